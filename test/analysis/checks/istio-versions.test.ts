import { Context } from '../../../src/analysis/checks/index/context';
import { FIELDS, istioVersions } from '../../../src/analysis/checks/rules/documents/istio-versions';
import type { Shape } from '../../../src/analysis/checks/schema/shape';
import { SHAPES } from '../../../src/analysis/checks/schema/shapes';
import { istioMinorOf, problemOfIstioVersion } from '../../../src/analysis/checks/values/istio-version';
import { manifestsOf } from '../support/manifests';

const object = (kind: string, spec: object, apiVersion = 'networking.istio.io/v1beta1') =>
  JSON.stringify({ apiVersion, kind, metadata: { name: 'a', namespace: 'shop' }, spec });

/** What the rule says, by the field that it is about; whatever others say of the same values. */
function saidOf(document: string, istioMinor?: number): (readonly [path: string, message: string])[] {
  return istioVersions.check(new Context(manifestsOf(document), istioMinor)).map(({ path, message }) => [path.join('.'), message] as const);
}

/** Values that lead to a field of a shape: one for each place where it may stand. */
function valuesWith(place: string, shape: Shape, around = ''): unknown[] {
  if (shape.is === 'list') return valuesWith(place, shape.of, around).map(value => [value]);
  if (shape.is !== 'fields') return [];
  return Object.entries(shape.fields).flatMap(([name, inner]) =>
    (`${around}.${name}` === place ? ['x'] : valuesWith(place, inner, name)).map(value => ({ [name]: value })));
}

describe('a field that came with a version of Istio', () => {
  const dated = Object.entries(FIELDS).filter(([kind]) => Object.hasOwn(SHAPES, kind))
    .flatMap(([kind, fields]) => Object.entries(fields).map(([place, since]) => [kind, place, since] as const));

  test.each(dated)('of a %s, %s, is found for the version before and not for 1.%i, wherever it may stand', (kind, place, since) => {
    const bodies = valuesWith(place, SHAPES[kind as keyof typeof SHAPES]) as { spec: object }[];
    expect(bodies).not.toEqual([]);
    for (const { spec } of bodies) {
      expect(saidOf(object(kind, spec), since - 1).map(([, message]) => message)).toEqual([`Istio 1.${since - 1} has no field '${place}': it came with 1.${since}`]);
      expect(saidOf(object(kind, spec), since)).toEqual([]);
    }
  });

  test('of a RequestAuthentication is found as well', () => {
    const document = object('RequestAuthentication', { jwtRules: [{ issuer: 'a', fromCookies: ['b'], spaceDelimitedClaims: ['c'] }] }, 'security.istio.io/v1');
    expect(saidOf(document, 24)).toEqual([['spec.jwtRules.0.spaceDelimitedClaims', "Istio 1.24 has no field 'jwtRules.spaceDelimitedClaims': it came with 1.28"]]);
  });

  test('is said once, whatever stands in it', () => {
    const document = object('DestinationRule', { host: 'a', trafficPolicy: { retryBudget: { budgetInterval: '1s' }, outlierDetection: { outlierDetectionHttpErrorCodes: [500, 503] } } });
    expect(saidOf(document, 26).map(([path]) => path)).toEqual(['spec.trafficPolicy.retryBudget', 'spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes']);
    expect(saidOf(document, 27).map(([path]) => path)).toEqual(['spec.trafficPolicy.retryBudget.budgetInterval', 'spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes']);
  });

  test('is not found in another block, in another kind, or where nobody says a version', () => {
    expect(saidOf(object('VirtualService', { hosts: ['a'], http: [{ fault: { backoff: '1s' } }] }), 20)).toEqual([]);
    expect(saidOf(object('Widget', { retries: { backoff: '1s' } }, 'example.com/v1'), 20)).toEqual([]);
    expect(saidOf(object('VirtualService', { http: [{ retries: { backoff: '1s' } }] }))).toEqual([]);
  });

  test('is found where it stands, also beside what is wrong otherwise', () => {
    const document = object('VirtualService', { hosts: [1], http: [{}, { retries: { attempts: 'x', backoff: null } }] });
    expect(saidOf(document, 25)).toEqual([['spec.http.1.retries.backoff', "Istio 1.25 has no field 'retries.backoff': it came with 1.26"]]);
  });
});

test('a value that came later than its field is found', () => {
  const document = (resolution: string) => object('ServiceEntry', { hosts: ['*.a.com'], resolution });
  expect(saidOf(document('DYNAMIC_DNS'), 27)).toEqual([['spec.resolution', "Istio 1.27 has no 'DYNAMIC_DNS' as 'spec.resolution': it came with 1.28"]]);
  expect([...saidOf(document('DYNAMIC_DNS'), 28), ...saidOf(document('NONE'), 27)]).toEqual([]);
});

test.each([
  ['networking.istio.io/v1', 'VirtualService', 22], ['networking.istio.io/v1', 'Sidecar', 22], ['telemetry.istio.io/v1', 'Telemetry', 22], ['security.istio.io/v1', 'PeerAuthentication', 22],
])('%s of a %s came with 1.%i', (apiVersion, kind, since) => {
  expect(saidOf(object(kind, {}, apiVersion), since - 1)).toEqual([['apiVersion', `Istio 1.${since - 1} has no ${kind} of ${apiVersion}: it came with 1.${since}`]]);
  expect([...saidOf(object(kind, {}, apiVersion), since), ...saidOf(object(kind, {}, `${apiVersion}beta1`), since - 1)]).toEqual([]);
});

test.each(['security.istio.io/v1 AuthorizationPolicy', 'v1 Service', 'apps/v1 Deployment', 'gateway.networking.k8s.io/v1 Gateway'])('%s is as old as anything', which => {
  const [apiVersion, kind] = which.split(' ');
  expect(saidOf(object(kind, {}, apiVersion), 20)).toEqual([]);
});

test('a version is a minor that is known, with a patch or without', () => {
  expect(['1.20', '1.24.3', '1.31'].map(istioMinorOf)).toEqual([20, 24, 31]);
  expect(['1.19', '1.32', '2.24', 'v1.24', '1.24-alpha', '1.', '', '1.1000'].map(istioMinorOf)).toEqual(Array(8).fill(undefined));
  expect(problemOfIstioVersion('1.24')).toBeUndefined();
});
