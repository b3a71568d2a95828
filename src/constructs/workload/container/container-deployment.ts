import { Lazy } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { checkContainer } from './container-checks';
import type { ContainerOptions } from './container-options';
import { containerSpec, some } from './container-spec';
import type { Manifest } from '../brought-in/manifest';
import { readWorkload } from '../brought-in/workload-manifest';
import type { Pods, PodsRequest } from '../pods';
import { volumesOf } from './volumes';
import { WrittenObject } from '../../objects/written-object';
import type { Labels } from '../../values/labels';

/** Writes the Deployment of a container. */
export function writeDeployment(scope: Construct, request: PodsRequest, options: ContainerOptions): Pods {
  const { app, version, label, path, namespace } = request;
  checkContainer(path, options);
  const podLabels = () => request.selected({ app, 'version': label, 'sidecar.istio.io/inject': 'true' });
  const specWith = deploymentSpec(request, options);
  const deployment = new WrittenObject(scope, `Deployment-${version}`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${app}-${version}`, namespace, labels: { app, version: label } },
    spec: Lazy.any({ produce: () => specWith(podLabels()) }),
  });
  return {
    labels: () => ({ version: label }),
    found: () => ({ allLabels: deployment.isPatched ? readWorkload({ object: deployment, path }, 'spec.template').podLabels : podLabels(), replicas: options.replicas }),
    deployment,
  };
}

/** Everything but the labels, which the Service has a say in, is as it was when the version was added. */
function deploymentSpec(request: PodsRequest, options: ContainerOptions): (labels: Labels) => Manifest<k8s.DeploymentSpec> {
  const annotations = Object.keys(options.podAnnotations ?? {}).length > 0 ? options.podAnnotations : undefined;
  const spec = podSpec(request, options);
  return labels => ({
    replicas: options.replicas,
    selector: { matchLabels: { app: labels.app, version: labels.version } },
    // A pod leaves only after its successor is ready.
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: { metadata: { labels, annotations }, spec },
  });
}

function podSpec(request: PodsRequest, options: ContainerOptions): Manifest<k8s.PodSpec> {
  return {
    serviceAccountName: options.serviceAccountName ?? request.serviceAccountName,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    terminationGracePeriodSeconds: options.terminationGracePeriod?.toSeconds(),
    containers: [containerSpec(request, options)],
    volumes: some(volumesOf(options.writablePaths ?? [])),
  };
}
