import { selectorText } from '../../model/selector-text';
import { type HttpMatch, takesAll } from '../rules/http-match';
import type { HttpRoute } from '../rules/http-route';
import type { Target } from '../rules/target';
import type { DroppedRoute, VirtualService } from '../rules/virtual-service';
import type { ClusterName } from '../services/clusters';
import { has } from '../services/pods';
import type { RouteOrigin } from '../traffic/route-origin';

/** A proxy at a port, for which VirtualServices are written out. */
export interface Vantage {
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string;
  /** The Gateway, or `mesh`. */
  readonly gateway: string;
  /** Of the listener, or of the server of a Gateway. */
  readonly port: number;
  readonly isTls: boolean;
  /** What a target stands for, where it leaves something open. */
  readonly nameOf: (target: Target, from: VirtualService) => ClusterName;
}

/** An http route with one of its matches, as a proxy has it. */
export interface RouteRule {
  readonly name: string;
  readonly virtualService: VirtualService;
  readonly route: HttpRoute;
  /** None where the route takes everything. */
  readonly match: HttpMatch | undefined;
  /** Of the match, or of a route that takes everything. */
  readonly origin: RouteOrigin;
  readonly place: Vantage;
}

/** A VirtualService as a proxy gets it. */
export interface RouteRules {
  readonly virtualService: VirtualService;
  /** In order. None comes behind one that takes everything. */
  readonly rules: readonly RouteRule[];
  /** The matches that this proxy does not get, and the routes that none does. */
  readonly leftOut: readonly DroppedRoute[];
}

/** What a proxy gets of a VirtualService. */
export function routeRulesOf(virtualService: VirtualService, place: Vantage): RouteRules {
  const rules: RouteRule[] = [];
  const leftOut: DroppedRoute[] = [...virtualService.dropped];
  for (const route of virtualService.http) {
    if (route.matches.length === 0) rules.push({ name: route.name, virtualService, route, match: undefined, origin: route.origin, place });
    for (const match of route.matches) {
      const reason = whyNotAt(match, place);
      const name = match.name === '' ? route.name : `${route.name}.${match.name}`;
      if (reason === undefined) rules.push({ name, virtualService, route, match, origin: match.origin, place });
      else leftOut.push({ origin: match.origin, reason });
    }
  }
  const last = rules.findIndex(({ match }) => takesAll(match));
  return { virtualService, rules: last < 0 ? rules : rules.slice(0, last + 1), leftOut };
}

/** Why a proxy does not get a match, or nothing if it does. With gateways, neither labels nor namespace count. */
function whyNotAt({ forProxy }: HttpMatch, { port, gateway, labels, namespace }: Vantage): string | undefined {
  if (forProxy.port !== 0 && forProxy.port !== port) return `it is for port ${forProxy.port}`;
  if (forProxy.gateways.length > 0) return forProxy.gateways.includes(gateway) ? undefined : `it is for the gateways ${forProxy.gateways.join(', ')}`;
  if (!has(labels, forProxy.sourceLabels)) return `it is for pods with ${selectorText(forProxy.sourceLabels)}`;
  if (forProxy.sourceNamespace !== '' && forProxy.sourceNamespace !== namespace) return `it is for the namespace '${forProxy.sourceNamespace}'`;
  return undefined;
}

/** What counts of a service that a target names. */
export interface KnownService {
  readonly externalName: string;
  readonly ports: readonly { readonly number: number }[];
}

/** What a target means: a port that is not written is the only one of the service, otherwise that of the listener. */
export function nameIn(target: Target, port: number, service: KnownService | undefined): ClusterName {
  if (target.host === '') return { host: 'UnknownService', subset: '', port: 0 };
  const alone = service?.ports.length === 1 ? service.ports[0].number : port;
  return { host: service?.externalName || target.host, subset: target.subset, port: target.port ?? alone };
}
