import type { HostPlan, RoutePlan, SubsetPlan } from '../../src/composition/host-plan';
import { destinationRuleSpec } from '../../src/rendering/destination-rule';
import { virtualServiceSpec } from '../../src/rendering/virtual-service';

const ROUTE: RoutePlan = { name: 'shop/Shop', source: 'shop/Shop', matches: [], destinations: [{ subset: 'v1', port: 80 }] };

function plan(...routes: Partial<RoutePlan>[]): HostPlan {
  return { host: 'shop', subsets: [], routes: routes.map(route => ({ ...ROUTE, ...route })) };
}

/** The first route as it is written, without the fields that are not. */
function written(route: Partial<RoutePlan>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(virtualServiceSpec(plan(route)).http![0]));
}

const METHOD = [{ part: 'method', name: '', test: { kind: 'exact', value: 'GET' } } as const];

describe('a VirtualService', () => {
  test('has one host and the routes in their order', () => {
    const { hosts, http } = virtualServiceSpec(plan({ name: 'b' }, { name: 'a' }));
    expect(hosts).toEqual(['shop']);
    expect(http!.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test('has no more than it needs', () => {
    expect(written({})).toEqual({ name: 'shop/Shop', route: [{ destination: { host: 'shop', subset: 'v1', port: { number: 80 } } }] });
  });

  test('has the weights as they are', () => {
    const destinations = [{ subset: 'v1', port: 80, weight: 95 }, { subset: 'v2', port: 80, weight: 5 }];
    expect(written({ destinations }).route).toEqual([
      { destination: { host: 'shop', subset: 'v1', port: { number: 80 } }, weight: 95 },
      { destination: { host: 'shop', subset: 'v2', port: { number: 80 } }, weight: 5 },
    ]);
  });

  test.each<[string, Partial<RoutePlan>, object | undefined]>([
    ['none for the rest', {}, undefined],
    ['the port alone for the rest of a port', { onPort: 80 }, [{ port: 80 }]],
    ['one for each alternative', { matches: [METHOD, METHOD] }, [{ method: { exact: 'GET' } }, { method: { exact: 'GET' } }]],
    ['the port in each alternative', { onPort: 80, matches: [METHOD, METHOD] },
      [{ port: 80, method: { exact: 'GET' } }, { port: 80, method: { exact: 'GET' } }]],
  ])('has matches: %s', (_, route, match) => {
    expect(written(route).match).toEqual(match);
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

describe('a DestinationRule', () => {
  test('has the host and its subsets, in their order', () => {
    const subsets: SubsetPlan[] = [{ name: 'v2', labels: { version: '2.0' } }, { name: 'v1', labels: { version: '1.0', track: 'old' } }];
    expect(destinationRuleSpec({ host: 'shop', subsets, routes: [] })).toEqual({ host: 'shop', subsets });
  });
});
