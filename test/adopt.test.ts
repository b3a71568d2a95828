import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { evaluate, type Request } from './support/evaluate';
import { find, parsed, type Manifest } from './support/manifests';
import { requests } from './support/match-programs';

const FOLDER = join(__dirname, '..', 'examples', 'adopt');
const objectsOf = (file: string) => parsed(readFileSync(join(FOLDER, file), 'utf8'));
const before = objectsOf('hand-written.yaml');
const after = objectsOf('expected.yaml');

type Route = Record<string, unknown>;

/** What makes a route, beside what the evaluator answers with: who answers, the retries, and its name and conditions. */
const ROUTING = ['name', 'match', 'route', 'timeout', 'retries'];

/** The same objects, in which the retries of a route, which the evaluator hands through, bring along every field that it does not know. */
function telling(manifests: readonly Manifest[]): Manifest[] {
  const told = (route: Route): Route => ({
    ...route,
    retries: { retries: route.retries, beside: Object.fromEntries(Object.entries(route).filter(([field]) => !ROUTING.includes(field))) },
  });
  return manifests.map(manifest => manifest.kind !== 'VirtualService' ? manifest : {
    ...manifest,
    spec: { ...manifest.spec, http: (manifest.spec!.http as Route[]).map(told) },
  });
}

const request = (changes: Partial<Request>): Request => (
  { host: 'orders', port: 8080, path: '/', method: 'GET', headers: {}, query: {}, ...changes });

/** Requests, and how many per cent of them v2 answers. */
const TABLE: [what: string, request: Request, v2: number][] = [
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
  requests('orders', 8080),
  fc.record({ 'x-partner': fc.constantFrom('acme', 'acme-berlin'), 'end-user': fc.constantFrom('jason', 'jasona') }, { requiredKeys: [] }),
  fc.option(fc.constantFrom('/checkout', '/checkout/pay', '/check'), { nil: undefined }),
  fc.record({ preview: fc.constantFrom('yes', 'no') }, { requiredKeys: [] }),
).map(([one, headers, path, query]): Request => (
  { ...one, path: path ?? one.path, headers: { ...one.headers, ...headers }, query: { ...one.query, ...query } }));

describe('adopting rules that were written by hand', () => {
  test.each(TABLE)('%s is answered as before', (_, one, v2) => {
    const outcome = evaluate(after, one);
    expect(outcome).toEqual(evaluate(before, one));
    expect(outcome.shares['version=2.0'] ?? 0).toBe(v2);
    expect(outcome.timeout).toBe('3s');
  });

  test('answers every request as before, under the same fields that the library has no words for', () => {
    const [was, is] = [telling(before), telling(after)];
    fc.assert(fc.property(near, one => {
      expect(evaluate(is, one)).toEqual(evaluate(was, one));
    }));
    for (const [, one] of TABLE) expect(evaluate(is, one)).toEqual(evaluate(was, one));
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
