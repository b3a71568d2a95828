import type { Construct, Node } from 'constructs';
import { refuse } from '../refusals/refusal';

/** The DNS domain that a cluster has unless it is set up otherwise. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** A service by its names. */
interface Named {
  readonly name: string;
  readonly namespace?: string;
  readonly clusterDomain: string;
  readonly node: Node;
}

/** The host by which every namespace reaches a service. */
export function fullHost({ name, namespace, clusterDomain, node }: Named, caller: Construct): string {
  if (namespace === undefined) {
    refuse('CDI210', `'${caller.node.path}' reaches '${node.path}' from another namespace, and its chart has no namespace`,
      'give its chart a namespace, as in new Chart(app, id, { namespace })');
  }
  return `${name}.${namespace}.svc.${clusterDomain}`;
}
