import type { FindingCode } from '../../../src/analysis/checks/catalogue/catalogue';
import { EXAMPLES } from '../../../src/analysis/checks/catalogue/examples';
import { check } from '../../../src/analysis/checks/check';
import { deployment, type Example, httpRoute, ROUTE, serviceWith, together } from '../../../src/analysis/checks/rule/example';
import type { Scope } from '../../../src/analysis/checks/rule/rule';
import { RULES } from '../../../src/analysis/checks/rules/rules';
import { istioMinorOf } from '../../../src/analysis/checks/values/istio-version';
import type { ManifestObject } from '../../../src/analysis/model/manifest';
import { manifestsIn, manifestsOf } from '../support/manifests';

/** Another document of the same name, which says nothing. */
const emptied = ({ body: { apiVersion, kind }, namespace, name }: ManifestObject) => ({ apiVersion, kind, metadata: { name, namespace } });

/** What is found in documents that later ones replace. */
function foundBehindCopies({ bad: yaml, istioVersion = '' }: Pick<Example, 'bad' | 'istioVersion'>): string[] {
  const { objects } = manifestsOf(yaml, 'earlier.yaml');
  const manifests = { objects: [...objects, ...manifestsIn(objects.map(emptied)).objects], unreadable: [] };
  const found = check(manifests, { istioMinor: istioMinorOf(istioVersion) });
  return found.filter(({ object }) => object.place.file === 'earlier.yaml').map(({ code }) => code);
}

/** Of the rules that say a code. */
function scopesOf(code: string): Scope[] {
  const saying = RULES.filter(({ finds, says }) => [finds, ...says.map(one => one.finds)].some(texts => Object.hasOwn(texts, code)));
  return [...new Set(saying.map(({ scope }) => scope))];
}

const CODES = (Object.keys(EXAMPLES) as FindingCode[]).filter(code => code !== 'MAN014');
const ofScope = (scope: Scope) => CODES.filter(code => scopesOf(code).join() === scope);

describe('a document that a later one replaces', () => {
  test.each(ofScope('document'))('is looked at by itself: %s', code => expect(foundBehindCopies(EXAMPLES[code])).toContain(code));

  test.each(ofScope('set'))('is not taken for something that the cluster has: %s', code => expect(foundBehindCopies(EXAMPLES[code])).not.toContain(code));

  test('is refused whether its copy is ignored or not', () => {
    const both = together(httpRoute('route: [{ destination: { subset: v1 } }]'), httpRoute(ROUTE));
    expect(check(manifestsOf(both), { ignore: [{ code: 'MAN014', reason: 'two variants' }] }).map(({ code }) => code)).toEqual(['MAN003']);
  });
});

describe('a copy', () => {
  test('is told of kinds that are read, with the place of the later one', () => {
    const found = check(manifestsOf(together(serviceWith('{ name: http, port: 80 }'), serviceWith('{ name: http, port: 81 }'))));
    expect(found.map(({ code, message }) => [code, message])).toEqual([['MAN014', expect.stringMatching(/^Service 'reviews' is written again in \S+, line \d+$/)]]);
    expect(codesOfTwo(deployment('app: reviews'))).toEqual(['MAN014']);
  });

  test('is not told of kinds that nobody reads, nor of a Namespace, which is often written beside each of the objects in it', () => {
    expect(codesOfTwo('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n')).toEqual([]);
    expect(codesOfTwo('apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: enabled } }\n')).toEqual([]);
    expect(codesOfTwo('apiVersion: serving.example.com/v1\nkind: Runtime\nmetadata: { name: a }\n')).toEqual([]);
  });
});

const codesOfTwo = (yaml: string): string[] => check(manifestsOf(together(yaml, yaml))).map(({ code }) => code);
