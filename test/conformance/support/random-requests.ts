import * as fc from 'fast-check';
import type { Request } from './istiod-answers';
import { labels, maybe, outerHosts, ports, rarely, serviceHosts, written } from './random-names';

const HEADER = /"([\w-]+)":\{"(?:exact|prefix)":"([^"/]*)"\}/g;
const NO_HEADERS: ReadonlySet<string> = new Set(['uri', 'method', 'authority', 'scheme']);
const PATH = /"(?:exact|prefix)":"(\/[^"]*)"/g;
const PORT = /"(?:port|number)":(\d+)/g;

/** What objects ask for, whatever it is asked of. */
function contentFor(objects: readonly object[]) {
  const text = JSON.stringify(objects);
  const headers = Array.from(text.matchAll(HEADER), ([, name, value]) => [name, value] as const).filter(([name]) => !NO_HEADERS.has(name));
  const entries = fc.tuple(fc.constantFrom('x-user', 'x-env', 'Cookie'), fc.constantFrom('x', 'y', 'xa', ''));
  const asked = headers.length === 0 ? entries : fc.oneof(entries, fc.constantFrom(...headers));
  return {
    path: fc.constantFrom('/', '/a', '/a/b', '/b', '/A', '/a?q=x', '/c?r=y&q=', '/a/b/c?q=xa', '/b/../a', '/%61/b', ...Array.from(text.matchAll(PATH), ([, path]) => path)),
    method: maybe(fc.constantFrom('GET', 'POST', 'PUT')),
    headers: maybe(fc.uniqueArray(asked, { maxLength: 2, selector: ([name]) => name.toLowerCase() }).map(all => Object.fromEntries(all))),
  };
}

const portsIn = (objects: readonly object[]) =>
  Array.from(JSON.stringify(objects).matchAll(PORT), ([, port]) => Number(port)).filter(port => port > 0 && port < 65536);

/** What hosts and ports are looked for in. */
interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec?: { readonly hosts?: readonly string[]; readonly servers?: readonly { readonly hosts: readonly string[] }[] };
}

/** The hosts that some objects write, or stand for. */
function hostsIn(objects: readonly object[]): readonly string[] {
  // What VirtualServices write comes up most.
  const times = ({ kind }: Named) => kind === 'VirtualService' ? 12 : 1;
  const found = (objects as readonly Named[]).flatMap(one => Array.from({ length: times(one) }, () => one)).flatMap(({ kind, metadata, spec }) => [
    ...(spec?.hosts ?? []).map(host => host.includes('.') ? host : `${host}.${metadata.namespace}.svc.cluster.local`),
    ...(spec?.servers ?? []).flatMap(({ hosts }) => hosts),
    ...kind === 'Service' ? [`${metadata.name}.${metadata.namespace}.svc.cluster.local`, metadata.name] : [],
  ]);
  return found.map(host => host.replace(/^.*\//, '').replace(/^\*\.?/, 'x.').replace(/\.$/, '.com'));
}

function insideOf(objects: readonly object[]): fc.Arbitrary<Request> {
  return fc.record({
    from: fc.record({ kind: fc.constant('sidecar' as const), namespace: fc.constantFrom('default', 'shop'), labels }),
    host: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom('nowhere.org', ...hostsIn(objects)) }, { weight: 3, arbitrary: serviceHosts }, { weight: 1, arbitrary: outerHosts },
      { weight: 1, arbitrary: fc.constantFrom('x.example.com', 'pod.a.shop.svc.cluster.local', 'a.default.svc') },
    ),
    port: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(80, 80, 80, 9080) }, { weight: 2, arbitrary: ports },
      { weight: 2, arbitrary: fc.constantFrom(80, ...portsIn(objects)) },
    ),
    scheme: rarely(fc.constantFrom('https' as const, 'tcp' as const, 'tls' as const), 3),
    ...contentFor(objects),
  }).map(written<Request>);
}

/** Gateways are where no sidecar is: istiod has them see what the first proxy of a namespace sees that it is asked for. */
function outsideOf(objects: readonly object[]): fc.Arbitrary<Request> {
  return fc.record({
    from: fc.record({
      kind: fc.constant('gateway' as const),
      namespace: fc.constantFrom('istio-system', 'istio-system', 'edge'),
      labels: fc.constantFrom({ istio: 'ingressgateway' }, { istio: 'ingressgateway' }, { istio: 'ingressgateway' }, { istio: 'other' }),
    }),
    host: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom('nowhere.org', ...hostsIn(objects)) }, { weight: 2, arbitrary: outerHosts },
      { weight: 1, arbitrary: fc.constantFrom('x.example.com', 'a.shop.svc.cluster.local', 'other.com:80', 'a.example.com:8443', 'WWW.example.com') },
    ),
    port: fc.constantFrom(80, 80, 80, 443, 443, 8080, 5000, ...portsIn(objects).slice(-3)),
    scheme: fc.constantFrom('http' as const, 'http' as const, 'http' as const, 'https' as const, 'https' as const, 'tcp' as const, 'tls' as const),
    ...contentFor(objects),
  }).map(written<Request>);
}

/** Requests most of which are for what some objects are about. */
export function requestsTo(objects: readonly object[]): fc.Arbitrary<Request> {
  return fc.oneof({ weight: 3, arbitrary: insideOf(objects) }, { weight: 2, arbitrary: outsideOf(objects) });
}
