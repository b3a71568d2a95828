import type { ApiObjectProps } from 'cdk8s';
import { deployment, destination, NETWORKING, type Names } from './hand-written-objects';
import type { Load } from './load';

/** The objects of one service, as somebody writes them who has no library. */
export function handWritten(load: Load, { chart, index }: { readonly chart: string; readonly index: number }): ApiObjectProps[] {
  const names: Names = { name: `service-${index}`, chart, index };
  return load === 'release' ? release(names) : everyStrategy(names);
}

function release(names: Names): ApiObjectProps[] {
  const { name, chart, index } = names;
  const early = { headers: { 'end-user': { exact: 'jason' } } };
  return [
    ...common(names),
    { ...NETWORKING, kind: 'DestinationRule', metadata: { name }, spec: { host: name, subsets: [subset('v1'), subset('v2')] } },
    {
      ...NETWORKING,
      kind: 'VirtualService',
      metadata: { name },
      spec: {
        hosts: [name],
        http: [
          { name: `${chart}/Release${index}`, match: [early], route: [{ destination: destination(name, 'v2') }] },
          { name: `${chart}/Service${index}`, route: split(name) },
        ],
      },
    },
    deployment(name, 1),
    deployment(name, 2),
  ];
}

function everyStrategy(names: Names): ApiObjectProps[] {
  const { name, chart, index } = names;
  return [
    ...common(names, DATABASE),
    {
      ...NETWORKING,
      kind: 'DestinationRule',
      metadata: { name },
      spec: {
        host: name,
        trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 }, http: { http1MaxPendingRequests: 10 } }, loadBalancer: { simple: 'RANDOM' } },
        subsets: [
          subset('v1'),
          { ...subset('v2'), trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: 100 } } },
          subset('v3'),
        ],
      },
    },
    { ...NETWORKING, kind: 'VirtualService', metadata: { name }, spec: { hosts: [name], http: routes(names, `${chart}/`), tcp: [connections(name)] } },
    deployment(name, 1, DATABASE),
    deployment(name, 2, DATABASE),
    deployment(name, 3, DATABASE),
    {
      ...NETWORKING,
      kind: 'Gateway',
      metadata: { name: `gateway-${index}` },
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [{ hosts: [`${name}.example.com`], port: { number: 8080, name: 'http', protocol: 'HTTP' } }],
      },
    },
    {
      ...NETWORKING,
      kind: 'VirtualService',
      metadata: { name: `gateway-${index}-${name}.example.com` },
      spec: { hosts: [`${name}.example.com`], gateways: [`gateway-${index}`], http: routes(names, `${chart}/Outside${index}+${chart}/`) },
    },
  ];
}

/** The port for connections. */
const DATABASE = [{ name: 'tcp', port: 5432 }];

function common({ name }: Names, others: readonly typeof DATABASE[number][] = []): ApiObjectProps[] {
  const metadata = { name, labels: { app: name } };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: name }, ports: [{ name: 'http', port: 8080 }, ...others] } },
  ];
}

function connections(host: string): object {
  return { match: [{ port: 5432 }], route: [{ destination: { host, subset: 'v1', port: { number: 5432 } } }] };
}

function routes({ name, chart, index }: Names, prefix: string): object[] {
  const early = { 'end-user': { exact: 'jason' } };
  const chaos = { chaos: { exact: 'on' } };
  const uri = { prefix: '/qa/' };
  const fault = { abort: { httpStatus: 503, percentage: { value: 1 } } };
  const faulty = `+${chart}/Fault${index}`;
  const mirrors = [{ destination: destination(name, 'v3'), percentage: { value: 5 } }];
  const [v2, v3] = ['v2', 'v3'].map(version => [{ destination: destination(name, version) }]);
  const words = {
    timeout: '2s',
    corsPolicy: { allowOrigins: [{ exact: 'https://www.example.com' }], allowMethods: ['GET'] },
    headers: { response: { set: { 'x-served-by': 'mesh' } } },
  };
  return [
    { name: `${prefix}Pin${index}${faulty}`, match: [{ uri, headers: chaos }], fault, route: v3, ...words },
    { name: `${prefix}Pin${index}`, match: [{ uri }], route: v3, ...words },
    { name: `${prefix}Release${index}${faulty}`, match: [{ headers: { ...early, ...chaos } }], fault, route: v2, mirrors, ...words },
    { name: `${prefix}Release${index}`, match: [{ headers: early }], route: v2, mirrors, ...words },
    { name: `${prefix}Service${index}${faulty}`, match: [{ headers: chaos }], fault, route: split(name), mirrors, ...words },
    { name: `${prefix}Service${index}`, route: split(name), mirrors, ...words },
  ];
}

function subset(version: string): { readonly name: string; readonly labels: object } {
  return { name: version, labels: { version } };
}

function split(host: string): object[] {
  return [{ destination: destination(host, 'v1'), weight: 75 }, { destination: destination(host, 'v2'), weight: 25 }];
}
