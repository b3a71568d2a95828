import { type Condition, conflict, joinedConditions, wordsOf } from './condition';
import type { ForProxy } from './for-proxy';
import type { HttpMatch } from './http-match';
import type { HttpRoute } from './http-route';
import { type DroppedRoute, idOf, type VirtualService } from './virtual-service';
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
    const spread = root.http.map(route => delegated(root, route, delegates));
    return { ...root, http: spread.flatMap(({ routes }) => routes), dropped: spread.flatMap(({ dropped }) => dropped) };
  });
}

interface Delegated {
  readonly routes: readonly HttpRoute[];
  readonly dropped: readonly DroppedRoute[];
}

function delegated(root: VirtualService, route: HttpRoute, delegates: ReadonlyMap<string, VirtualService>): Delegated {
  if (route.delegate === undefined) return { routes: [route], dropped: [] };
  const found = delegates.get(idOf(route.delegate));
  // What is missing, or not to be seen from here, is silently left out.
  const missing = whyNoDelegate(found, root);
  if (found === undefined || missing !== undefined) return { routes: [], dropped: [{ origin: route.origin, reason: `its delegate ${idOf(route.delegate)} ${missing ?? ''}` }] };
  const dropped = found.http.map(leaf => ({ leaf, reason: whyDropped(route, leaf)?.reason }));
  return {
    routes: found.http.map(leaf => merged(route, leaf)).filter(one => one !== undefined),
    dropped: dropped.flatMap(({ leaf, reason }) => reason === undefined ? [] : [{ origin: originOf(route, leaf), reason }]),
  };
}

function whyNoDelegate(found: VirtualService | undefined, root: VirtualService): string | undefined {
  if (found === undefined) return 'is not there';
  return found.exports.has('*') || found.exports.has(root.namespace) ? undefined : `is not exported to the namespace '${root.namespace}'`;
}

/** Why Istio drops a route of a delegate behind a route of its root, and by which of its matches; nothing where it keeps it. */
export function whyDropped(root: HttpRoute, leaf: HttpRoute): { readonly match: HttpMatch; readonly reason: string } | undefined {
  for (const match of root.matches.length === 0 ? [] : leaf.matches) {
    const reasons = root.matches.map(outer => contradiction(outer, match));
    if (reasons.every(reason => reason !== undefined)) return { match, reason: reasons[0] ?? '' };
  }
  return undefined;
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
  if (whyDropped(root, leaf) !== undefined) return undefined;
  const fitting = (inner: HttpMatch) => root.matches.filter(outer => contradiction(outer, inner) === undefined);
  return leaf.matches.flatMap(inner => fitting(inner).map(outer => mergedMatch(outer, inner)));
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

/** Why no request meets a match of a root and one of its delegate, as Istio sees it; nothing where some may. */
function contradiction(root: HttpMatch, leaf: HttpMatch): string | undefined {
  const byField = new Map(root.conditions.map(condition => [condition.field, condition]));
  for (const inner of leaf.conditions) {
    const outer = byField.get(inner.field);
    if (outer !== undefined && conflict(outer, inner)) return `its ${inner.field} of ${asked(inner)} does not fit ${asked(outer)} of its root`;
  }
  if (root.ignoreUriCase !== leaf.ignoreUriCase) return 'it and its root differ in ignoreUriCase';
  return proxiesConflict(root.forProxy, leaf.forProxy);
}

function asked({ test }: Condition): string {
  return test.type !== 'any' && test.value === '' ? 'nothing' : wordsOf(test);
}

function proxiesConflict(root: ForProxy, leaf: ForProxy): string | undefined {
  if (root.port > 0 && leaf.port > 0 && root.port !== leaf.port) return `its port ${leaf.port} is not port ${root.port} of its root`;
  if (root.sourceNamespace !== '' && leaf.sourceNamespace !== root.sourceNamespace) return `it does not repeat the sourceNamespace '${root.sourceNamespace}' of its root`;
  if (Object.entries(leaf.sourceLabels).some(([name, value]) => (root.sourceLabels[name] ?? value) !== value)) return 'its sourceLabels do not fit those of its root';
  return fitGateways(root.gateways, leaf.gateways) ? undefined : 'its gateways are not among those of its root';
}

function fitGateways(root: readonly string[], leaf: readonly string[]): boolean {
  return root.length === 0 || leaf.length === 0 || root.length >= leaf.length && leaf.every(gateway => root.includes(gateway));
}
