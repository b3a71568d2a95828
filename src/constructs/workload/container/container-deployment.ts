import { Lazy } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { checkContainer } from './container-checks';
import type { ContainerOptions } from './container-options';
import { containerPorts } from './container-ports';
import { besideSpec, containerSpec, some } from './container-spec';
import { containersBeside } from './pod-checks';
import type { Manifest } from '../brought-in/manifest';
import { readWorkload } from '../brought-in/workload-manifest';
import { spreadSpec, writeCapacity } from '../capacity/capacity-objects';
import type { Pods, PodsRequest } from '../pods';
import { volumesOf } from './volumes';
import { writtenName } from '../../objects/written-name';
import { WrittenObject } from '../../objects/written-object';
import type { Labels } from '../../values/labels';

/** Writes the Deployment of a container, and what counts its pods. */
export function writeDeployment(scope: Construct, request: PodsRequest, options: ContainerOptions): Pods {
  const { app, version, label, path, namespace } = request;
  checkContainer(path, app, options);
  const podLabels = () => request.selected({ app, 'version': label, 'sidecar.istio.io/inject': 'true' });
  const specWith = deploymentSpec(request, options);
  const labels = { app, version: label };
  const written = { apiVersion: 'apps/v1', kind: 'Deployment' };
  const metadata = { name: `${app}-${version}`, namespace, labels };
  const spec = Lazy.any({ produce: () => specWith(podLabels()) });
  const deployment = new WrittenObject(scope, `Deployment-${version}`, { ...written, metadata, spec });
  const read = () => deployment.isPatched ? readWorkload({ object: deployment, path }, 'spec.template') : undefined;
  const target = { ...written, ...metadata, version, writtenName: () => writtenName(deployment), container: () => app };
  writeCapacity(scope, { ...target, selector: () => selectorOf(podLabels()) }, options);
  return {
    labels: () => ({ version: label }),
    found: () => {
      const { podLabels: allLabels, replicas } = read() ?? { podLabels: podLabels(), replicas: options.replicas };
      return {
        allLabels,
        replicas,
        bounds: options.autoscaling?._plan,
        bypassesSidecar: Object.keys(options.podAnnotations ?? {}).some(name => name.endsWith('InboundPorts')),
      };
    },
    isAtRest: options.replicas === 0,
    deployment,
  };
}

/** Everything but the labels and the names of ports, which the Service has a say in, is as it was when the version was added. */
function deploymentSpec(request: PodsRequest, options: ContainerOptions): (labels: Labels) => Manifest<k8s.DeploymentSpec> {
  const annotations = Object.keys(options.podAnnotations ?? {}).length > 0 ? options.podAnnotations : undefined;
  const pod = podSpec(request, options);
  const container = containerSpec(request, options);
  const sidecars = (options.sidecars ?? []).map(besideSpec);
  return labels => ({
    replicas: options.replicas,
    selector: { matchLabels: selectorOf(labels) },
    // A pod leaves only after its successor is ready.
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      metadata: { labels, annotations },
      spec: {
        ...pod,
        containers: [{ ...container, ports: containerPorts(request) }, ...sidecars],
        topologySpreadConstraints: some(spreadSpec(options.spread ?? [], selectorOf(labels))),
      },
    },
  });
}

/** What the pods of a version have, and no others. */
function selectorOf({ app, version }: Labels): Labels {
  return { app, version };
}

function podSpec(request: PodsRequest, options: ContainerOptions): Omit<Manifest<k8s.PodSpec>, 'containers'> {
  return {
    serviceAccountName: options.serviceAccountName ?? request.serviceAccountName,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    terminationGracePeriodSeconds: options.terminationGracePeriod?.toSeconds(),
    nodeSelector: Object.keys(options.nodeSelector ?? {}).length > 0 ? options.nodeSelector : undefined,
    tolerations: some((options.tolerations ?? []).map(({ _plan }) => _plan)),
    imagePullSecrets: some((options.imagePullSecrets ?? []).map(name => ({ name }))),
    initContainers: some((options.initContainers ?? []).map(besideSpec)),
    volumes: some(volumesOf([options, ...containersBeside(options)])),
  };
}
