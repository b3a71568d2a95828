import { type Condition, conflict, joinedConditions } from './condition';
import type { ForProxy } from './for-proxy';
import type { HttpMatch } from './http-match';
import type { HttpRoute } from './http-route';
import { idOf, type VirtualService } from './virtual-service';
import { objectAt, objectsAt } from '../fields/fields';
import type { RouteOrigin } from '../traffic/route-origin';

/**
 * The VirtualServices that have hosts, each with the routes of those that it delegates to in the place of its own. Spreading a root reads all its routes:
 * merging needs them, and only roots that delegate are spread.
 */
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
const INHERITED = ['rewrite', 'directResponse', 'timeout', 'retries', 'fault', 'mirror', 'mirrorPercent', 'mirrorPercentage', 'headers', 'corsPolicy'] as const;

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
  const pairs = leaf.matches.map(inner => root.matches.filter(outer => !contradict(outer, inner)).map(outer => mergedMatch(outer, inner)));
  return pairs.some(({ length }) => length === 0) ? undefined : pairs.flat();
}

function mergedMatch(root: HttpMatch, leaf: HttpMatch): HttpMatch {
  return {
    name: joined(root.name, leaf.name),
    origin: originOf(root, leaf),
    conditions: joinedConditions(root.conditions, leaf.conditions),
    ignoreUriCase: leaf.ignoreUriCase,
    forProxy: {
      port: leaf.forProxy.port || root.forProxy.port,
      sourceLabels: { ...root.forProxy.sourceLabels, ...leaf.forProxy.sourceLabels },
      sourceNamespace: leaf.forProxy.sourceNamespace || root.forProxy.sourceNamespace,
      gateways: leaf.forProxy.gateways.length === 0 ? root.forProxy.gateways : leaf.forProxy.gateways,
    },
  };
}

function contradict(root: HttpMatch, leaf: HttpMatch): boolean {
  const asked = new Map(root.conditions.map(condition => [condition.field, condition]));
  const conflicts = (inner: Condition) => {
    const outer = asked.get(inner.field);
    return outer !== undefined && conflict(outer, inner);
  };
  return leaf.conditions.some(conflicts) || root.ignoreUriCase !== leaf.ignoreUriCase || proxiesConflict(root.forProxy, leaf.forProxy);
}

function proxiesConflict(root: ForProxy, leaf: ForProxy): boolean {
  if (root.port > 0 && leaf.port > 0 && root.port !== leaf.port) return true;
  if (root.sourceNamespace !== '' && leaf.sourceNamespace !== root.sourceNamespace) return true;
  if (Object.entries(leaf.sourceLabels).some(([name, value]) => (root.sourceLabels[name] ?? value) !== value)) return true;
  if (root.gateways.length === 0 || leaf.gateways.length === 0) return false;
  return root.gateways.length < leaf.gateways.length || leaf.gateways.some(gateway => !root.gateways.includes(gateway));
}
