import type { Client } from '../../../probes/clients';
import type { GatewayCaller } from '../../../probes/dead-ends';
import type { Context } from '../../index/context';
import { workloadOf } from '../../index/gateways';
import { isInjected, namespaceLabels } from '../../index/injection';
import type { Pod } from '../../index/pod';

const ROOT = 'istio-system';

/** Who may call somebody inside the mesh: pods with sidecars, and whatever else may run in a namespace that has sidecars. */
export function clientsIn(context: Context): readonly Client[] {
  const gateways = new Set<Pod>(context.of('Gateway').flatMap(gateway => workloadOf(gateway, context).pods));
  const pods = context.pods.all.filter(pod => !gateways.has(pod) && pod.subject !== undefined && isInjected(context, pod));
  const namespaces = [...context.of('Namespace').map(({ object }) => object.name), ...context.of('Service').map(({ object }) => object.namespace)];
  const others = [...new Set(namespaces)].filter(name => name !== ROOT && hasSidecars(name, context));
  return [...others.map(namespace => client(namespace, {})), ...pods.map(({ namespace, labels }) => client(namespace, labels))];
}

function client(namespace: string, labels: Readonly<Record<string, string>>): Client {
  return { kind: 'sidecar', namespace, labels };
}

function hasSidecars(namespace: string, context: Context): boolean {
  const labels = namespaceLabels(context, namespace);
  return labels['istio-injection'] === 'enabled' || labels['istio-injection'] === undefined && labels['istio.io/rev'] !== undefined;
}

/** The pods of Gateways. */
export function gatewaysIn(context: Context): readonly GatewayCaller[] {
  return context.of('Gateway').flatMap(gateway => {
    const name = `${gateway.object.namespace}/${gateway.object.name}`;
    return workloadOf(gateway, context).pods.map(({ namespace, labels }) => ({ gateway: name, caller: { kind: 'gateway', namespace, labels } }));
  });
}
