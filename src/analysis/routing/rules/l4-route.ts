import { type ForProxy, forProxyIn } from './for-proxy';
import { type Completing, type WeightedTarget, weightedTargetIn } from './target';
import type { JsonObject } from '../../model/json';
import { selectorText } from '../../model/selector-text';
import { objectsAt, textsAt } from '../fields/fields';
import { has } from '../services/pods';

/** The conditions of one match of a tls or tcp route. */
export interface L4Match {
  readonly sniHosts: readonly string[];
  readonly destinationSubnets: readonly string[];
  readonly forProxy: ForProxy;
}

/** A tls or tcp route, with all hosts in full. */
export interface L4Route {
  /** Where it is written, in words. */
  readonly origin: string;
  readonly matches: readonly L4Match[];
  readonly targets: readonly WeightedTarget[];
}

export function l4RouteIn(route: JsonObject, namespace: string, complete: Completing, origin: string): L4Route {
  return {
    origin,
    matches: objectsAt(route, 'match').map(match => matchIn(match, namespace)),
    targets: objectsAt(route, 'route').map(target => weightedTargetIn(target, complete)),
  };
}

function matchIn(match: JsonObject, namespace: string): L4Match {
  return {
    sniHosts: textsAt(match, 'sniHosts'),
    destinationSubnets: textsAt(match, 'destinationSubnets'),
    forProxy: forProxyIn(match, namespace),
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
export function appliesAtSidecar(match: L4Match, vantage: L4Vantage): boolean {
  return whyNotAtSidecar(match, vantage) === undefined;
}

/** Why a sidecar does not get a match; nothing where it does. */
export function whyNotAtSidecar(match: L4Match, vantage: L4Vantage): string | undefined {
  const { sourceLabels, sourceNamespace } = match.forProxy;
  const reason = whyNotAtGateway(match, vantage);
  if (reason !== undefined) return reason;
  if (!has(vantage.labels, sourceLabels)) return `it is for pods with ${selectorText(sourceLabels)}`;
  return sourceNamespace === '' || sourceNamespace === vantage.namespace ? undefined : `it is for the namespace '${sourceNamespace}'`;
}

/** Gateways look at neither labels nor namespaces. */
export function appliesAtGateway(match: L4Match, vantage: L4Vantage): boolean {
  return whyNotAtGateway(match, vantage) === undefined;
}

/** Why a gateway does not get a match; nothing where it does. */
export function whyNotAtGateway({ forProxy: { gateways, port } }: L4Match, at: Pick<L4Vantage, 'gateway' | 'port'>): string | undefined {
  if (port !== 0 && port !== at.port) return `it is for port ${port}`;
  return gateways.length === 0 || gateways.includes(at.gateway) ? undefined : `it is for the gateways ${gateways.join(', ')}`;
}
