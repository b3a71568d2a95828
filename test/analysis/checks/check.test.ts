import * as fc from 'fast-check';
import { EXAMPLES } from '../../../src/analysis/checks/catalogue/examples';
import { check } from '../../../src/analysis/checks/check';
import { deployment, destinationRule, HTTP, httpRoute, serviceWith, together } from '../../../src/analysis/checks/rule/example';
import type { JsonObject } from '../../../src/analysis/model/json';
import { manifestSets } from '../../conformance/support/manifest-sets';
import { mutated } from '../../conformance/support/manifests-mutated';
import { objectOf } from '../../conformance/support/manifests-random';
import { runs } from '../../support/runs';
import { manifestsIn, manifestsOf } from '../support/manifests';

const WEIGHTS = httpRoute('route: [{ destination: { host: a }, weight: 90 }, { destination: { host: b }, weight: 20 }]');
const ignoring = (text: string): string => WEIGHTS.replace('namespace: shop', `namespace: shop, annotations: { cdk8s-istio/ignore: "${text}" }`);
const codesOf = (yaml: string): string[] => check(manifestsOf(yaml)).map(({ code }) => code);

describe('what is meant to be so', () => {
  test.each([
    ['MAN709 no percentages', []],
    ['MAN101 another; MAN709 no percentages;', []],
    ['MAN709', ['MAN015', 'MAN709']],
    ['everything is fine', ['MAN015', 'MAN709']],
    ['MAN101 another', ['MAN709']],
  ])('is annotated as %p', (text, left) => expect(codesOf(ignoring(text)).sort()).toEqual(left));

  test.each(['MAN601', 'IST0118', 'KIA0601'])('may be annotated as %s, which is one name of several', name => {
    const yaml = serviceWith('{ name: web, port: 80 }').replace('namespace: shop', `namespace: shop, annotations: { cdk8s-istio/ignore: "${name} the port is guessed" }`);
    expect(codesOf(yaml)).toEqual([]);
  });

  test('may be called by the number of Istio or Kiali', () => {
    const yaml = together(serviceWith('{ name: web, port: 80 }'));
    const ignore = (code: string) => check(manifestsOf(yaml), { ignore: [{ code, reason: 'the port is guessed' }] });
    expect(check(manifestsOf(yaml)).map(({ code }) => code)).toEqual(['MAN601']);
    expect([ignore('IST0118'), ignore('KIA0601'), ignore('MAN601')]).toEqual([[], [], []]);
  });

  test.each([
    ['VirtualService shop/reviews', 0], ['VirtualService reviews', 0], ['shop/reviews', 0], ['DestinationRule reviews', 1], ['other/reviews', 1],
  ])('may be asked for of %p alone', (object, left) =>
    expect(check(manifestsOf(WEIGHTS), { ignore: [{ code: 'MAN709', reason: 'no percentages', object }] })).toHaveLength(left));

  test.each([['IST0118', 0], ['IST0101,IST0118', 0], ['*', 0], ['IST0101', 1]])('may have been left out of istioctl as %s', (codes, left) => {
    const yaml = serviceWith('{ name: web, port: 80 }').replace('namespace: shop', `namespace: shop, annotations: { galley.istio.io/analyze-suppress: "${codes}" }`);
    expect(check(manifestsOf(yaml))).toHaveLength(left);
  });

  test('is not what Istio would reject, whatever istioctl says', () => {
    const yaml = httpRoute('timeout: 0s, route: []').replace('namespace: shop', 'namespace: shop, annotations: { galley.istio.io/analyze-suppress: "*" }');
    expect(codesOf(yaml)).not.toEqual([]);
  });

  test('may be one of several', () => {
    const ignore = (...codes: string[]) => check(manifestsOf(WEIGHTS), { ignore: codes.map(code => ({ code, reason: 'so it is' })) });
    expect([ignore('MAN101'), ignore('MAN101', 'MAN709'), ignore('MAN709', 'MAN101')].map(({ length }) => length)).toEqual([1, 0, 0]);
  });

  test('needs a reason', () => expect(check(manifestsOf(WEIGHTS), { ignore: [{ code: 'MAN709', reason: ' ' }] })).toHaveLength(1));
});

describe('findings', () => {
  test('come by file and line', () => {
    const bad = together(EXAMPLES.MAN020.bad, EXAMPLES.MAN201.bad, EXAMPLES.MAN305.bad, EXAMPLES.MAN025.bad);
    const manifests = [manifestsOf(bad, 'b.yaml'), manifestsOf(bad, 'a.yaml')];
    const found = check({ objects: manifests.flatMap(({ objects }) => objects), unreadable: [] });
    const places = found.map(({ object, path }) => `${object.place.file} ${String(object.lineOf(path)).padStart(4)}`);
    expect(places.length).toBeGreaterThan(4);
    expect(places).toEqual([...places].sort());
  });

  test('come by line where there are two of one object', () => {
    const spec = 'spec:\n  hosts: [a_b]\n  http:\n  - timeout: 0s\n    route: [{ destination: { host: a } }]\n';
    const found = check(manifestsOf(`apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a, namespace: shop }\n${spec}`));
    expect(found.map(({ code, object, path }) => `${object.lineOf(path)} ${code}`)).toEqual(['5 MAN022', '7 MAN007']);
  });

  test('name the field that they are about', () => {
    const [found] = check(manifestsOf(httpRoute('timeout: 0s, route: [{ destination: { host: reviews } }]')));
    expect(found).toMatchObject({ code: 'MAN007', path: ['spec', 'http', 0, 'timeout'], message: "'0s' is less than 1ms" });
  });

  test('say nothing more of a value that the schema refuses', () => {
    expect(codesOf(httpRoute('route: [{ destination: { subset: v1 } }]'))).not.toContain('MAN022');
  });

  test('begin in lower case, and end without a full stop', () => {
    const found = Object.values(EXAMPLES).flatMap(({ bad }) => check(manifestsOf(bad)));
    const names = /^(?:ISTIO_MUTUAL|MUTUAL|SIMPLE|DYNAMIC_DNS|DNS_ROUND_ROBIN|VirtualService) /;
    expect(found.filter(({ message }) => !/^[^A-Z.][^\n]*[^.\n]$/.test(message) && !names.test(message))).toEqual([]);
  });
});

describe('labels and annotations of pods and Services', () => {
  const problems = (yaml: string) => check(manifestsOf(yaml)).filter(({ code }) => code === 'MAN013').map(({ path }) => path.join('.'));

  test('are strings', () => {
    const wrong = deployment('app: reviews, version: 1', undefined, 'sidecar.istio.io/inject: true');
    expect(problems(wrong)).toEqual([
      'spec.selector.matchLabels.version', 'spec.template.metadata.labels.version', 'spec.template.metadata.annotations.sidecar.istio.io/inject',
    ]);
    expect(problems(serviceWith(HTTP).replace('app: reviews', 'app: reviews, version: 2'))).toEqual(['spec.selector.version']);
    expect(problems(wrong.replaceAll('version: 1', "version: '1'").replace('inject: true', "inject: 'true'"))).toEqual([]);
  });

  test('may be nothing, which an API server takes for an empty text', () => {
    expect(problems(deployment('app: reviews, version: null'))).toEqual([]);
  });
});

describe('what is a part of the cluster', () => {
  const guessed = serviceWith('{ name: web, port: 80 }');

  test.each(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'])('is left alone in %s', namespace => {
    const names = `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace} }\n`;
    expect(codesOf(together(guessed.replace('shop', namespace), names))).toEqual([]);
    expect(codesOf(together(guessed, names.replace(namespace, 'shop'))).sort()).toEqual(['MAN601', 'MAN606']);
  });

  test('has no say about what is of Istio there', () => {
    expect(codesOf(WEIGHTS.replace('namespace: shop', 'namespace: kube-system'))).toEqual(['MAN709']);
  });
});

describe('a subset', () => {
  const host = together(serviceWith(HTTP), deployment('app: reviews, version: v1'));
  const subset = (labels: string) => destinationRule(`{ host: reviews, subsets: [{ name: near, labels: { ${labels} } }] }`);

  test.each(['topology.kubernetes.io/region: eu', 'topology.kubernetes.io/zone: eu-1', 'topology.istio.io/subzone: a', 'kubernetes.io/hostname: n'])(
    'may ask for %s, which pods get from their node', label => {
      expect(codesOf(together(host, subset(`version: v1, ${label}`)))).not.toContain('MAN511');
      expect(codesOf(together(host, subset(`version: v2, ${label}`)))).toContain('MAN511');
    });
});

describe('whatever is written', () => {
  const kinds = fc.constantFrom('VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry');
  const seed = fc.array(fc.nat(1000), { minLength: 3, maxLength: 30 }).filter(({ length }) => length % 3 === 0);

  test('is checked without an exception', () => {
    const object = fc.tuple(kinds.chain(kind => objectOf(kind, 'odd')), seed).map(([body, turns]) => mutated(body, turns) as JsonObject);
    fc.assert(fc.property(fc.array(object, { maxLength: 3 }), bodies => expect(Array.isArray(check(manifestsIn(bodies)))).toBe(true)), {
      numRuns: runs(500),
    });
  });

  test('is checked without an exception in sets', () => {
    const sets = fc.tuple(manifestSets('broken'), seed).map(([bodies, turns]) => bodies.map(body => mutated(body, turns) as JsonObject));
    fc.assert(fc.property(sets, bodies => expect(Array.isArray(check(manifestsIn(bodies)))).toBe(true)), { numRuns: runs(200) });
  });

  test('in any field, it is not an exception', () => {
    const spec = fc.jsonValue({ maxDepth: 6 }) as fc.Arbitrary<JsonObject>;
    const kind = fc.oneof(kinds, fc.constantFrom('Service', 'Pod', 'Deployment', 'Namespace', 'Secret'));
    const object = fc.record({ kind, spec, metadata: fc.constant({ name: 'a' }) });
    fc.assert(fc.property(fc.array(object, { maxLength: 3 }), bodies => {
      expect(Array.isArray(check(manifestsIn(bodies as unknown as JsonObject[])))).toBe(true);
    }), { numRuns: runs(500) });
  });
});
