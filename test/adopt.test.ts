import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { arrivalOf, outcomesIn, type Arrival } from './support/arrival';
import type { MeshCall, RequestContent } from './support/calls';
import { find, parsed, type Manifest } from './support/manifests';
import { requestContents } from './support/match-programs';

const FOLDER = join(__dirname, '..', 'examples', 'adopt');
const objectsOf = (file: string) => parsed(readFileSync(join(FOLDER, file), 'utf8'));
const before = objectsOf('hand-written.yaml');
const after = objectsOf('expected.yaml');

type Route = Record<string, unknown>;

/** The Service and the pods that the rules are about, which run already. */
const cluster = objectsOf('cluster.yaml');

/** The fields of an http route that the arrival tells of, or that nobody outside can tell. */
const TOLD = ['name', 'match', 'route', 'timeout', 'retries', 'headers'];

interface Answer {
  readonly arrival: Arrival;
  /** Every other field of the route that was taken: the library has no words for them. */
  readonly beside: Route;
}

/** What rules do with a request. */
function answerBy(rules: readonly Manifest[], content: RequestContent): Answer {
  const call: MeshCall = { via: 'mesh', request: { ...content, host: 'orders', namespace: 'shop', port: 8080 } };
  const [outcome] = outcomesIn([...rules, ...cluster], [call]);
  const [, index] = /^spec\.http\[(\d+)\]/.exec(outcome.origin!.field)!;
  const route = (find(rules, 'VirtualService', 'orders').spec!.http as Route[])[Number(index)];
  return { arrival: arrivalOf(call, outcome)!, beside: Object.fromEntries(Object.entries(route).filter(([field]) => !TOLD.includes(field))) };
}

const request = (changes: Partial<RequestContent>): RequestContent => ({ path: '/', method: 'GET', headers: {}, query: {}, ...changes });

/** Requests, and how many per cent of them v2 answers. */
const TABLE: [what: string, request: RequestContent, v2: number][] = [
  ['anybody', request({}), 10],
  ['somebody who orders', request({ path: '/checkout', method: 'POST' }), 10],
  ['the partner', request({ headers: { 'x-partner': 'acme' } }), 0],
  ['another partner', request({ headers: { 'x-partner': 'acme-berlin' } }), 10],
  ['a tester', request({ headers: { 'end-user': 'jason' } }), 100],
  ['another user', request({ headers: { 'end-user': 'jasona' } }), 10],
  ['a tester of the partner', request({ headers: { 'x-partner': 'acme', 'end-user': 'jason' } }), 0],
  ['a preview of the page', request({ path: '/checkout/pay', query: { preview: 'yes' } }), 100],
  ['no preview of the page', request({ path: '/checkout/pay', query: { preview: 'no' } }), 10],
  ['a preview of another page', request({ path: '/cart', query: { preview: 'yes' } }), 10],
  ['the partner\'s preview', request({ path: '/checkout', query: { preview: 'yes' }, headers: { 'x-partner': 'acme' } }), 0],
];

/** Random requests, in which what the rules ask for is not rare. */
const near = fc.tuple(
  requestContents,
  fc.record({ 'x-partner': fc.constantFrom('acme', 'acme-berlin'), 'end-user': fc.constantFrom('jason', 'jasona') }, { requiredKeys: [] }),
  fc.option(fc.constantFrom('/checkout', '/checkout/pay', '/check'), { nil: undefined }),
  fc.record({ preview: fc.constantFrom('yes', 'no') }, { requiredKeys: [] }),
).map(([one, headers, path, query]): RequestContent => (
  { ...one, path: path ?? one.path, headers: { ...one.headers, ...headers }, query: { ...one.query, ...query } }));

describe('adopting rules that were written by hand', () => {
  test.each(TABLE)('%s is answered as before', (_, one, v2) => {
    const { arrival } = answerBy(after, one);
    expect(arrival).toEqual(answerBy(before, one).arrival);
    expect(arrival.shares['2.0'] ?? 0).toBe(v2);
    expect(arrival.timeout).toBe('3s');
  });

  test('answers every request as before, under the same fields that the library has no words for', () => {
    fc.assert(fc.property(near, one => {
      expect(answerBy(after, one)).toEqual(answerBy(before, one));
    }));
    for (const [, one] of TABLE) {
      const answer = answerBy(after, one);
      expect(answer).toEqual(answerBy(before, one));
      expect(Object.keys(answer.beside)).toEqual(['corsPolicy']);
    }
  });

  test('carries the patched fields', () => {
    const routes = find(after, 'VirtualService', 'orders').spec!.http as Route[];
    expect(routes.map(({ name, corsPolicy, headers }) => [name, (corsPolicy as { maxAge: string }).maxAge, headers])).toEqual([
      ['shop/Acme', '24h', undefined],
      ['shop/OrdersV2', '24h', { response: { set: { 'x-answered-by': 'preview' } } }],
      ['shop/Orders', '24h', undefined],
    ]);
  });

  test('limits callers as before, though it spells a duration differently', () => {
    const [was, is] = [before, after].map(manifests => find(manifests, 'DestinationRule', 'orders').spec!.trafficPolicy);
    expect(JSON.stringify(was)).toContain('"0.25s"');
    expect(is).toEqual(JSON.parse(JSON.stringify(was).replace('"0.25s"', '"250ms"')));
  });

  test('replaces the objects in place: kinds, names and namespace are the old ones', () => {
    const names = (manifests: readonly Manifest[]) => manifests.map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace}/${name}`);
    expect(names(after)).toEqual(names(before));
  });
});
