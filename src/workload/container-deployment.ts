import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { checkContainer } from './container-checks';
import type { ContainerOptions } from './container-options';
import { containerSpec, some } from './container-spec';
import type { Pods, PodsRequest } from './pods';
import { volumesOf } from './volumes';

/** Writes the Deployment of a container: a finished manifest, because the class of cdk8s-plus would drop what a patch adds. */
export function writeDeployment(scope: Construct, request: PodsRequest, options: ContainerOptions): Pods {
  checkContainer(scope.node.path, options);
  const { app, version, label, namespace } = request;
  const labels = { app, version: label };
  const podLabels = { ...labels, 'sidecar.istio.io/inject': 'true' };
  const deployment = new ApiObject(scope, 'Deployment', k8s.KubeDeployment.manifest({
    metadata: { name: `${app}-${version}`, namespace, labels },
    spec: {
      replicas: options.replicas,
      selector: { matchLabels: labels },
      // A pod leaves only after its successor is ready.
      strategy: { rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(1), maxUnavailable: k8s.IntOrString.fromNumber(0) } },
      template: {
        metadata: { labels: podLabels, annotations: Object.keys(options.podAnnotations ?? {}).length > 0 ? options.podAnnotations : undefined },
        spec: podSpec(request, options),
      },
    },
  }));
  return { labels: { version: label }, allLabels: () => podLabels, replicas: options.replicas, deployment };
}

function podSpec(request: PodsRequest, options: ContainerOptions): k8s.PodSpec {
  return {
    serviceAccountName: options.serviceAccountName ?? request.serviceAccountName,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    terminationGracePeriodSeconds: options.terminationGracePeriod?.toSeconds(),
    containers: [containerSpec(request, options)],
    volumes: some(volumesOf(options.writablePaths ?? [])),
  };
}
