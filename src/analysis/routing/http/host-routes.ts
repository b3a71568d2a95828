import { applied, type Effect, effectOf, effectOfService } from './effect';
import type { RouteRule } from './http-routes';
import type { VirtualHost } from './virtual-hosts';
import { lazy } from '../../model/lazy';
import { cached } from '../../model/maps';
import { type Condition, meets } from '../rules/condition';
import type { Clusters } from '../services/clusters';
import { type Outcome, refused, sentToTls } from '../traffic/outcome';
import type { Content } from '../traffic/request';

/** A virtual host as one proxy has it: what it takes, in order, and what becomes of that. */
export interface HostRoutes {
  readonly host: VirtualHost;
  readonly entries: () => readonly RouteEntry[];
}

/** What takes the requests that meet all of some conditions, and that no earlier entry has taken. */
export interface RouteEntry {
  readonly conditions: readonly Condition[];
  /** Nothing if all goes to a service that no VirtualService has routes for. */
  readonly rule: RouteRule | undefined;
  readonly effect: () => Effect;
}

/** The virtual hosts of one proxy. Virtual hosts are shared by proxies, and lead to clusters of each. */
export class ProxyHosts {
  private readonly routes = new Map<VirtualHost, HostRoutes>();
  private readonly effects = new Map<RouteRule, Effect>();

  constructor(private readonly clusters: Clusters) {}

  routesOf(host: VirtualHost): HostRoutes {
    return cached(this.routes, host, () => ({ host, entries: lazy(() => this.entriesOf(host)) }));
  }

  private entriesOf({ service, rules }: VirtualHost): readonly RouteEntry[] {
    if (service !== undefined) return [{ conditions: [], rule: undefined, effect: lazy(() => effectOfService(service, this.clusters)) }];
    return rules().map(rule => ({ conditions: rule.match?.conditions ?? [], rule, effect: () => this.effectOf(rule) }));
  }

  private effectOf(rule: RouteRule): Effect {
    return cached(this.effects, rule, () => effectOf(rule, this.clusters));
  }
}

/** What becomes of a request that meets a virtual host. */
export function outcomeAt({ host, entries }: HostRoutes, content: Content): Outcome {
  if (host.requiresTls && content.scheme === 'http') return sentToTls(host.name);
  const taking = entries().find(({ conditions }) => meets(conditions, content));
  return taking === undefined ? { ...refused('no route matches'), virtualHost: host.name } : applied(taking.effect(), host.name, content);
}
