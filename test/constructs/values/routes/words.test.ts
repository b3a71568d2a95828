import { Duration } from 'cdk8s';
import {
  Cors, GatewayRoute, MeshGateway, MeshPort, MeshService, MeshWorkload, RequestMatch, RequestRoute, Retries, Rewrite, RouteTimeout, StringMatch,
  type GatewayRouteProps, type MeshServiceProps, type RequestRouteProps,
} from 'cdk8s-istio';
import { arrivalIn } from '../../../support/arrival';
import { find, rendered, type Manifest } from '../../../support/manifests';
import type { Program, ServiceProgram } from '../../../support/programs';
import { applied } from '../../../support/programs-applied';
import { built } from '../../../support/programs-built';

interface Written {
  readonly name: string;
  readonly [field: string]: unknown;
}

const { exact, prefix } = StringMatch;
const byPath = RequestMatch.uri(prefix('/old/'));

/** The service `cart` with the pin `shop/Pin`, let out by `shop/Outside` at the gateway `edge`. */
function program(service: Partial<MeshServiceProps>, pin: Partial<RequestRouteProps> = {}, outside: Partial<GatewayRouteProps> = {}): Manifest[] {
  return rendered(chart => {
    const cart = new MeshService(chart, 'Cart', { name: 'cart', ports: [MeshPort.http(80)], stable: 'v1', ...service });
    for (const version of ['v1', 'v2']) cart.addVersion(version, MeshWorkload.container({ image: `cart:${version}` }));
    new RequestRoute(chart, 'Pin', { version: cart.version('v2'), match: [byPath], ...pin });
    const gateway = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['shop.example.com'] });
    new GatewayRoute(chart, 'Outside', { gateway, service: cart, ...outside });
  });
}

const routes = (manifests: Manifest[], name: string) => (find(manifests, 'VirtualService', name).spec as { http: Written[] }).http;

/** A field of each route, by the name of the route: of those in the mesh, then of those at the gateway. */
function fieldOf(manifests: Manifest[], field: string): Record<string, unknown> {
  return Object.fromEntries(['cart', 'edge-shop.example.com'].flatMap(name => routes(manifests, name).map(route => [route.name, route[field]])));
}

const PIN = 'shop/Pin';
const REST = 'shop/Cart';
const PIN_OUTSIDE = `shop/Outside+${PIN}`;
const REST_OUTSIDE = `shop/Outside+${REST}`;

describe('what a service, a pin and an exposure say of routes', () => {
  test('holds for every route, for the route of the pin, and for what is let out: the later in place of the earlier', () => {
    const written = program({ timeout: Duration.seconds(1) }, { timeout: Duration.seconds(2) }, { timeout: Duration.seconds(3) });
    expect(fieldOf(written, 'timeout')).toEqual({ [PIN]: '2s', [REST]: '1s', [PIN_OUTSIDE]: '3s', [REST_OUTSIDE]: '3s' });
  });

  test('leaves the rest as it is', () => {
    const service = { timeout: Duration.seconds(1), retries: Retries.disabled() };
    const written = program(service, { timeout: Duration.seconds(2) }, { retries: Retries.attempts(3) });
    expect(fieldOf(written, 'timeout')).toEqual({ [PIN]: '2s', [REST]: '1s', [PIN_OUTSIDE]: '2s', [REST_OUTSIDE]: '1s' });
    expect(fieldOf(written, 'retries')).toMatchObject({
      [PIN]: { attempts: 0 }, [REST]: { attempts: 0 }, [PIN_OUTSIDE]: { attempts: 3 }, [REST_OUTSIDE]: { attempts: 3 },
    });
  });

  test('lifts a timeout', () => {
    const written = program({ timeout: Duration.seconds(1) }, { timeout: RouteTimeout.none() });
    expect(fieldOf(written, 'timeout')).toEqual({ [PIN]: undefined, [REST]: '1s', [PIN_OUTSIDE]: undefined, [REST_OUTSIDE]: '1s' });
  });

  test('adds up where headers are changed, and of one header the later word counts', () => {
    const written = program(
      { headers: { request: { set: { 'X-Who': 'service' }, add: { 'x-a': '1' }, remove: ['x-b'] }, response: { remove: ['server'] } } },
      { headers: { request: { set: { 'x-a': '2', 'x-b': '2' } } } },
      { headers: { request: { remove: ['x-who'] }, response: { add: { 'set-cookie': 'a=1' } } } },
    );
    const response = { remove: ['server'] };
    const responseOutside = { add: { 'set-cookie': 'a=1' }, remove: ['server'] };
    expect(fieldOf(written, 'headers')).toEqual({
      [PIN]: { request: { set: { 'x-who': 'service', 'x-a': '2', 'x-b': '2' } }, response },
      [REST]: { request: { set: { 'x-who': 'service' }, add: { 'x-a': '1' }, remove: ['x-b'] }, response },
      [PIN_OUTSIDE]: { request: { set: { 'x-a': '2', 'x-b': '2' }, remove: ['x-who'] }, response: responseOutside },
      [REST_OUTSIDE]: { request: { add: { 'x-a': '1' }, remove: ['x-b', 'x-who'] }, response: responseOutside },
    });
  });

  test('writes a CORS policy field by field', () => {
    const cors = Cors.allowOrigins([exact('https://shop.example.com'), prefix('http://localhost:')], {
      allowMethods: ['GET', 'PUT'], allowHeaders: ['x-token'], exposeHeaders: ['x-total'], maxAge: Duration.hours(1), allowCredentials: true,
    });
    const own = Cors.allowOrigins([exact('*')]);
    const written = program({ cors }, { cors: own });
    const policy = {
      allowOrigins: [{ exact: 'https://shop.example.com' }, { prefix: 'http://localhost:' }],
      allowMethods: ['GET', 'PUT'],
      allowHeaders: ['x-token'],
      exposeHeaders: ['x-total'],
      maxAge: '3600s',
      allowCredentials: true,
    };
    const open = { allowOrigins: [{ exact: '*' }] };
    expect(fieldOf(written, 'corsPolicy')).toEqual({ [PIN]: open, [REST]: policy, [PIN_OUTSIDE]: open, [REST_OUTSIDE]: policy });
  });

  test('fails where a try of the one outlasts the request of the other', () => {
    const retries = Retries.attempts(2, { perTryTimeout: Duration.seconds(2), retryOn: ['reset'] });
    expect(() => program({ timeout: Duration.seconds(1) }, { retries })).toThrow('\'shop/Pin\' gives a single try 2000 ms and the whole request 1000 ms');
    expect(() => program({ retries }, {}, { timeout: Duration.seconds(2) })).toThrow('\'shop/Outside+shop/Cart\' gives a single try 2000 ms');
    expect(() => program({ timeout: Duration.seconds(1) }, { retries, timeout: RouteTimeout.none() })).not.toThrow();
  });
});

describe('a pin', () => {
  test('that does something else than an earlier one to the same version stands beside it', () => {
    const twice = (retries?: Retries) => rendered(chart => {
      const cart = new MeshService(chart, 'Cart', { name: 'cart', ports: [MeshPort.http(80)], stable: 'v1' });
      for (const version of ['v1', 'v2']) cart.addVersion(version, MeshWorkload.external());
      const all = new RequestRoute(chart, 'A', { version: cart.version('v2'), match: [RequestMatch.headerPresent('x-a')] });
      const some = { version: cart.version('v2'), match: [RequestMatch.allOf(RequestMatch.headerPresent('x-a'), RequestMatch.headerPresent('x-b'))], retries };
      new RequestRoute(chart, 'B', some);
      return all;
    });
    expect(routes(twice(Retries.disabled()), 'cart').map(({ name }) => name)).toEqual(['shop/B', 'shop/A', 'shop/Cart']);
  });
});

describe('a rewrite', () => {
  const cart: ServiceProgram = {
    name: 'cart', namespace: 'shop', ports: [80], versions: ['v1', 'v2'], stable: 'v1', pins: [], mirrors: [], breakers: [], faults: [],
  };

  /** The path that a version gets to see in place of another one. */
  function seen(pin: Partial<RequestRouteProps>, path: string): string | undefined {
    const manifests = program({}, pin);
    const request = { host: 'cart', namespace: 'shop', port: 80, path, method: 'GET', headers: {}, query: { q: 'a' } };
    return arrivalIn(manifests, { via: 'mesh', request })?.rewrite?.path;
  }

  test.each<[string, Partial<RequestRouteProps>, string, string | undefined]>([
    ['of a prefix keeps what is behind it', { rewrite: Rewrite.prefix('/new/') }, '/old/a/b', '/new/a/b?q=a'],
    ['of the prefix to the root', { rewrite: Rewrite.prefix('/') }, '/old/a', '/a?q=a'],
    ['of one of several prefixes', { rewrite: Rewrite.prefix('/new/'), match: [RequestMatch.uri(prefix('/old/er/')), byPath] }, '/old/er/a', '/new/a?q=a'],
    ['of a prefix with signs', { rewrite: Rewrite.prefix('/new/'), match: [RequestMatch.uri(prefix('/o.d/'))] }, '/o.d/a', '/new/a?q=a'],
    ['of an exact path replaces all of it', { rewrite: Rewrite.prefix('/new/'), match: [byPath, RequestMatch.uri(exact('/old'))] }, '/old', '/new/?q=a'],
    ['of a prefix in any case', { rewrite: Rewrite.prefix('/new/'), match: [RequestMatch.uri(prefix('/old/'), { ignoreCase: true })] }, '/OLD/a', '/new/a?q=a'],
    ['of the whole path keeps only the query', { rewrite: Rewrite.path('/new') }, '/old/a/b', '/new?q=a'],
    ['by an expression takes its groups along', { rewrite: Rewrite.regex('^/old/([^/]+)/(.*)$', '/\\2/\\1') }, '/old/a/b', '/b/a?q=a'],
    ['does nothing to other requests', { rewrite: Rewrite.path('/new') }, '/other', undefined],
  ])('%s', (_, pin, path, expected) => {
    expect(seen(pin, path)).toBe(expected);
  });

  test('of a pin means the same under a fault on some of its paths, and at a gateway under a longer one', () => {
    const random: Program = {
      services: [{
        ...cart,
        pins: [{ version: 'v2', matches: [{ kind: 'uri', test: { kind: 'prefix', value: '/a' } }], rewrite: '/x' }],
        faults: [{ delay: 1000, share: 100, matches: [{ kind: 'uri', test: { kind: 'prefix', value: '/a/b' } }] }],
      }],
      gateways: [{
        name: 'edge',
        namespace: 'shop',
        hosts: ['*'],
        tls: { form: 'all', settings: {} },
        exposures: [{ service: 0, port: 80, paths: [{ kind: 'prefix', value: '/a/b' }] }],
        connections: [],
      }],
    };
    const manifests = applied(random);
    const content = { path: '/a/b/c', method: 'GET', headers: {}, query: {} };
    const inside = arrivalIn(manifests, { via: 'mesh', request: { ...content, host: 'cart', namespace: 'shop', port: 80 } });
    const outside = arrivalIn(manifests, { via: 'gateway', request: { ...content, authority: 'a.com', gateway: { name: 'edge', namespace: 'shop' } } });
    expect(inside).toMatchObject({ shares: { v2: 100 }, rewrite: { path: '/x/b/c' }, fault: { delay: { fixedDelay: '1s' } } });
    expect(outside).toEqual(inside);
    expect(built(random)).not.toEqual([]);
  });
});
