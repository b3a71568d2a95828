import { type HttpRoute, httpRouteIn } from './http-route';
import { type L4Route, l4RouteIn } from './l4-route';
import type { Target } from './target';
import { fullHost } from '../../model/hosts';
import type { JsonObject } from '../../model/json';
import { lazy } from '../../model/lazy';
import type { ManifestObject } from '../../model/manifest';
import { exportsOf, type Exports } from '../fields/exports';
import { objectsAt, textsAt } from '../fields/fields';
import { gatewaysAt, MESH } from '../fields/gateway-names';
import type { RouteOrigin } from '../traffic/route-origin';

/** A route that nobody gets, and why. */
export interface DroppedRoute {
  readonly origin: RouteOrigin;
  readonly reason: string;
}

/** A VirtualService with every name in full. */
export interface VirtualService {
  readonly object: ManifestObject;
  readonly name: string;
  readonly namespace: string;
  /** None for one that others delegate to. */
  readonly hosts: readonly string[];
  /** As `namespace/name`, or `mesh`. */
  readonly gateways: readonly string[];
  readonly exports: Exports;
  readonly http: readonly HttpRoute[];
  readonly tls: readonly L4Route[];
  readonly tcp: readonly L4Route[];
  /** What of its delegates Istio drops. */
  readonly dropped: readonly DroppedRoute[];
}

const MESH_ALONE: readonly string[] = [MESH];

/** Most routes of a large mesh are never asked for, so each kind is read by whoever first does. */
export function virtualServiceOf(object: ManifestObject, domain: string): VirtualService {
  const { name, namespace, spec } = object;
  const gateways = gatewaysAt(spec, namespace);
  const complete = (host: string) => fullHost(host, namespace, domain);
  const read = <T>(kind: string, one: (route: JsonObject, index: number) => T) => lazy(() => objectsAt(spec, kind).map(one));
  const http = read('http', (route, index) => httpRouteIn(route, { object, path: ['spec', 'http', index] }, complete));
  const [tls, tcp] = ['tls', 'tcp'].map(kind => read(kind, (route, index) => l4RouteIn(route, namespace, complete, `${kind}[${index}] of VirtualService '${idOf(object)}'`)));
  return {
    object,
    name,
    namespace,
    hosts: textsAt(spec, 'hosts').map(complete),
    gateways: gateways.length === 0 ? MESH_ALONE : gateways,
    exports: exportsOf(spec, namespace),
    dropped: [],
    get http() {
      return http();
    },
    get tls() {
      return tls();
    },
    get tcp() {
      return tcp();
    },
  };
}

/** All that a VirtualService leads clients of a namespace to. */
export function targetsFor({ http, tls, tcp }: VirtualService, namespace: string): Target[] {
  const visible = http.filter(({ matches }) => {
    const sources = matches.map(({ forProxy }) => forProxy.sourceNamespace).filter(source => source !== '');
    return sources.length === 0 || sources.includes(namespace);
  });
  return [
    ...visible.flatMap(({ targets, mirror, mirrors }) => [...targets, ...mirror === undefined ? [] : [{ target: mirror }], ...mirrors]),
    ...[...tls, ...tcp].flatMap(({ targets }) => targets),
  ].map(({ target }) => target);
}

/** How Istio calls an object. */
export function idOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
