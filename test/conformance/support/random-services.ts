import * as fc from 'fast-check';
import { maybe, namespaces, objectNames, outerHosts, rarely, serviceNames, subsetNames, wildcardHosts, written } from './random-names';

const servicePorts = fc.constantFrom(
  { name: 'http', port: 80 }, { name: 'http', port: 80 }, { name: 'http-a', port: 80 }, { name: 'http-b', port: 9080 }, { name: 'http-web', port: 9080, targetPort: 8080 }, { name: 'grpc', port: 9090 }, { name: 'web', port: 8080 },
  { name: 'mysql', port: 3306 }, { name: 'https', port: 443 }, { name: 'tcp-raw', port: 5000 }, { name: 'odd', port: 3306 },
  { name: 'http-named', port: 9080, targetPort: 'web' }, { name: 'raw', port: 9090, appProtocol: 'tcp' }, { name: 'any', port: 80 },
  { name: 'tls', port: 443 }, { name: 'dns', port: 5000, protocol: 'UDP' }, { name: 'two', port: 9090, appProtocol: 'kubernetes.io/h2c' },
);

const selectors = fc.oneof({ weight: 6, arbitrary: serviceNames.map(app => ({ app })) }, { weight: 1, arbitrary: fc.constant(undefined) });

const exported = fc.constantFrom<Record<string, string> | undefined>(undefined, undefined, undefined, undefined,
  { 'networking.istio.io/exportTo': '.' }, { 'networking.istio.io/exportTo': 'shop, default' }, { 'networking.istio.io/exportTo': 'elsewhere' });

export const services = fc.record({
  name: serviceNames,
  namespace: namespaces,
  ports: fc.uniqueArray(servicePorts, { minLength: 1, maxLength: 5, selector: ({ port }) => port })
    .filter(all => new Set(all.map(port => port.name)).size === all.length),
  selector: selectors,
  clusterIP: rarely(fc.constant('None'), 6),
  annotations: exported,
  externalName: rarely(fc.constantFrom('api.example.com', 'b.default.svc.cluster.local'), 12),
}).map(({ name, namespace, annotations, clusterIP, externalName, ...rest }) => written({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace, annotations },
  spec: externalName === undefined ? { ...rest, clusterIP } : { type: 'ExternalName', externalName, ports: rest.ports },
}));

export const workloads = fc.record({
  app: serviceNames, version: subsetNames, namespace: namespaces, replicas: fc.constantFrom(undefined, 0, 1, 2), named: fc.boolean(),
}).map(({ app, version, namespace, replicas, named }) => written({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `${app}-${version}`, namespace },
  spec: {
    replicas,
    selector: { matchLabels: { app, version } },
    template: {
      metadata: { labels: { app, version } },
      spec: { containers: [{ name: 'main', image: 'main', ports: named ? [{ name: 'web', containerPort: 8080 }] : undefined }] },
    },
  },
}));

const entryPorts = fc.constantFrom(
  { number: 80, name: 'http', protocol: 'HTTP' }, { number: 443, name: 'tls', protocol: 'TLS' }, { number: 443, name: 'https', protocol: 'HTTPS' },
  { number: 5000, name: 'tcp', protocol: 'TCP' }, { number: 9080, name: 'http-web', protocol: 'HTTP' }, { number: 9090, name: 'grpc', protocol: 'GRPC' },
);

const resolutions = fc.oneof(
  fc.record({ resolution: fc.constant('NONE') }),
  fc.record({ resolution: fc.constant('DNS') }),
  fc.record({
    resolution: fc.constant('STATIC'),
    endpoints: fc.array(fc.record({ address: fc.constantFrom('2.2.2.2', '3.3.3.3'), labels: fc.constantFrom(undefined, { version: 'v1' }) }), { maxLength: 2 }),
  }),
  fc.record({ resolution: fc.constant('STATIC'), workloadSelector: fc.record({ labels: serviceNames.map(app => ({ app })) }) }),
);

export const entries = fc.record({
  name: objectNames,
  namespace: namespaces,
  hosts: fc.uniqueArray(fc.oneof({ weight: 6, arbitrary: outerHosts }, { weight: 1, arbitrary: wildcardHosts }), { minLength: 1, maxLength: 2 }),
  ports: fc.uniqueArray(entryPorts, { minLength: 1, maxLength: 2, selector: ({ number }) => number }),
  addresses: rarely(fc.constantFrom(['10.1.1.1'], ['10.1.1.2/32'])),
  exportTo: maybe(fc.constantFrom(['.'], ['*'], ['shop'])),
  location: fc.constantFrom('MESH_EXTERNAL', 'MESH_INTERNAL'),
  rest: resolutions,
}).map(({ name, namespace, rest, ...spec }) => written({
  apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', metadata: { name, namespace }, spec: { ...spec, ...rest },
}));

/** What runs outside of Kubernetes. */
export const machines = fc.record({
  name: objectNames, namespace: namespaces, app: serviceNames, version: subsetNames,
}).map(({ name, namespace, app, version }) => ({
  apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry', metadata: { name, namespace }, spec: { address: '4.4.4.4', labels: { app, version } },
}));
