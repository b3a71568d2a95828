import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { labelsIn } from './deployment-labels';
import { refuse } from '../../refusals/refusal';
import type { Pods, PodsRequest } from '../pods';

/** Takes a Deployment of cdk8s-plus as the pods of a version, and adds the labels that Istio and Kiali need where they are missing. */
export function bringInDeployment(deployment: kplus.Deployment, { app, version, label, namespace }: PodsRequest): Pods {
  const own = deployment.metadata.namespace;
  if (own !== namespace) {
    refuse('CDI306', `the Deployment '${deployment.node.path}' is in ${named(own)} and the Service '${app}' in ${named(namespace)}, so the Service cannot select its pods`,
      'put both into one namespace');
  }
  const carried = deployment.podMetadata.getLabel('version');
  if (carried !== undefined && carried !== label) {
    refuse('CDI305', `the pods of '${deployment.node.path}' already carry version=${carried}, so they are not version '${label}' of '${app}'`,
      `bring each Deployment in only once; if its pods have a label of their own, name it with addVersion('${version}', …, { label: '${carried}' })`);
  }
  deployment.podMetadata.addLabel('version', label);
  if (deployment.podMetadata.getLabel('app') === undefined) deployment.podMetadata.addLabel('app', app);
  return {
    labels: { version: label },
    replicas: deployment.replicas,
    allLabels: () => labelsIn(ApiObject.of(deployment)),
  };
}

function named(namespace: string | undefined): string {
  return namespace === undefined ? 'no stated namespace' : `namespace '${namespace}'`;
}
