import { hostsFor, type Server } from './gateway-server';
import type { GatewayView } from './gateway-view';
import { intersection } from '../../model/hosts';
import { nameIn, type RouteRule, routeRulesOf } from '../http/http-routes';
import type { VirtualHost } from '../http/virtual-hosts';
import { takesAll } from '../rules/http-match';
import type { VirtualService } from '../rules/virtual-service';

interface Draft {
  readonly name: string;
  readonly rules: RouteRule[];
  requiresTls: boolean;
}

/** The virtual hosts behind some servers: the routes of all VirtualServices for a host one after another, those that take all at the end. */
export function gatewayHosts(view: GatewayView, servers: readonly Server[]): VirtualHost[] {
  const drafts = new Map<string, Draft>();
  const written = new Map<string, readonly RouteRule[]>();
  for (const server of servers) {
    for (const virtualService of view.virtualServicesFor(server.gateway)) {
      const hosts = intersection(hostsFor(server, virtualService.namespace), virtualService.hosts);
      const rules = hosts.length === 0 ? [] : rulesFor(view, server, virtualService, written);
      if (rules.length === 0) continue;
      for (const host of hosts) addRules(drafts, host.toLowerCase(), server, rules);
    }
    if (server.tls?.httpsRedirect) for (const host of server.hosts) draftFor(drafts, host.toLowerCase(), server).requiresTls = true;
  }
  // Where nothing is to be had, a name that stands for all leads to nothing.
  if (drafts.size === 0) {
    return servers.slice(0, 1).map(({ port }) => ({ name: `blackhole:${port}`, domains: ['*'], rules: () => [], service: undefined, hasShortName: false, requiresTls: false }));
  }
  return [...drafts].map(([host, { name, rules, requiresTls }]) => {
    const sorted = lastThoseThatTakeAll(rules);
    return { name, domains: [host], rules: () => sorted, service: undefined, hasShortName: false, requiresTls };
  });
}

function addRules(drafts: Map<string, Draft>, host: string, server: Server, rules: readonly RouteRule[]): void {
  const draft = draftFor(drafts, host, server);
  draft.rules.push(...rules);
  if (server.tls?.httpsRedirect) draft.requiresTls = true;
}

function draftFor(drafts: Map<string, Draft>, host: string, { port }: Server): Draft {
  let draft = drafts.get(host);
  if (draft === undefined) drafts.set(host, draft = { name: `${host}:${port}`, rules: [], requiresTls: false });
  return draft;
}

/** A VirtualService is written out once for a Gateway, whatever its servers are. */
function rulesFor(
  view: GatewayView, server: Server, virtualService: VirtualService, written: Map<string, readonly RouteRule[]>,
): readonly RouteRule[] {
  const key = `${server.gateway} ${virtualService.namespace}/${virtualService.name}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const { namespace, labels, scope } = view;
  const rules = routeRulesOf(virtualService, {
    namespace,
    labels,
    gateway: server.gateway,
    port: server.port,
    isTls: server.tls !== undefined,
    nameOf: target => nameIn(target, server.port, view.serviceIn(target.host, virtualService.namespace) ?? scope.byHost.get(target.host)),
  });
  if (rules.length > 0) written.set(key, rules);
  return rules;
}

function lastThoseThatTakeAll(rules: readonly RouteRule[]): readonly RouteRule[] {
  return [...rules.filter(({ match }) => !takesAll(match)), ...rules.filter(({ match }) => takesAll(match))];
}
