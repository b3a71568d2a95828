import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { checkContainer } from './container-checks';
import type { ContainerOptions } from './container-options';
import { besideSpec, containerSpec, some } from './container-spec';
import { containersBeside } from './pod-checks';
import { volumesOf } from './volumes';
import { WrittenObject } from '../../objects/written-object';
import { labelsIn } from '../brought-in/deployment-labels';
import type { Manifest } from '../brought-in/manifest';
import { spreadSpec, writeCapacity } from '../capacity/capacity-objects';
import type { Pods, PodsRequest } from '../pods';

/** Writes the Deployment of a container. */
export function writeDeployment(scope: Construct, request: PodsRequest, options: ContainerOptions): Pods {
  const { app, version, label, path, namespace } = request;
  checkContainer(path, app, options);
  const labels = { app, version: label };
  const podLabels = { app, 'version': label, 'sidecar.istio.io/inject': 'true' };
  const spec: Manifest<k8s.DeploymentSpec> = {
    replicas: options.replicas,
    selector: { matchLabels: labels },
    // A pod leaves only after its successor is ready.
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      metadata: { labels: podLabels, annotations: Object.keys(options.podAnnotations ?? {}).length > 0 ? options.podAnnotations : undefined },
      spec: podSpec(request, options, labels),
    },
  };
  const metadata = { name: `${app}-${version}`, namespace, labels };
  const deployment = new WrittenObject(scope, `Deployment-${version}`, { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec });
  writeCapacity(scope, { apiVersion: 'apps/v1', kind: 'Deployment', name: metadata.name, namespace, version, podLabels: labels, container: app }, options);
  return {
    labels: { version: label },
    allLabels: () => deployment.isPatched ? labelsIn(deployment) : podLabels,
    replicas: options.replicas,
    bounds: options.autoscaling?._plan,
    bypassesSidecar: Object.keys(options.podAnnotations ?? {}).some(name => name.endsWith('InboundPorts')),
    deployment,
  };
}

function podSpec(request: PodsRequest, options: ContainerOptions, labels: Readonly<Record<string, string>>): Manifest<k8s.PodSpec> {
  return {
    serviceAccountName: options.serviceAccountName ?? request.serviceAccountName,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    topologySpreadConstraints: some(spreadSpec(options.spread ?? [], labels)),
    terminationGracePeriodSeconds: options.terminationGracePeriod?.toSeconds(),
    nodeSelector: Object.keys(options.nodeSelector ?? {}).length > 0 ? options.nodeSelector : undefined,
    tolerations: some((options.tolerations ?? []).map(({ _plan }) => _plan)),
    imagePullSecrets: some((options.imagePullSecrets ?? []).map(name => ({ name }))),
    initContainers: some((options.initContainers ?? []).map(besideSpec)),
    containers: [containerSpec(request, options), ...(options.sidecars ?? []).map(besideSpec)],
    volumes: some(volumesOf([options, ...containersBeside(options)])),
  };
}
