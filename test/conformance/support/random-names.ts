import * as fc from 'fast-check';

export const namespaces = fc.constantFrom('default', 'default', 'default', 'shop', 'shop', 'istio-system');
export const serviceNames = fc.constantFrom('a', 'a', 'b');
export const subsetNames = fc.constantFrom('v1', 'v2', 'v3');
export const objectNames = fc.constantFrom('one', 'two', 'three', 'four', 'five', 'six');

/** In full, in short, and as Istio does not know it. */
export const serviceHosts = fc.oneof(
  { weight: 5, arbitrary: serviceNames },
  { weight: 5, arbitrary: fc.tuple(serviceNames, namespaces).map(([name, namespace]) => `${name}.${namespace}.svc.cluster.local`) },
  { weight: 1, arbitrary: fc.tuple(serviceNames, namespaces).map(([name, namespace]) => `${name}.${namespace}`) },
);

export const outerHosts = fc.constantFrom('api.example.com', 'www.example.com', 'other.com');
export const wildcardHosts = fc.constantFrom('*.example.com', '*.com', '*.shop.svc.cluster.local', '*.svc.cluster.local', '*.default.svc.cluster.local');

export const exportTo = fc.constantFrom(undefined, undefined, undefined, undefined, undefined, ['.'], ['*'], ['default'], ['shop'], ['default', 'istio-system'], ['shop', 'istio-system']);

export const ports = fc.constantFrom(80, 9080, 9090, 8080, 3306, 443, 5000);
export const labels = fc.constantFrom<Record<string, string>>({}, { app: 'a' }, { app: 'b', version: 'v1' }, { role: 'tester' });

/** Without the fields that are `undefined`. */
export function written<T extends object>(object: T): T {
  return JSON.parse(JSON.stringify(object)) as T;
}

/** Mostly absent. */
export function rarely<T>(arbitrary: fc.Arbitrary<T>, freq = 4): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: freq, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** As often present as not. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return rarely(arbitrary, 1);
}

/** What does not say is only going to be applied. */
export const ages = rarely(fc.constantFrom('2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z', '2022-01-01T00:00:00Z'), 2);
