import * as fc from 'fast-check';
import { ages, maybe, namespaces, objectNames, outerHosts, rarely, serviceNames, wildcardHosts, written } from './random-names';

const places = fc.constantFrom('*', '*', '.', '.', 'shop', 'shop', 'default', 'default', 'istio-system', '~', '~shop', '~*');
const services = fc.tuple(serviceNames, namespaces).map(([name, namespace]) => `${name}.${namespace}.svc.cluster.local`);
const names = fc.oneof({ weight: 4, arbitrary: fc.constant('*') }, { weight: 5, arbitrary: services }, { weight: 1, arbitrary: outerHosts }, { weight: 2, arbitrary: wildcardHosts });
const hosts = fc.uniqueArray(fc.tuple(places, names).map(both => both.join('/')), { minLength: 1, maxLength: 4 });

const ports = fc.constantFrom(
  { number: 80, protocol: 'HTTP', name: 'http' }, { number: 9080, protocol: 'HTTP', name: 'web' }, { number: 443, protocol: 'TLS', name: 'tls' },
  { number: 5000, protocol: 'TCP', name: 'raw' }, { number: 9090, protocol: 'GRPC', name: 'grpc' }, { number: 80, protocol: 'TCP', name: 'tcp' },
);

/** Istio wants the listener for all ports to come last. */
const egress = fc.tuple(
  fc.uniqueArray(fc.record({ port: ports, hosts }), { maxLength: 2, selector: ({ port }) => port.number }),
  fc.array(fc.record({ hosts }), { maxLength: 1 }),
).map(([some, all]) => [...some, ...all]);

export const sidecars = fc.record({
  name: objectNames,
  namespace: namespaces,
  creationTimestamp: ages,
  workloadSelector: rarely(fc.constantFrom({ labels: { app: 'a' } }, { labels: { role: 'tester' } }), 3),
  outboundTrafficPolicy: maybe(fc.constantFrom({ mode: 'REGISTRY_ONLY' }, { mode: 'ALLOW_ANY' }, {})),
  egress,
}).map(({ name, namespace, creationTimestamp, ...spec }) => written({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Sidecar',
  metadata: { name, namespace, creationTimestamp },
  // Of an object of the root namespace that says nothing Istio takes nothing.
  spec: { ...spec, egress: spec.egress.length === 0 ? [{ hosts: ['*/*'] }] : spec.egress, workloadSelector: namespace === 'istio-system' ? undefined : spec.workloadSelector },
}));
