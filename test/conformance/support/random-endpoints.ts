import * as fc from 'fast-check';
import type { RandomMesh } from './random-mesh';
import { maybe, namespaces, objectNames, serviceNames, subsetNames, written } from './random-names';

const portNames = fc.constantFrom('http', 'http-a', 'web', 'mysql', 'https', 'tcp-raw', 'any');

/** Endpoints that somebody writes. */
const slices = fc.record({
  name: objectNames,
  namespace: namespaces,
  service: serviceNames,
  addressType: fc.constantFrom('IPv4', 'IPv4', 'IPv4', 'FQDN'),
  ready: maybe(fc.boolean()),
  ports: fc.uniqueArray(portNames, { maxLength: 3 }),
  isLabelled: fc.boolean(),
}).map(({ name, namespace, service, addressType, ready, ports, isLabelled }) => written({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name, namespace, labels: isLabelled ? { 'kubernetes.io/service-name': service } : undefined },
  addressType,
  endpoints: [{ addresses: [addressType === 'FQDN' ? 'db.example.com' : '10.9.8.7'], conditions: { ready } }],
  ports: ports.map((one, at) => ({ name: one, port: 8080 + at, protocol: 'TCP' })),
}));

/** Every kind whose pods the judge runs, but a Deployment. */
const workloads = fc.record({
  kind: fc.constantFrom(['apps/v1', 'StatefulSet'], ['apps/v1', 'DaemonSet'], ['apps/v1', 'ReplicaSet'], ['v1', 'ReplicationController'], ['argoproj.io/v1alpha1', 'Rollout']),
  app: serviceNames,
  version: subsetNames,
  namespace: namespaces,
}).map(({ kind: [apiVersion, kind], app, version, namespace }) => written({
  apiVersion,
  kind,
  metadata: { name: `${app}-${version}-${kind.toLowerCase()}`, namespace },
  spec: { template: { metadata: { labels: { app, version } }, spec: { containers: [{ name: 'main', image: 'main' }] } } },
}));

/** A mesh with more of who may answer. */
export function withEndpoints(meshes: fc.Arbitrary<RandomMesh>): fc.Arbitrary<RandomMesh> {
  const more = fc.tuple(fc.array(slices, { maxLength: 4 }), fc.array(workloads, { maxLength: 2 })).map(all => all.flat());
  return fc.tuple(meshes, more).map(([mesh, objects]) => ({ ...mesh, objects: [...mesh.objects, ...objects] }));
}
