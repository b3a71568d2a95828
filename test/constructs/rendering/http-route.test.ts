import type { RoutePlan } from '../../../src/constructs/composition/host/port-plan';
import { httpSpec } from '../../../src/constructs/rendering/http-route';
import type { RouteTraits } from '../../../src/constructs/values/route-traits';

const at = (subset: string) => ({ host: 'shop', port: 80, subset });
const ROUTE: RoutePlan = { id: { source: 'shop/Shop' }, matches: [], destinations: [at('v1')], mirrors: [], traits: {} };

/** The route as it is written, without the fields that are not. */
function written(route: Partial<RoutePlan>, port?: number): Record<string, unknown> {
  return JSON.parse(JSON.stringify(httpSpec({ ...ROUTE, ...route }, port)));
}

/** A field of a route with these traits. */
const trait = (name: string, traits: RouteTraits) => written({ traits })[name];

const METHOD = [{ part: 'method', name: '', test: { kind: 'exact', value: 'GET' } } as const];
const to = (subset: string) => ({ host: 'shop', subset, port: { number: 80 } });

describe('an http route', () => {
  test('has no more than it needs', () => {
    expect(written({})).toEqual({ name: 'shop/Shop', route: [{ destination: to('v1') }] });
  });

  test('has the weights as they are', () => {
    const destinations = [{ ...at('v1'), weight: 95 }, { ...at('v2'), weight: 5 }];
    expect(written({ destinations }).route).toEqual([{ destination: to('v1'), weight: 95 }, { destination: to('v2'), weight: 5 }]);
  });

  test('has what is changed on the way to one destination', () => {
    const headers = { request: { remove: ['x-a'] }, response: { set: { 'set-cookie': 'v=1' }, add: { 'x-b': '1' } } };
    expect(written({ destinations: [{ ...at('v1'), weight: 95, headers }, { ...at('v2'), weight: 5 }] }).route)
      .toEqual([{ destination: to('v1'), weight: 95, headers }, { destination: to('v2'), weight: 5 }]);
  });

  test('names the host and the port of each destination and of each mirror', () => {
    const elsewhere = { host: 'shop.shop.svc.cluster.local', port: 8080 };
    const { route, mirrors } = written({ destinations: [{ ...elsewhere, subset: 'v1' }], mirrors: [{ ...elsewhere, subset: 'v3', percent: 100 }] });
    const destination = { host: 'shop.shop.svc.cluster.local', port: { number: 8080 } };
    expect(route).toEqual([{ destination: { ...destination, subset: 'v1' } }]);
    expect(mirrors).toEqual([{ destination: { ...destination, subset: 'v3' }, percentage: { value: 100 } }]);
  });

  test('has the mirrors in their order, each with its percentage', () => {
    expect(written({ mirrors: [{ ...at('v3'), percent: 0.57 }, { ...at('v2'), percent: 5 }] }).mirrors).toEqual([
      { destination: to('v3'), percentage: { value: 0.57001 } }, { destination: to('v2'), percentage: { value: 5 } },
    ]);
  });

  test.each<[string, RoutePlan['id'], string]>([
    ['the construct that asked for it', { source: 'shop/A' }, 'shop/A'],
    ['the one that lets it out', { source: 'shop/A', through: 'shop/Out' }, 'shop/Out+shop/A'],
    ['what is laid over it', { source: 'shop/A', with: 'shop/Fault' }, 'shop/A+shop/Fault'],
    ['a port beside the first', { source: 'shop/A', port: 81 }, 'shop/A:81'],
    ['all of these', { source: 'shop/A', through: 'shop/Out', with: 'shop/Fault', port: 81 }, 'shop/Out+shop/A+shop/Fault:81'],
  ])('has a name that leads to %s', (_, id, name) => {
    expect(written({ id }).name).toBe(name);
  });

  test.each<[string, RoutePlan['matches'], number | undefined, object | undefined]>([
    ['none for the rest', [], undefined, undefined],
    ['the port alone for the rest of a port', [], 80, [{ port: 80 }]],
    ['one for each alternative', [METHOD, METHOD], undefined, [{ method: { exact: 'GET' } }, { method: { exact: 'GET' } }]],
    ['the port in each alternative', [METHOD, METHOD], 80, [{ port: 80, method: { exact: 'GET' } }, { port: 80, method: { exact: 'GET' } }]],
  ])('has matches: %s', (_, matches, port, match) => {
    expect(written({ matches }, port).match).toEqual(match);
  });

  test.each<[RouteTraits['fault'], object | undefined]>([
    [undefined, undefined],
    [{ delay: { milliseconds: 7000, percent: 100 } }, { delay: { fixedDelay: '7s', percentage: { value: 100 } } }],
    [{ abort: { httpStatus: 503, percent: 0.57 } }, { abort: { httpStatus: 503, percentage: { value: 0.57001 } } }],
    [{ delay: { milliseconds: 1, percent: 0.1 }, abort: { httpStatus: 418, percent: 0.0001 } },
      { delay: { fixedDelay: '1ms', percentage: { value: 0.1 } }, abort: { httpStatus: 418, percentage: { value: 0.0001 } } }],
  ])('has the fault %j as %j', (fault, spec) => {
    expect(trait('fault', { fault })).toEqual(spec);
  });

  test.each<[RouteTraits['rewrite'], object | undefined]>([
    [undefined, undefined],
    [{ uri: '/v2' }, { uri: '/v2' }],
    [{ uri: '/', authority: 'a.com' }, { uri: '/', authority: 'a.com' }],
    [{ regex: { match: '^/(a)', replacement: '/\\1' } }, { uriRegexRewrite: { match: '^/(a)', rewrite: '/\\1' } }],
  ])('has the rewrite %j as %j', (rewrite, spec) => {
    expect(trait('rewrite', { rewrite })).toEqual(spec);
  });

  test.each([[undefined, undefined], [0, undefined], [1, '1ms'], [1500, '1500ms'], [2000, '2s'], [60_000, '60s']])('has the timeout %p as %p', (timeout, text) => {
    expect(trait('timeout', { timeout })).toBe(text);
  });

  test.each([
    [undefined, undefined],
    [{ attempts: 0, retryOn: [] }, { attempts: 0 }],
    [{ attempts: 3, retryOn: [] }, { attempts: 3 }],
    [{ attempts: 3, perTryTimeout: 250, retryOn: ['5xx', '409'] }, { attempts: 3, perTryTimeout: '250ms', retryOn: '5xx,409' }],
  ])('has the retries %j as %j', (retries, spec) => {
    expect(trait('retries', { retries })).toEqual(spec);
  });
});
