import { cached, gathered, grouped } from '../model/maps';
import { isExportedTo } from '../routing/fields/exports';
import type { Indexes } from '../routing/indexes';
import type { ForProxy } from '../routing/rules/for-proxy';
import type { VirtualService } from '../routing/rules/virtual-service';
import { has } from '../routing/services/pods';
import type { Service } from '../routing/services/services';
import { EgressHosts } from '../routing/sidecar/egress-hosts';
import type { Caller } from '../routing/traffic/request';

/** A client inside the mesh. */
export interface Client extends Caller {
  readonly kind: 'sidecar';
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The clients of a mesh, so that few of them have to be asked what all see. */
export class Clients {
  /** By host. */
  readonly services: ReadonlyMap<string, readonly Service[]>;
  private readonly byNamespace: ReadonlyMap<string, readonly Client[]>;
  private readonly differing = new Map<string, ReadonlySet<string>>();
  private readonly egress = new Map<Client, readonly EgressHosts[]>();

  /** Clients with the same labels, as far as anything asks for them, are one. */
  constructor(all: readonly Client[], private readonly indexes: Indexes) {
    const alike = new Map(all.map(({ kind, namespace, labels }) => {
      const client = { kind, namespace, labels: indexes.labelsThatMatter(labels) };
      return [JSON.stringify([namespace, client.labels]), client] as const;
    }));
    this.byNamespace = gathered([...alike.values()].map(client => [client.namespace, client] as const));
    this.services = gathered(indexes.services.all.map(service => [service.host, service] as const));
  }

  /** Those that a rule is for: in each list those that see some hosts alike. */
  meeting(virtualService: VirtualService, forProxy: ForProxy, hosts: readonly string[]): readonly (readonly Client[])[] {
    const differing = new Set(hosts.flatMap(host => [...this.namespacesThatDiffer(host)]));
    const all = [...this.byNamespace].filter(([namespace]) => isExportedTo(virtualService.exports, namespace)).flatMap(([, clients]) => clients)
      .filter(client => isFor(forProxy, client) && this.takes(client, virtualService));
    const alike = grouped(all.filter(({ namespace }) => !differing.has(namespace)), client => this.indexes.sidecars.for(client));
    return [...all.filter(({ namespace }) => differing.has(namespace)).map(client => [client]), ...alike.values()];
  }

  /** Whether the Sidecar of a client, if it has one, has rules of a VirtualService. */
  private takes(client: Client, virtualService: VirtualService): boolean {
    const resource = this.indexes.sidecars.for(client);
    if (resource === undefined) return true;
    const listeners = cached(this.egress, client, () => resource.egress.map(({ hosts }) => new EgressHosts(hosts, client.namespace)));
    return listeners.some(one => one.takes(virtualService));
  }

  /** The namespaces whose clients may see something else behind a host than those of all other namespaces. */
  private namespacesThatDiffer(host: string): ReadonlySet<string> {
    return cached(this.differing, host, () => {
      const { local, exported } = this.indexes.rules;
      const owners = [...local].filter(([, rules]) => rules.mostSpecific(host) !== undefined).map(([namespace]) => namespace);
      const named = [...exported.values()].flatMap(rules => (rules.mostSpecific(host) ?? []).flatMap(({ exportTo }) => [...exportTo]));
      const services = this.services.get(host) ?? [];
      const isForAll = services.length < 2 && services.every(({ exports }) => exports.has('*'));
      return new Set([...owners, ...named, ...isForAll ? [] : services.flatMap(({ namespace, exports }) => [namespace, ...exports])]);
    });
  }
}

/** Where a rule asks for gateways, it asks neither for namespaces nor for labels. */
function isFor({ gateways, sourceNamespace, sourceLabels }: ForProxy, { namespace, labels }: Client): boolean {
  return gateways.length > 0 || (sourceNamespace === '' || sourceNamespace === namespace) && has(labels, sourceLabels);
}
