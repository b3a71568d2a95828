import { check } from '../../../src/analysis/checks/check';
import { fieldOf } from '../../../src/analysis/model/field-path';
import { deployment, destinationRule, manifestsWith, request, routed, service, to, virtualService } from '../routing/meshes';

const HASH = { loadBalancer: { consistentHash: { useSourceIp: true } } };
const subset = (name: string, trafficPolicy?: object) => ({ name, labels: { version: name }, trafficPolicy });
const rule = (v1?: object, v2?: object, trafficPolicy?: object) => destinationRule('shop/a', { host: 'a', trafficPolicy, subsets: [subset('v1', v1), subset('v2', v2)] });
const split = (one: number, other: number, more: object = {}) => virtualService('shop/a', { hosts: ['a'], http: [{ route: [to('a', 'v1', { weight: one }), to('a', 'v2', { weight: other })], ...more }] });
const objectsFor = (...objects: readonly object[]) => [service('shop/a'), deployment('shop/a', 'v1'), deployment('shop/a', 'v2'), ...objects];
const told = (...objects: readonly object[]) => check(manifestsWith(objectsFor(...objects))).filter(({ code }) => code === 'MAN779' || code === 'MAN780').map(({ code, path }) => `${code} ${fieldOf(path)}`);
const balancers = (...objects: readonly object[]) => routed(objectsFor(...objects), request('a')).destinations.map(({ policy }) => policy.loadBalancer);

const [ALL, SOME] = [['MAN779 spec.http[0].route'], ['MAN780 spec.http[0].route']];
test.each<[string, readonly object[], readonly string[], readonly unknown[]]>([
  ['for all', [rule(undefined, undefined, HASH), split(90, 10)], ALL, ['RING_HASH', 'RING_HASH']],
  ['for each subset', [rule(HASH, HASH), split(50, 50)], ALL, ['RING_HASH', 'RING_HASH']],
  ['for a subset', [rule(HASH), split(90, 10)], SOME, ['RING_HASH', undefined]],
  ['for all but a subset', [rule(undefined, { loadBalancer: { simple: 'ROUND_ROBIN' } }, HASH), split(90, 10)], SOME, ['RING_HASH', 'ROUND_ROBIN']],
  ['for another port', [rule(undefined, undefined, { portLevelSettings: [{ port: { number: 81 }, ...HASH }] }), split(90, 10)], [], [undefined, undefined]],
  ['where one has everything', [rule(undefined, undefined, HASH), split(100, 0)], [], ['RING_HASH']],
  ['without a split', [rule(undefined, undefined, HASH), virtualService('shop/a', { hosts: ['a'], http: [{ route: [to('a', 'v1', { weight: 100 })] }] })], [], ['RING_HASH']],
  ['for nobody', [rule(), split(90, 10)], [], [undefined, undefined]],
])('a consistent hash %s is told beside a split, as clients meet it', (_, objects, expected, met) => {
  expect(told(...objects)).toEqual(expected);
  expect(balancers(...objects)).toEqual(met);
});

test('of several DestinationRules of a host nothing is told here', () => {
  expect(told(rule(HASH), destinationRule('shop/b', { host: 'a', trafficPolicy: HASH }), split(90, 10))).toEqual([]);
});

test('a hash without a key hashes nothing', () => {
  expect(told(rule(undefined, undefined, { loadBalancer: { consistentHash: {} } }), split(90, 10))).toEqual([]);
});
