import * as fc from 'fast-check';
import { ages, exportTo, maybe, namespaces, objectNames, outerHosts, ports, rarely, serviceHosts, subsetNames, wildcardHosts, written } from './random-names';

/** Istio refuses what says nothing. */
const some = <T extends object>(arbitrary: fc.Arbitrary<T>) => arbitrary.filter(one => Object.values(one).some(value => value !== undefined));

const blocks = {
  connectionPool: rarely(some(fc.record({
    tcp: maybe(some(fc.record({
      maxConnections: maybe(fc.constantFrom(0, 7)),
      connectTimeout: maybe(fc.constantFrom('10s', '1.5s')),
      idleTimeout: rarely(fc.constant('1h')),
      maxConnectionDuration: rarely(fc.constant('1m30s')),
    }))),
    http: maybe(some(fc.record({
      http1MaxPendingRequests: maybe(fc.constantFrom(0, 3)),
      http2MaxRequests: rarely(fc.constant(11)),
      maxRetries: rarely(fc.constant(4)),
      maxRequestsPerConnection: rarely(fc.constant(5)),
      maxConcurrentStreams: rarely(fc.constant(9)),
      idleTimeout: rarely(fc.constant('30s')),
      h2UpgradePolicy: rarely(fc.constantFrom('UPGRADE', 'DO_NOT_UPGRADE')),
      useClientProtocol: rarely(fc.constant(true)),
    }))),
  })), 2),
  outlierDetection: rarely(fc.record({
    consecutive5xxErrors: maybe(fc.constantFrom(0, 3)),
    consecutiveGatewayErrors: rarely(fc.constant(2)),
    interval: rarely(fc.constant('5s')),
    baseEjectionTime: rarely(fc.constant('1m')),
    maxEjectionPercent: rarely(fc.constantFrom(0, 50)),
    minHealthPercent: rarely(fc.constantFrom(0, 20)),
    splitExternalLocalOriginErrors: rarely(fc.boolean()),
    consecutiveLocalOriginFailures: rarely(fc.constant(6)),
  }).map(one => one.splitExternalLocalOriginErrors === true ? one : { ...one, consecutiveLocalOriginFailures: undefined }), 2),
  loadBalancer: rarely(fc.oneof(
    fc.record({ simple: fc.constantFrom('ROUND_ROBIN', 'RANDOM', 'LEAST_REQUEST', 'PASSTHROUGH', 'UNSPECIFIED') }),
    fc.constant({ consistentHash: { httpHeaderName: 'x-user' } }),
    fc.constant({ consistentHash: { useSourceIp: true, maglev: { tableSize: 1009 } } }),
  ), 2),
};

const portLevelSettings = rarely(fc.uniqueArray(some(fc.record(blocks)).chain(all => ports.map(number => ({ ...all, port: { number } }))),
  { minLength: 1, maxLength: 2, selector: ({ port }) => port.number }));
const policies = rarely(some(fc.record({ ...blocks, portLevelSettings })), 1);

const subsets = fc.uniqueArray(fc.record({
  name: subsetNames,
  labels: fc.oneof({ weight: 4, arbitrary: subsetNames.map(version => ({ version })) }, { weight: 1, arbitrary: fc.constant(undefined) }),
  trafficPolicy: policies,
}), { maxLength: 3, selector: ({ name }) => name });

export const rules = fc.record({
  name: objectNames,
  creationTimestamp: ages,
  namespace: namespaces,
  host: fc.oneof({ weight: 8, arbitrary: serviceHosts }, { weight: 1, arbitrary: outerHosts }, { weight: 1, arbitrary: wildcardHosts }),
  exportTo,
  workloadSelector: rarely(fc.constantFrom({ matchLabels: { app: 'a' } }, { matchLabels: { role: 'tester' } }), 6),
  trafficPolicy: policies,
  subsets,
}).map(({ name, namespace, creationTimestamp, exportTo: to, ...spec }) => written({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata: { name, namespace, creationTimestamp },
  spec: { ...spec, exportTo: spec.workloadSelector === undefined ? to : undefined },
}));
