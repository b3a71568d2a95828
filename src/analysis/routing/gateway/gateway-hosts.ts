import { hostsFor, type Server } from './gateway-server';
import type { GatewayView } from './gateway-view';
import { cached } from '../../model/maps';
import { intersection } from '../fields/host-names';
import { type LeftOut, nameIn, type RouteRule, type RouteRules, routeRulesOf } from '../http/http-routes';
import type { VirtualHost } from '../http/virtual-hosts';
import { takesAll } from '../rules/http-match';
import type { VirtualService } from '../rules/virtual-service';

interface Draft {
  readonly name: string;
  readonly rules: RouteRule[];
  /** What was left out of each VirtualService, the last time that it was written out. */
  readonly leftOut: Map<VirtualService, readonly LeftOut[]>;
  requiresTls: boolean;
}

/** The virtual hosts behind some servers: the routes of all VirtualServices for a host one after another, those that take all at the end. */
export function gatewayHosts(view: GatewayView, servers: readonly Server[]): VirtualHost[] {
  const drafts = new Map<string, Draft>();
  const written = new Map<string, RouteRules>();
  for (const server of servers) {
    for (const virtualService of view.virtualServicesFor(server.gateway)) {
      const hosts = intersection(hostsFor(server, virtualService.namespace), virtualService.hosts);
      const found = hosts.length === 0 ? NO_RULES : rulesFor(view, server, virtualService, written);
      if (found.rules.length === 0) continue;
      for (const host of hosts) addRules(draftFor(drafts, host.toLowerCase(), server), server, virtualService, found);
    }
    if (server.tls?.httpsRedirect) for (const host of server.hosts) draftFor(drafts, host.toLowerCase(), server).requiresTls = true;
  }
  // Where nothing is to be had, a name that stands for all leads to nothing.
  if (drafts.size === 0) {
    return servers.slice(0, 1).map(({ port }) => hostFor('*', { name: `blackhole:${port}`, rules: [], leftOut: new Map(), requiresTls: false }));
  }
  return [...drafts].map(([host, draft]) => hostFor(host, draft));
}

const NO_RULES: RouteRules = { rules: [], leftOut: [] };

function hostFor(host: string, { name, rules, leftOut, requiresTls }: Draft): VirtualHost {
  const sorted = lastThoseThatTakeAll(rules);
  const general = { service: undefined, hasShortName: false, requiresTls };
  return { name, domains: [host], rules: () => sorted, leftOut: () => [...leftOut.values()].flat(), ...general };
}

function addRules(draft: Draft, server: Server, virtualService: VirtualService, { rules, leftOut }: RouteRules): void {
  draft.rules.push(...rules);
  draft.leftOut.set(virtualService, leftOut);
  if (server.tls?.httpsRedirect) draft.requiresTls = true;
}

function draftFor(drafts: Map<string, Draft>, host: string, { port }: Server): Draft {
  return cached(drafts, host, () => ({ name: `${host}:${port}`, rules: [], leftOut: new Map(), requiresTls: false }));
}

/** A VirtualService is written out once for a Gateway, whatever its servers are. */
function rulesFor(
  view: GatewayView, server: Server, virtualService: VirtualService, written: Map<string, RouteRules>,
): RouteRules {
  const key = `${server.gateway} ${virtualService.namespace}/${virtualService.name}`;
  const before = written.get(key);
  if (before !== undefined) return before;
  const { namespace, labels, scope } = view;
  const found = routeRulesOf(virtualService, {
    namespace,
    labels,
    gateway: server.gateway,
    port: server.port,
    isTls: server.tls !== undefined,
    nameOf: target => nameIn(target, server.port, view.serviceIn(target.host, virtualService.namespace) ?? scope.byHost.get(target.host)),
  });
  if (found.rules.length > 0) written.set(key, found);
  return found;
}

function lastThoseThatTakeAll(rules: readonly RouteRule[]): readonly RouteRule[] {
  return [...rules.filter(({ match }) => !takesAll(match)), ...rules.filter(({ match }) => takesAll(match))];
}
