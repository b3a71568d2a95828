import { PortTables } from './port-tables';
import type { SidecarScope } from './scope';
import { type ScopeIndexes, scopeIdOf, scopeOf } from './scopes';
import { SidecarProxy } from './sidecar-proxy';
import { cached } from '../../model/maps';
import type { ClientConditions } from '../rules/virtual-service-index';
import { Clusters } from '../services/clusters';
import type { Client, RuleIndex } from '../services/destination-rules';
import type { Workloads } from '../services/endpoints';

/** What a mesh has for sidecars. */
export interface SidecarIndexes extends ScopeIndexes {
  readonly rules: RuleIndex;
  readonly workloads: Workloads;
  readonly conditions: ClientConditions;
}

/** The sidecars of a mesh. Those for which it is the same share their tables. */
export class Sidecars {
  private readonly scopes = new Map<string, SidecarScope>();
  private readonly tables = new Map<string, PortTables>();

  constructor(private readonly indexes: SidecarIndexes) {}

  /** The sidecar of a client, with the labels that matter. */
  proxyOf(id: string, client: Client): SidecarProxy {
    const { indexes } = this;
    const { services, virtualServices, rules, workloads } = indexes;
    const { domain } = services;
    const scope = this.scopeOf(client);
    const tables = cached(this.tables, this.sharedKey(scope, client), () => new PortTables({ ...client, scope, domain }));
    const clusters = new Clusters({ scope: scope.services, rules, workloads, client, isGateway: false });
    const addressOf = (host: string) => services.addressOf(host, client.namespace);
    return new SidecarProxy({ ...client, id, scope, domain, clusters, allVirtualServices: virtualServices.all, addressOf }, tables);
  }

  private scopeOf(client: Client): SidecarScope {
    return cached(this.scopes, scopeIdOf(this.indexes, client), () => scopeOf(this.indexes, client));
  }

  /** What makes a difference for virtual hosts. */
  private sharedKey({ id }: SidecarScope, { namespace, labels }: Client): string {
    const { conditions } = this.indexes;
    const asked = Object.entries(labels).filter(([name]) => conditions.labels.has(name));
    return `${id} ${conditions.namespaces ? namespace : ''} ${JSON.stringify(asked)}`;
  }
}
