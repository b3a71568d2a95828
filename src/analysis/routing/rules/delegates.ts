import type { HttpMatch } from './http-match';
import type { HttpRoute } from './http-route';
import { idOf, type VirtualService } from './virtual-service';
import { objectAt, objectsAt } from '../fields/fields';
import type { StringMatch } from '../fields/string-match';
import type { RouteOrigin } from '../traffic/route-origin';

/** The VirtualServices that have hosts, each with the routes of those that it delegates to in the place of its own. */
export function withDelegates(all: readonly VirtualService[]): VirtualService[] {
  const delegates = new Map(all.filter(({ hosts }) => hosts.length === 0).map(one => [idOf(one), one]));
  return all.filter(({ hosts }) => hosts.length > 0).map(root => {
    if (!objectsAt(root.object.spec, 'http').some(route => objectAt(route, 'delegate') !== undefined)) return root;
    return { ...root, http: root.http.flatMap(route => delegated(root, route, delegates)) };
  });
}

function delegated(root: VirtualService, route: HttpRoute, delegates: ReadonlyMap<string, VirtualService>): readonly HttpRoute[] {
  if (route.delegate === undefined) return [route];
  const found = delegates.get(idOf(route.delegate));
  // What is missing, or not to be seen from here, is silently left out.
  if (found === undefined || !found.exports.has('*') && !found.exports.has(root.namespace)) return [];
  return found.http.map(one => merged(route, one)).filter(one => one !== undefined);
}

/** What a leaf does not say comes from its root. */
const INHERITED = ['rewrite', 'directResponse', 'timeout', 'retries', 'fault', 'mirror', 'mirrorPercent', 'mirrorPercentage', 'headers'] as const;

function merged(root: HttpRoute, leaf: HttpRoute): HttpRoute | undefined {
  const matches = mergedMatches(root, leaf);
  if (matches === undefined) return undefined;
  const inherited = Object.fromEntries(INHERITED.map(name => [name, leaf[name] ?? root[name]]));
  const mirrors = leaf.mirrors.length === 0 ? root.mirrors : leaf.mirrors;
  return { ...leaf, ...inherited, origin: originOf(root, leaf), delegate: undefined, matches, mirrors, name: joined(root.name, leaf.name) };
}

type Written = Pick<HttpRoute | HttpMatch, 'origin'>;

function originOf(root: Written, leaf: Written): RouteOrigin {
  return { ...leaf.origin, delegatedBy: root.origin };
}

const joined = (root: string, leaf: string) => root !== '' && leaf !== '' ? `${root}-${leaf}` : root || leaf;

/** Every pair that can both be met; nothing if a match of the leaf fits no match of the root. */
function mergedMatches(root: HttpRoute, leaf: HttpRoute): readonly HttpMatch[] | undefined {
  if (root.matches.length === 0) return leaf.matches.map(inner => ({ ...inner, origin: originOf(root, inner) }));
  if (leaf.matches.length === 0) return root.matches.map(outer => ({ ...outer, origin: originOf(outer, leaf) }));
  const pairs = leaf.matches.map(inner => root.matches.filter(outer => !conflict(outer, inner)).map(outer => mergedMatch(outer, inner)));
  return pairs.some(({ length }) => length === 0) ? undefined : pairs.flat();
}

function mergedMatch(root: HttpMatch, leaf: HttpMatch): HttpMatch {
  return {
    name: joined(root.name, leaf.name),
    origin: originOf(root, leaf),
    uri: leaf.uri ?? root.uri,
    ignoreUriCase: leaf.ignoreUriCase,
    scheme: leaf.scheme ?? root.scheme,
    method: leaf.method ?? root.method,
    authority: leaf.authority ?? root.authority,
    headers: new Map([...root.headers, ...leaf.headers]),
    withoutHeaders: new Map([...root.withoutHeaders, ...leaf.withoutHeaders]),
    queryParams: new Map([...root.queryParams, ...leaf.queryParams]),
    port: leaf.port || root.port,
    sourceLabels: { ...root.sourceLabels, ...leaf.sourceLabels },
    sourceNamespace: leaf.sourceNamespace || root.sourceNamespace,
    gateways: leaf.gateways.length === 0 ? root.gateways : leaf.gateways,
  };
}

const TEXTS = ['uri', 'scheme', 'method', 'authority'] as const;
const MAPS = ['headers', 'withoutHeaders', 'queryParams'] as const;

function conflict(root: HttpMatch, leaf: HttpMatch): boolean {
  return TEXTS.some(name => textsConflict(root[name], leaf[name])) ||
    MAPS.some(name => [...leaf[name]].some(([key, match]) => textsConflict(root[name].get(key), match))) ||
    root.ignoreUriCase !== leaf.ignoreUriCase || root.port > 0 && leaf.port > 0 && root.port !== leaf.port || sourcesConflict(root, leaf);
}

function sourcesConflict(root: HttpMatch, leaf: HttpMatch): boolean {
  if (root.sourceNamespace !== '' && leaf.sourceNamespace !== root.sourceNamespace) return true;
  if (Object.entries(leaf.sourceLabels).some(([name, value]) => (root.sourceLabels[name] ?? value) !== value)) return true;
  if (root.gateways.length === 0 || leaf.gateways.length === 0) return false;
  return root.gateways.length < leaf.gateways.length || leaf.gateways.some(gateway => !root.gateways.includes(gateway));
}

/** An empty string counts as no condition here, as in Istio. */
function textsConflict(root: StringMatch | undefined, leaf: StringMatch | undefined): boolean {
  if (root === undefined || leaf === undefined) return false;
  const [outer, inner] = [typeOf(root), typeOf(leaf)];
  const fits = FITTING[outer];
  return fits === undefined || !fits(leaf.value, root.value, inner);
}

/** When a leaf fits a root of a type; one of no type that is listed fits nothing. */
const FITTING: Readonly<Record<string, ((leaf: string, root: string, type: string) => boolean) | undefined>> = {
  exact: (leaf, root, type) => type === 'exact' && leaf === root,
  prefix: (leaf, root, type) => (type === 'exact' || type === 'prefix') && leaf.startsWith(root),
};

function typeOf({ type, value }: StringMatch): string {
  return type === 'any' || value === '' ? 'none' : type;
}
