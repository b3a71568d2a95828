import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ContainerOptions } from './container-options';
import { containerSpec, volumesOf } from './container-spec';
import type { Pods, PodsRequest } from './pods';
import { refuse } from '../diagnostics/refusal';

/** The user of the sidecar, whose traffic is not redirected. */
const SIDECAR_USER = 1337;

/** Writes the Deployment of a container. */
export function writeDeployment(scope: Construct, request: PodsRequest, options: ContainerOptions): Pods {
  checkOptions(scope.node.path, options);
  const { app, version, label, namespace } = request;
  const labels = { app, version: label };
  const podLabels = { ...labels, 'sidecar.istio.io/inject': 'true' };
  const deployment = new k8s.KubeDeployment(scope, 'Deployment', {
    metadata: { name: `${app}-${version}`, namespace, labels },
    spec: {
      replicas: options.replicas,
      selector: { matchLabels: labels },
      // A pod leaves only after its successor is ready.
      strategy: { rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(1), maxUnavailable: k8s.IntOrString.fromNumber(0) } },
      template: {
        metadata: { labels: podLabels, annotations: options.podAnnotations },
        spec: podSpec(request, options),
      },
    },
  });
  return { labels: { version: label }, allLabels: () => podLabels, deployment };
}

function podSpec(request: PodsRequest, options: ContainerOptions): k8s.PodSpec {
  return {
    serviceAccountName: options.serviceAccountName ?? request.serviceAccountName,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    terminationGracePeriodSeconds: options.terminationGracePeriod?.toSeconds(),
    containers: [containerSpec(request, options)],
    volumes: volumesOf(options.writablePaths ?? []),
  };
}

function checkOptions(path: string, { image, replicas, runAsUser }: ContainerOptions): void {
  if (image.trim() !== image || image === '') {
    refuse('CDI307', `the container of '${path}' must have an image, got '${image}'`, 'pass its name with tag or digest, without white space');
  }
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 0)) {
    refuse('CDI307', `the container of '${path}' must have a whole number of replicas, got ${replicas}`, 'pass 0 or more, or leave it to an autoscaler');
  }
  if (runAsUser !== undefined && (!Number.isInteger(runAsUser) || runAsUser < 1 || runAsUser === SIDECAR_USER)) {
    refuse('CDI308', `the container of '${path}' must run as a user of its own, got ${runAsUser}`, 'pass a whole number other than 0 (root) and 1337 (the sidecar), as in 1000');
  }
}
