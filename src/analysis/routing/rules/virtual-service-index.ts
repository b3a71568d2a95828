import type { VirtualService } from './virtual-service';
import { HostIndex } from '../../model/hosts';
import { cached, gathered } from '../../model/maps';
import { isExportedTo } from '../fields/exports';
import { objectAt, objectsAt, textAt } from '../fields/fields';

/** VirtualServices by what they are bound to. */
export class VirtualServiceIndex {
  private readonly byGateway: ReadonlyMap<string, readonly VirtualService[]>;
  private readonly chosen = new Map<string, readonly VirtualService[]>();
  private readonly owners = new Map<readonly VirtualService[], HostIndex<VirtualService>>();

  /** Whether all namespaces see the same. */
  readonly isSameFromEverywhere: boolean;

  /** In the order of their age. */
  constructor(readonly all: readonly VirtualService[]) {
    this.isSameFromEverywhere = all.every(({ exports }) => exports.has('*'));
    this.byGateway = gathered(all.flatMap(one => [...new Set(one.gateways)].map(gateway => [gateway, one] as const)));
  }

  /** Those that a proxy of a namespace gets for a gateway: its own private ones, then those for some namespaces, then all others. */
  visible(gateway: string, namespace: string): readonly VirtualService[] {
    return cached(this.chosen, `${gateway} ${namespace}`, () => choose(this.byGateway.get(gateway) ?? [], gateway, namespace));
  }

  /** The first that is visible for each host that is written. */
  ownersFor(gateway: string, namespace: string): HostIndex<VirtualService> {
    const seen = this.visible(gateway, namespace);
    return cached(this.owners, seen, () => ownersAmong(seen));
  }
}

/** Why proxies of a namespace do not get a VirtualService for a gateway, or nothing if they do. */
export function whyNotVisible({ gateways, exports }: VirtualService, gateway: string, namespace: string): string | undefined {
  if (!gateways.includes(gateway)) return `it is for the gateways ${gateways.join(', ')}`;
  return isExportedTo(exports, namespace) ? undefined : `it is not exported to the namespace '${namespace}'`;
}

function choose(all: readonly VirtualService[], gateway: string, namespace: string): readonly VirtualService[] {
  if (all.every(({ exports }) => exports.has('*'))) return all;
  const seen = all.filter(one => whyNotVisible(one, gateway, namespace) === undefined);
  const rank = (one: VirtualService) => one.exports.has('*') ? 2 : one.namespace === namespace ? 0 : 1;
  return [0, 1, 2].flatMap(wanted => seen.filter(one => rank(one) === wanted));
}

/** The first of some for each host that is written. */
export function ownersAmong(all: readonly VirtualService[]): HostIndex<VirtualService> {
  const index = new HostIndex<VirtualService>();
  for (const one of all) for (const host of one.hosts) if (index.get(host) === undefined) index.set(host, one);
  return index;
}

/** What VirtualServices ask of their clients. */
export interface ClientConditions {
  /** The names of labels. */
  readonly labels: ReadonlySet<string>;
  /** Whether any asks for a namespace. */
  readonly namespaces: boolean;
}

/** Of all that are written, delegates too: what they ask for is asked of the clients of their roots. Routes are not made for this, as few are asked for. */
export function conditionsOf(all: readonly VirtualService[]): ClientConditions {
  const labels = new Set<string>();
  let namespaces = false;
  for (const { object: { spec } } of all) {
    for (const match of ['http', 'tls', 'tcp'].flatMap(kind => objectsAt(spec, kind)).flatMap(route => objectsAt(route, 'match'))) {
      namespaces ||= textAt(match, 'sourceNamespace') !== '';
      for (const name of Object.keys(objectAt(match, 'sourceLabels') ?? {})) labels.add(name);
    }
  }
  return { labels, namespaces };
}
