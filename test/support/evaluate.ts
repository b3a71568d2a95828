import { RE2JS } from 're2js';
import type { Manifest } from './manifests';

/** A request inside the mesh, from the namespace of the service. */
export interface Request {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly method: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** What happens to a request, names and annotations ignored. */
export interface Outcome {
  /** Per cent by the labels of the pods that answer. */
  readonly shares: Readonly<Record<string, number>>;
  readonly timeout?: string;
  readonly retries?: unknown;
}

type StringMatch = { exact?: string; prefix?: string; regex?: string };
interface Match {
  port?: number;
  uri?: StringMatch;
  method?: StringMatch;
  headers?: Record<string, StringMatch>;
  withoutHeaders?: Record<string, StringMatch>;
  queryParams?: Record<string, StringMatch>;
}
interface Destination { destination: { host: string; subset?: string; port?: { number: number } }; weight?: number }
interface HttpRoute { match?: Match[]; route: Destination[]; timeout?: string; retries?: unknown }
interface VirtualServiceSpec { hosts: string[]; http: HttpRoute[] }
interface DestinationRuleSpec { host: string; subsets: { name: string; labels: Record<string, string> }[] }

/** What Istio and Envoy do with a request, read from rendered objects alone. */
export function evaluate(manifests: readonly Manifest[], request: Request): Outcome {
  const spec = specOf<VirtualServiceSpec>(manifests, 'VirtualService', ({ hosts }) => hosts.includes(request.host));
  const route = spec.http.find(({ match }) => !match || match.some(one => matches(one, request)));
  if (!route) throw new Error(`no route for ${JSON.stringify(request)}`);
  return { shares: sharesOf(manifests, route.route, request), timeout: route.timeout, retries: route.retries };
}

function specOf<T>(manifests: readonly Manifest[], kind: string, wanted: (spec: T) => boolean): T {
  const found = manifests.filter(manifest => manifest.kind === kind).map(({ spec }) => spec as T).filter(wanted);
  if (found.length !== 1) throw new Error(`expected one ${kind}, got ${found.length}`);
  return found[0];
}

function matches(match: Match, { port, path, method, headers, query }: Request): boolean {
  const named = (wanted: Record<string, StringMatch> | undefined, given: Readonly<Record<string, string>>) =>
    Object.entries(wanted ?? {}).every(([name, test]) => passes(test, given[name]));
  return (match.port === undefined || match.port === port)
    && (!match.uri || passes(match.uri, path))
    && (!match.method || passes(match.method, method))
    && named(match.headers, headers)
    && named(match.queryParams, query)
    && Object.entries(match.withoutHeaders ?? {}).every(([name, test]) => !passes(test, headers[name]));
}

function passes({ exact, prefix, regex }: StringMatch, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (exact !== undefined) return text === exact;
  if (prefix !== undefined) return text.startsWith(prefix);
  return regex === undefined || RE2JS.compile(regex).matches(text);
}

/** Shares by pods. Envoy takes weights relative to their sum, and a lone destination takes everything. */
function sharesOf(manifests: readonly Manifest[], destinations: readonly Destination[], { port }: Request): Record<string, number> {
  const total = destinations.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const shares: Record<string, number> = {};
  for (const { destination, weight = 0 } of destinations) {
    const rule = specOf<DestinationRuleSpec>(manifests, 'DestinationRule', ({ host }) => host === destination.host);
    const subset = rule.subsets.find(({ name }) => name === destination.subset);
    if (!subset) throw new Error(`no cluster for subset '${destination.subset}' of '${destination.host}': 503 NC`);
    if (destination.port?.number !== port) throw new Error(`a request to port ${port} goes to port ${destination.port?.number}`);
    const pods = Object.entries(subset.labels).map(pair => pair.join('=')).sort().join(',');
    shares[pods] = (shares[pods] ?? 0) + (destinations.length === 1 ? 100 : weight * 100 / total);
  }
  return shares;
}
