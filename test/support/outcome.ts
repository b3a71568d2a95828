import { destinationRuleOf, fullName, only, type DestinationObject, type HttpRouteObject } from './istio-objects';
import type { Manifest } from './manifests';

/** What happens to a request, names and annotations ignored. */
export interface Outcome {
  /** Per cent by the labels of the pods that answer. */
  readonly shares: Shares;
  /** Per cent by the labels of the pods that get copies; left out if no pod gets copies. */
  readonly mirrors?: Shares;
  readonly timeout?: string;
  readonly retries?: unknown;
  readonly fault?: unknown;
}

/** Per cent by the labels of pods. */
export type Shares = Readonly<Record<string, number>>;

/** The service that a request comes to, and what happens to it on the way. */
export interface Arrival {
  /** By its full name. */
  readonly host: string;
  readonly port: number;
  readonly outcome: Outcome;
}

/** What an http route of a namespace does with a request. */
export function arrivalBy(manifests: readonly Manifest[], by: HttpRouteObject, namespace: string): Arrival {
  const { route, mirrors = [], timeout, retries, fault } = by;
  const places = [...route, ...mirrors].map(({ destination }) => `${fullName(destination.host, namespace)}:${destination.port?.number}`);
  const [host, port] = only([...new Set(places)], 'service behind a route').split(':');
  const pods = (destination: DestinationObject) => podsOf(manifests, host, destination.subset);
  const copied = mirrors.map(({ destination, percentage }): [string, number] => [pods(destination), partsOf(percentage?.value ?? 100)]);
  return {
    host,
    port: Number(port),
    outcome: {
      shares: sharesOf(route.map(({ destination, weight = 0 }) => [pods(destination), weight])),
      mirrors: copied.length > 0 ? summed(copied) : undefined,
      timeout,
      retries,
      fault,
    },
  };
}

/** Envoy takes weights relative to their sum, and a lone destination takes everything. */
function sharesOf(weights: readonly [string, number][]): Shares {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return summed(weights.map(([pods, weight]) => [pods, weights.length === 1 ? 100 : weight * 100 / total]));
}

function summed(parts: readonly [string, number][]): Shares {
  const sums: Record<string, number> = {};
  for (const [pods, part] of parts) sums[pods] = (sums[pods] ?? 0) + part;
  return sums;
}

/** Istio counts in parts of a million and cuts off the rest. */
function partsOf(percent: number): number {
  return Math.trunc(percent * 10_000) / 10_000;
}

function podsOf(manifests: readonly Manifest[], host: string, name: string | undefined): string {
  const subset = destinationRuleOf(manifests, host).subsets.find(one => one.name === name);
  if (!subset) throw new Error(`no cluster for subset '${name}' of '${host}': 503 NC`);
  return Object.entries(subset.labels).map(pair => pair.join('=')).sort().join(',');
}
