import { hostsFor, type Server } from './gateway-server';
import type { GatewayView } from './gateway-view';
import { intersection } from '../../model/hosts';
import { lazy } from '../../model/lazy';
import { cached } from '../../model/maps';
import { nameIn, type RouteRule, type RouteRules, routeRulesOf } from '../http/http-routes';
import type { VirtualHost } from '../http/virtual-hosts';
import { takesAll } from '../rules/http-match';
import type { VirtualService } from '../rules/virtual-service';

interface Draft {
  readonly name: string;
  /** What each VirtualService has for it; twice if it is for two Gateways. */
  readonly found: RouteRules[];
  requiresTls: boolean;
}

/** The virtual hosts behind some servers: the routes of all VirtualServices for a host one after another, those that take all at the end. */
export function gatewayHosts(view: GatewayView, servers: readonly Server[]): VirtualHost[] {
  const drafts = new Map<string, Draft>();
  const written = new Map<string, RouteRules>();
  for (const server of servers) {
    for (const virtualService of view.virtualServicesFor(server.gateway)) {
      const hosts = intersection(hostsFor(server, virtualService.namespace), virtualService.hosts);
      if (hosts.length === 0) continue;
      const found = rulesFor(view, server, virtualService, written);
      if (found.rules.length > 0) for (const host of hosts) addRules(draftFor(drafts, host.toLowerCase(), server), server, found);
    }
    if (server.tls?.httpsRedirect) for (const host of server.hosts) draftFor(drafts, host.toLowerCase(), server).requiresTls = true;
  }
  // Where nothing is to be had, a name that stands for all leads to nothing.
  if (drafts.size === 0) {
    return servers.slice(0, 1).map(({ port }) => hostFor('*', { name: `blackhole:${port}`, found: [], requiresTls: false }));
  }
  return [...drafts].map(([host, draft]) => hostFor(host, draft));
}

function hostFor(host: string, { name, found, requiresTls }: Draft): VirtualHost {
  return {
    name,
    domains: [host],
    rules: lazy(() => lastThoseThatTakeAll(found.flatMap(({ rules }) => rules))),
    leftOut: from => found.filter(({ virtualService }) => virtualService === from).at(-1)?.leftOut ?? [],
    service: undefined,
    hasShortName: false,
    requiresTls,
  };
}

function addRules(draft: Draft, server: Server, found: RouteRules): void {
  draft.found.push(found);
  if (server.tls?.httpsRedirect) draft.requiresTls = true;
}

function draftFor(drafts: Map<string, Draft>, host: string, { port }: Server): Draft {
  return cached(drafts, host, () => ({ name: `${host}:${port}`, found: [], requiresTls: false }));
}

/** A VirtualService is written out once for a Gateway, whatever its servers are. */
function rulesFor(
  view: GatewayView, server: Server, virtualService: VirtualService, written: Map<string, RouteRules>,
): RouteRules {
  const key = `${server.gateway} ${virtualService.namespace}/${virtualService.name}`;
  const before = written.get(key);
  if (before !== undefined) return before;
  const found = rulesAt(view, server, virtualService);
  if (found.rules.length > 0) written.set(key, found);
  return found;
}

/** What a server has of a VirtualService, whatever its hosts are. */
export function rulesAt(view: GatewayView, server: Server, virtualService: VirtualService): RouteRules {
  const { namespace, labels, scope } = view;
  return routeRulesOf(virtualService, {
    namespace,
    labels,
    gateway: server.gateway,
    port: server.port,
    isTls: server.tls !== undefined,
    nameOf: target => nameIn(target, server.port, view.serviceIn(target.host, virtualService.namespace) ?? scope.byHost.get(target.host)),
  });
}

function lastThoseThatTakeAll(rules: readonly RouteRule[]): readonly RouteRule[] {
  return [...rules.filter(({ match }) => !takesAll(match)), ...rules.filter(({ match }) => takesAll(match))];
}
