import { type HttpMatch, takesAll } from '../rules/http-match';
import type { HttpRoute } from '../rules/http-route';
import type { Target } from '../rules/target';
import type { VirtualService } from '../rules/virtual-service';
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

/** The rules that a proxy gets, in order. None comes behind one that takes everything. */
export function routeRulesOf(virtualService: VirtualService, place: Vantage): RouteRule[] {
  const rules: RouteRule[] = [];
  for (const route of virtualService.http) {
    if (route.matches.length === 0) {
      rules.push({ name: route.name, virtualService, route, match: undefined, origin: route.origin, place });
      return rules;
    }
    for (const match of route.matches) {
      if (whyNotAt(match, place) !== undefined) continue;
      const name = match.name === '' ? route.name : `${route.name}.${match.name}`;
      rules.push({ name, virtualService, route, match, origin: match.origin, place });
      if (takesAll(match)) return rules;
    }
  }
  return rules;
}

/** Why a proxy does not get a match, or nothing where it does. With gateways, neither labels nor namespace count. */
export function whyNotAt(match: HttpMatch, { port, gateway, labels, namespace }: Vantage): string | undefined {
  if (match.port !== 0 && match.port !== port) return `it is for port ${match.port}`;
  if (match.gateways.length > 0) return match.gateways.includes(gateway) ? undefined : `it is for the gateways ${match.gateways.join(', ')}`;
  if (!has(labels, match.sourceLabels)) return `it is for pods with ${JSON.stringify(match.sourceLabels)}`;
  if (match.sourceNamespace !== '' && match.sourceNamespace !== namespace) return `it is for the namespace '${match.sourceNamespace}'`;
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
