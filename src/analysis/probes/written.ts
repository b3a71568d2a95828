import type { Finding } from '../model/finding';
import { itemsIn, objectIn } from '../model/json';
import type { ManifestObject } from '../model/manifest';
import type { Condition } from '../routing/rules/condition';
import type { ForProxy } from '../routing/rules/for-proxy';
import type { HttpRoute } from '../routing/rules/http-route';
import type { L4Route } from '../routing/rules/l4-route';
import { type Target, withShare } from '../routing/rules/target';
import type { VirtualService } from '../routing/rules/virtual-service';
import type { RouteOrigin } from '../routing/traffic/route-origin';

/** A destination as it is written. */
export interface WrittenTarget {
  readonly target: Target;
  readonly object: ManifestObject;
  /** From the root of the document. */
  readonly path: Finding['path'];
}

/** A rule as it is written, with one of its matches. */
export interface WrittenRule {
  readonly kind: 'http' | 'tcp' | 'tls';
  readonly virtualService: VirtualService;
  /** Of the match, or of a route that takes everything. */
  readonly origin: RouteOrigin;
  readonly forProxy: ForProxy;
  /** Of requests; a connection has none. */
  readonly conditions: readonly Condition[];
  /** Names in TLS handshakes that a tls rule asks for. */
  readonly sniHosts: readonly string[];
  /** Those with a share, in order. */
  readonly targets: readonly WrittenTarget[];
  /** Where copies go. */
  readonly mirrors: readonly WrittenTarget[];
}

const FOR_ALL: ForProxy = { port: 0, gateways: [], sourceLabels: {}, sourceNamespace: '' };

/** The rules of a VirtualService that lead somewhere. */
export function rulesOf(virtualService: VirtualService): readonly WrittenRule[] {
  const { object, http } = virtualService;
  const connections = (['tls', 'tcp'] as const).flatMap(kind =>
    virtualService[kind].flatMap((route, index) => connectionRules(virtualService, kind, route, { object, path: ['spec', kind, index] })));
  return [...http.flatMap(route => httpRules(virtualService, route)), ...connections];
}

function httpRules(virtualService: VirtualService, route: HttpRoute): readonly WrittenRule[] {
  const { origin, matches, redirect, directResponse, delegate } = route;
  if (redirect !== undefined || directResponse !== undefined || delegate !== undefined) return [];
  const common = { kind: 'http' as const, virtualService, origin, sniHosts: [], targets: targetsOf(route.targets, origin), mirrors: mirrorsOf(route) };
  if (matches.length === 0) return [{ ...common, forProxy: FOR_ALL, conditions: [] }];
  return matches.map(match => ({ ...common, origin: match.origin, forProxy: match.forProxy, conditions: match.conditions }));
}

function connectionRules(virtualService: VirtualService, kind: 'tcp' | 'tls', { matches, targets }: L4Route, origin: RouteOrigin): readonly WrittenRule[] {
  const common = { kind, virtualService, origin, conditions: [], targets: targetsOf(targets, origin), mirrors: [] };
  if (matches.length === 0) return [{ ...common, forProxy: FOR_ALL, sniHosts: [] }];
  return matches.map(({ forProxy, sniHosts }) => ({ ...common, forProxy, sniHosts }));
}

function targetsOf(targets: HttpRoute['targets'], { object, path }: RouteOrigin): readonly WrittenTarget[] {
  return withShare(targets).map(one => ({ target: one.target, object, path: [...path, 'route', targets.indexOf(one), 'destination'] }));
}

function mirrorsOf({ mirror, mirrors, origin }: HttpRoute): readonly WrittenTarget[] {
  const at = (target: Target, name: string, ...rest: Finding['path']) => {
    const { object, path } = writerOf(origin, name);
    return { target, object, path: [...path, name, ...rest] };
  };
  return [...mirror === undefined ? [] : [at(mirror, 'mirror')], ...mirrors.map(({ target }, index) => at(target, 'mirrors', index, 'destination'))];
}

/** Where a field of a route is written: what a delegate does not say it has from its root. */
function writerOf(origin: RouteOrigin, field: string): RouteOrigin {
  if (origin.delegatedBy === undefined) return origin;
  const [, kind, index] = origin.path;
  const route = objectIn(itemsIn(origin.object.spec[kind])[Number(index)]);
  return route?.[field] === undefined ? origin.delegatedBy : origin;
}
