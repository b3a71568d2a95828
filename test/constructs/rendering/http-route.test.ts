import type { RoutePlan } from '../../../src/constructs/composition/host-plan';
import { httpSpec } from '../../../src/constructs/rendering/http-route';

const ROUTE: RoutePlan = {
  name: 'shop/Shop', source: 'shop/Shop', host: 'shop', port: 80, confined: false, matches: [], destinations: [{ subset: 'v1' }], mirrors: [],
};

/** The route as it is written, without the fields that are not. */
function written(route: Partial<RoutePlan>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(httpSpec({ ...ROUTE, ...route })));
}

const METHOD = [{ part: 'method', name: '', test: { kind: 'exact', value: 'GET' } } as const];
const to = (subset: string) => ({ host: 'shop', subset, port: { number: 80 } });

describe('an http route', () => {
  test('has no more than it needs', () => {
    expect(written({})).toEqual({ name: 'shop/Shop', route: [{ destination: to('v1') }] });
  });

  test('has the weights as they are', () => {
    const destinations = [{ subset: 'v1', weight: 95 }, { subset: 'v2', weight: 5 }];
    expect(written({ destinations }).route).toEqual([{ destination: to('v1'), weight: 95 }, { destination: to('v2'), weight: 5 }]);
  });

  test('names the host and the port of each destination and of each mirror', () => {
    const { route, mirrors } = written({ host: 'shop.shop.svc.cluster.local', port: 8080, mirrors: [{ subset: 'v3', percent: 100 }] });
    const destination = { host: 'shop.shop.svc.cluster.local', port: { number: 8080 } };
    expect(route).toEqual([{ destination: { ...destination, subset: 'v1' } }]);
    expect(mirrors).toEqual([{ destination: { ...destination, subset: 'v3' }, percentage: { value: 100 } }]);
  });

  test('has the mirrors in their order, each with its percentage', () => {
    expect(written({ mirrors: [{ subset: 'v3', percent: 0.57 }, { subset: 'v2', percent: 5 }] }).mirrors).toEqual([
      { destination: to('v3'), percentage: { value: 0.57001 } }, { destination: to('v2'), percentage: { value: 5 } },
    ]);
  });

  test.each<[string, Partial<RoutePlan>, object | undefined]>([
    ['none for the rest', {}, undefined],
    ['the port alone for the rest of a port', { confined: true }, [{ port: 80 }]],
    ['one for each alternative', { matches: [METHOD, METHOD] }, [{ method: { exact: 'GET' } }, { method: { exact: 'GET' } }]],
    ['the port in each alternative', { confined: true, matches: [METHOD, METHOD] },
      [{ port: 80, method: { exact: 'GET' } }, { port: 80, method: { exact: 'GET' } }]],
  ])('has matches: %s', (_, route, match) => {
    expect(written(route).match).toEqual(match);
  });

  test.each<[RoutePlan['fault'], object | undefined]>([
    [undefined, undefined],
    [{ delay: { milliseconds: 7000, percent: 100 } }, { delay: { fixedDelay: '7s', percentage: { value: 100 } } }],
    [{ abort: { httpStatus: 503, percent: 0.57 } }, { abort: { httpStatus: 503, percentage: { value: 0.57001 } } }],
    [{ delay: { milliseconds: 1, percent: 0.1 }, abort: { httpStatus: 418, percent: 0.0001 } },
      { delay: { fixedDelay: '1ms', percentage: { value: 0.1 } }, abort: { httpStatus: 418, percentage: { value: 0.0001 } } }],
  ])('has the fault %j as %j', (fault, spec) => {
    expect(written({ fault }).fault).toEqual(spec);
  });

  test.each([[undefined, undefined], ['/', { uri: '/' }], ['/v2', { uri: '/v2' }]])('has the rewrite %j as %j', (rewrite, spec) => {
    expect(written({ rewrite }).rewrite).toEqual(spec);
  });

  test.each([[undefined, undefined], [1, '1ms'], [1500, '1500ms'], [2000, '2s'], [60_000, '60s']])('has the timeout %p as %p', (timeout, text) => {
    expect(written({ timeout }).timeout).toBe(text);
  });

  test.each([
    [undefined, undefined],
    [{ attempts: 0, retryOn: [] }, { attempts: 0 }],
    [{ attempts: 3, retryOn: [] }, { attempts: 3 }],
    [{ attempts: 3, perTryTimeout: 250, retryOn: ['5xx', '409'] }, { attempts: 3, perTryTimeout: '250ms', retryOn: '5xx,409' }],
  ])('has the retries %j as %j', (retries, spec) => {
    expect(written({ retries }).retries).toEqual(spec);
  });
});
