import { EXAMPLES } from '../../../src/analysis/checks/catalogue/examples';
import { check } from '../../../src/analysis/checks/check';
import { deployment, EDGE, routeTo, serviceWith, together, virtualService } from '../../../src/analysis/checks/rule/example';
import type { Json, JsonObject } from '../../../src/analysis/model/json';
import { manifestsIn, manifestsOf } from '../support/manifests';

/** A document with one text or one list in it emptied, for each of them. */
function emptied(value: Json): Json[] {
  if (typeof value === 'string') return [''];
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return [[], ...items.flatMap((item, at) => emptied(item).map(one => Object.assign([...items], { [at]: one })))];
  }
  const fields = Object.entries(value ?? {}) as [string, Json][];
  return fields.flatMap(([name, inside]) => emptied(inside).map(one => ({ ...value as JsonObject, [name]: one })));
}

/** What examples come to when something in them is left empty. Nobody reads an object without a name. */
function setsWithGaps(): JsonObject[][] {
  const sets = new Map<string, JsonObject[]>();
  for (const { bad } of Object.values(EXAMPLES)) {
    const bodies = manifestsOf(bad).objects.map(({ body }) => body);
    for (const [index, body] of bodies.entries()) {
      for (const gap of emptied(body)) {
        const set = bodies.map((other, at) => at === index ? gap as JsonObject : other);
        if (set.every(({ metadata }) => (metadata as JsonObject).name !== '')) sets.set(JSON.stringify(set), set);
      }
    }
  }
  return [...sets.values()];
}

const HOLLOW = /''|\w\/'| ,| {2}|(?:\b(?:of|not|ports|has)|[,:])\s*$|\s$|undefined|NaN/;

describe('a message', () => {
  test('quotes nothing that is empty, whatever is left empty in an example', () => {
    const found = setsWithGaps().flatMap(bodies => check(manifestsIn(bodies))).map(({ code, message }) => `${code}: ${message}`);
    expect(found.length).toBeGreaterThan(1000);
    expect([...new Set(found)].filter(line => HOLLOW.test(line))).toEqual([]);
  });

  const ROUTES = 'http: [{ route: [{ destination: { host: reviews } }] }]';

  test.each([
    ['MAN504', 'without a host', routeTo('host: "", subset: v1'), "a destination without a host has no subset 'v1'"],
    ['MAN507', 'without hosts', together(EDGE, virtualService(`{ gateways: [edge], ${ROUTES} }`)), "the VirtualService has no host that 'edge' might serve"],
    ['MAN507', 'whose gateway serves others', together(EDGE, virtualService(`{ hosts: [a.com], gateways: [edge], ${ROUTES} }`)), "'edge' serves 'shop.example.com', but not 'a.com'"],
    ['MAN502', 'without any ports', together(serviceWith(''), routeTo('host: reviews, port: { number: 80 }')), "'reviews' has no port 80, and no other"],
    ['MAN601', 'without a name', serviceWith('{ port: 8080 }'), 'the port 8080 does not state a protocol'],
    ['MAN601', 'with an unknown appProtocol', serviceWith('{ name: http, appProtocol: web, port: 8080 }'), "the port 'web' does not state a protocol"],
    ['MAN719', 'whose delegate has no name', virtualService('{ hosts: [a.com], gateways: [edge], http: [{ delegate: {} }] }'), 'the delegate has no name'],
    ['MAN739', 'without any ports', together(serviceWith(''), virtualService('{ hosts: [reviews], http: [{ match: [{ port: 80 }], route: [{ destination: { host: reviews } }] }] }')), 'port 80 is not there, and no other'],
    ['MAN615', 'with two labels', together(serviceWith('{ name: http, port: 80 }').replace('app: reviews', 'tier: a, app: b'), deployment('app: a')), "no pod of 'shop' has app=b,tier=a"],
  ])('of %s about what is %s has words for that', (code, _, yaml, message) =>
    expect(check(manifestsOf(yaml)).filter(one => one.code === code).map(one => one.message)).toEqual([message]));
});
