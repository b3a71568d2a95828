import type { Manifests } from '../../model/manifest';
import { gatewayCaller } from '../../routing/callers';
import { objectAt, objectsAt, textAt, textMapAt } from '../../routing/fields/fields';
import { gatewaysAt } from '../../routing/fields/gateway-names';
import type { Mesh } from '../../routing/mesh';
import type { Caller } from '../../routing/traffic/request';

/** Where requests come from. */
export interface Vantage {
  readonly caller: Caller;
  /** In words, as in `through gateway bookinfo/edge`. */
  readonly from: string;
}

/** A namespace that no manifest names: it stands for all of them. */
const ELSEWHERE = 'any-other-namespace';

/** Kinds that are for the clients with some labels. */
const SELECTING: ReadonlySet<string> = new Set(['DestinationRule', 'Sidecar']);

/** Everybody inside the mesh for whom something may be different, each kind of clients once. */
export function clientsOf(states: readonly Manifests[], namespaces: ReadonlySet<string>): readonly Vantage[] {
  const asked = states.flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'VirtualService')).flatMap(({ spec }) =>
    ['http', 'tls', 'tcp'].flatMap(kind => objectsAt(spec, kind)).flatMap(route => objectsAt(route, 'match')));
  const selectors = states.flatMap(({ objects }) => objects.filter(({ kind }) => SELECTING.has(kind))).map(({ spec }) => {
    const selector = objectAt(spec, 'workloadSelector');
    return { ...textMapAt(selector, 'matchLabels'), ...textMapAt(selector, 'labels') };
  });
  const labels = together([...asked.map(match => textMapAt(match, 'sourceLabels')), ...selectors]);
  const sources = asked.map(match => textAt(match, 'sourceNamespace')).filter(name => name !== '');
  return [...new Set([ELSEWHERE, ...namespaces, ...sources])].flatMap(namespace => labels.map(own => clientIn(namespace, own)));
}

type Labels = Readonly<Record<string, string>>;

/** So many kinds of labels are put together in every way; of more each is taken by itself, and all of them at once. */
const FEW = 4;

/** No labels, and all that clients may have of what is asked for. */
function together(asked: readonly Labels[]): readonly Labels[] {
  const kinds = [...new Map(asked.filter(one => Object.keys(one).length > 0).map(one => [JSON.stringify(one), one])).values()];
  const all = kinds.length <= FEW
    ? kinds.reduce<readonly Labels[]>((sets, one) => [...sets, ...sets.map(set => ({ ...set, ...one }))], [{}])
    : [{}, ...kinds, Object.assign({}, ...kinds) as Labels];
  return [...new Map(all.map(one => [JSON.stringify(Object.entries(one).sort()), one])).values()];
}

function clientIn(namespace: string, labels: Readonly<Record<string, string>>): Vantage {
  const withLabels = Object.entries(labels).map(([name, value]) => `${name}=${value}`).join(', ');
  const place = namespace === ELSEWHERE ? 'from anywhere in the mesh' : `from namespace ${namespace}`;
  return { caller: { kind: 'sidecar', namespace, labels }, from: withLabels === '' ? place : `${place}, callers with ${withLabels}` };
}

/** The Gateways that VirtualServices of either state are bound to, or that change. */
export function gatewaysOf(states: readonly Manifests[]): readonly Vantage[] {
  const found = new Map<string, Vantage>();
  for (const manifests of states) {
    const bound = new Set(manifests.objects.filter(({ kind }) => kind === 'VirtualService').flatMap(({ spec, namespace }) => [
      ...gatewaysAt(spec, namespace), ...objectsAt(spec, 'http').flatMap(route => objectsAt(route, 'match')).flatMap(match => gatewaysAt(match, namespace)),
    ]));
    for (const gateway of manifests.objects.filter(({ kind, group }) => kind === 'Gateway' && group === 'networking.istio.io')) {
      const name = `${gateway.namespace}/${gateway.name}`;
      const caller = bound.has(name) ? gatewayCaller(gateway, manifests) ?? unknownPods(textMapAt(gateway.spec, 'selector'), gateway.namespace) : undefined;
      if (caller !== undefined) add(found, caller, name);
    }
  }
  return [...found.values()];
}

/** Pods that no manifest has: those of an installation, wherever it is. */
function unknownPods(labels: Readonly<Record<string, string>>, namespace: string): Caller {
  return { kind: 'gateway', namespace, labels };
}

/** Gateways of the same pods are one vantage. */
function add(found: Map<string, Vantage>, caller: Caller, name: string): void {
  const key = JSON.stringify([caller.namespace, caller.labels]);
  const known = found.get(key);
  if (known === undefined) found.set(key, { caller, from: `through gateway ${name}` });
  else if (!known.from.split(/, | /).includes(name)) found.set(key, { caller, from: `${known.from}, ${name}` });
}

/** The ports at which either state listens for a caller. */
export function portsOf(meshes: readonly Mesh[], caller: Caller): readonly number[] {
  return [...new Set(meshes.flatMap(mesh => mesh.proxyOf(caller).listeners()))].sort((one, other) => one - other);
}
