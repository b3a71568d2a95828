import { type WeightedTarget, weightedTargetIn } from './target';
import type { JsonObject } from '../../model/json';
import { numberAt, objectsAt, textAt, textMapAt, textsAt } from '../fields/fields';
import { gatewaysAt } from '../fields/gateway-names';
import { has } from '../services/pods';

/** The conditions of one match of a tls or tcp route. */
export interface L4Match {
  readonly sniHosts: readonly string[];
  readonly destinationSubnets: readonly string[];
  /** 0 if no port is asked for. */
  readonly port: number;
  readonly sourceLabels: Readonly<Record<string, string>>;
  readonly sourceNamespace: string;
  readonly gateways: readonly string[];
}

/** A tls or tcp route, with all hosts in full. */
export interface L4Route {
  readonly matches: readonly L4Match[];
  readonly targets: readonly WeightedTarget[];
}

export function l4RouteIn(route: JsonObject, namespace: string): L4Route {
  return {
    matches: objectsAt(route, 'match').map(match => matchIn(match, namespace)),
    targets: objectsAt(route, 'route').map(target => weightedTargetIn(target, namespace)),
  };
}

function matchIn(match: JsonObject, namespace: string): L4Match {
  return {
    sniHosts: textsAt(match, 'sniHosts'),
    destinationSubnets: textsAt(match, 'destinationSubnets'),
    port: numberAt(match, 'port'),
    sourceLabels: textMapAt(match, 'sourceLabels'),
    sourceNamespace: textAt(match, 'sourceNamespace'),
    gateways: gatewaysAt(match, namespace),
  };
}

/** Where the proxy stands that a match is written out for. */
export interface L4Vantage {
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string;
  /** The Gateway, or `mesh`. */
  readonly gateway: string;
  /** Of the listener, or of the server of a Gateway. */
  readonly port: number;
}

/** Whether a proxy gets the match at all. */
export function appliesAtSidecar(match: L4Match, { labels, namespace, gateway, port }: L4Vantage): boolean {
  return (match.gateways.length === 0 || match.gateways.includes(gateway)) && has(labels, match.sourceLabels) &&
    (match.port === 0 || match.port === port) && (match.sourceNamespace === '' || match.sourceNamespace === namespace);
}

/** Gateways look at neither labels nor namespaces. */
export function appliesAtGateway(match: L4Match, { gateway, port }: L4Vantage): boolean {
  return (match.gateways.length === 0 || match.gateways.includes(gateway)) && (match.port === 0 || match.port === port);
}
