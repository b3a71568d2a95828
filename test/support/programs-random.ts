import * as fc from 'fast-check';
import { connectionsFor } from './connections-random';
import { matchPrograms, type MatchProgram, type TestProgram } from './match-programs';
import {
  defaultShares, portsOf, type BalancingProgram, type BreakerProgram, type CanaryProgram, type CopyProgram, type ExposureProgram, type FaultProgram,
  type GatewayProgram, type LimitsProgram, type LocalityProgram, type MirrorProgram, type PinProgram, type Program, type ReplyProgram,
  type ServiceProgram, type SwitchProgram, type WordsProgram,
} from './programs';
import { tlsFor } from './tls-random';

/** What the first service of a program takes part in; the others may be anything. */
export type First = 'canary' | 'switch' | 'any';

/** External hosts, wildcards among them. */
const HOSTS = ['*', '*.example.com', 'shop.example.com', 'shop.example.org'];

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 2 });

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Mostly none, sometimes a few. */
const few = <T>(arbitrary: fc.Arbitrary<T>, most = 2): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: most }) });

const someMatches: fc.Arbitrary<MatchProgram[]> = fc.array(matchPrograms, { minLength: 1, maxLength: 2 });

/** The ports of a service. */
type Ports = Pick<ServiceProgram, 'ports' | 'tcpPort' | 'tlsPort'>;

const portSets: fc.Arbitrary<Ports> = fc.record({
  ports: fc.uniqueArray(fc.constantFrom(80, 8080, 9080), { minLength: 1, maxLength: 3 }),
  tcpPort: maybe(fc.constant(5000)),
  tlsPort: maybe(fc.constant(5443)),
});

/** Mostly no word about ports, sometimes some of these. */
const scopes = (ports: readonly number[]): fc.Arbitrary<number[] | undefined> => maybe(fc.subarray([...ports], { minLength: 1 }));

/** Those of the matches of a release that its ports can have: a connection has none. */
const admissible = (matches: MatchProgram[], ports: readonly number[] | undefined, http: readonly number[]): MatchProgram[] =>
  ports && !ports.some(port => http.includes(port)) ? [] : matches;

const canaries = (others: readonly string[], has: Ports): fc.Arbitrary<CanaryProgram> => fc.record({
  kind: fc.constant('canary' as const),
  canary: fc.constantFrom(...others),
  stage: fc.constantFrom('dark', 'shift', 'takeOver', 'rollBack'),
  share: fc.integer({ min: 0, max: 100 }),
  earlyAccess: fc.array(matchPrograms, { maxLength: 2 }),
  ports: scopes(portsOf(has)),
}).map(one => ({ ...one, earlyAccess: admissible(one.earlyAccess, one.ports, has.ports) }));

const switches = (stable: string, others: readonly string[], has: Ports): fc.Arbitrary<SwitchProgram> => fc.record({
  other: fc.constantFrom(...others),
  stableIsBlue: fc.boolean(),
  live: fc.constantFrom('BLUE', 'GREEN'),
  preview: fc.array(matchPrograms, { maxLength: 2 }),
  ports: scopes(portsOf(has)),
}).map(({ other, stableIsBlue, live, preview, ports }) => {
  const [blue, green] = stableIsBlue ? [stable, other] : [other, stable];
  return { kind: 'switch', blue, green, live, ports, preview: admissible(preview, ports, has.ports) };
});

const mirrorsTo = (others: readonly string[], { ports }: Ports): fc.Arbitrary<MirrorProgram[]> => fc.uniqueArray(fc.record({
  version: fc.constantFrom(...others),
  share: fc.integer({ min: 0, max: 1_000_000 }).map(parts => parts / 10_000),
  ports: scopes(ports),
}), { maxLength: 2, selector: ({ version }) => version });

const count = (...values: number[]) => maybe(fc.constantFrom(...values));

/** Some limits, each of the given sizes. */
const pools = (...sizes: number[]): fc.Arbitrary<LimitsProgram> => fc.record({
  maxConnections: count(...sizes),
  http1MaxPendingRequests: count(...sizes),
  http2MaxRequests: count(...sizes),
  maxRequestsPerConnection: count(...sizes),
  maxRetries: count(...sizes),
  connectTimeout: count(10, 2000),
}).filter(limits => Object.values(limits).some(limit => limit !== undefined));

/** Some errors, each of the given numbers; the library refuses to count none at all. */
const detections = (...sizes: number[]): fc.Arbitrary<LimitsProgram> => fc.record({
  consecutive5xxErrors: count(...sizes),
  consecutiveGatewayErrors: count(...sizes),
  interval: count(10, 2000),
  maxEjectionPercent: fc.constantFrom(50, 100),
}).filter(({ consecutive5xxErrors, consecutiveGatewayErrors = 0 }) => consecutive5xxErrors !== 0 || consecutiveGatewayErrors > 0);

const limits = (pool: fc.Arbitrary<LimitsProgram>, detection: fc.Arbitrary<LimitsProgram>): fc.Arbitrary<Omit<BreakerProgram, 'version'>> =>
  fc.record({ pool: maybe(pool), detection: maybe(detection) }).filter(one => Boolean(one.pool ?? one.detection));

/** Limits of a version that are no looser than those of any service here. */
export const versionBreakers = (versions: readonly string[]): fc.Arbitrary<BreakerProgram> => fc.record({
  version: fc.constantFrom(...versions), limits: limits(pools(1, 2), detections(1, 2)),
}).map(one => ({ version: one.version, ...one.limits }));

/** Limits of a version that may be looser than those of its service. */
export const wildBreakers = (versions: readonly string[]): fc.Arbitrary<BreakerProgram> => fc.record({
  version: fc.constantFrom(...versions), limits: limits(pools(1, 2, 4, 8), detections(0, 1, 4, 8)),
}).map(one => ({ version: one.version, ...one.limits }));

/** Limits of a service. */
export const serviceBreakers: fc.Arbitrary<BreakerProgram> = limits(pools(4, 8), detections(3, 4));

const breakerSets = (versions: readonly string[]): fc.Arbitrary<BreakerProgram[]> => fc.record({
  service: maybe(serviceBreakers),
  versions: fc.uniqueArray(versionBreakers(versions), { maxLength: 2, selector: ({ version }) => version }),
}).map(sets => sets.service ? [sets.service, ...sets.versions] : sets.versions);

const faultsOn = ({ ports }: Ports): fc.Arbitrary<FaultProgram> => fc.record({
  ports: scopes(ports),
  delay: maybe(fc.integer({ min: 1, max: 3000 })),
  abort: maybe(fc.constantFrom(400, 503)),
  share: fc.constantFrom(0.57, 10, 100),
  matches: fc.array(matchPrograms, { maxLength: 1 }),
}).filter(({ delay, abort }) => delay !== undefined || abort !== undefined);

/** Seldom a word, more seldom two. */
const words: fc.Arbitrary<WordsProgram> = fc.record({
  timeout: seldom(fc.constantFrom(0, 700, 9000)),
  retries: seldom(fc.integer({ min: 0, max: 3 })),
  cors: seldom(fc.constant('https://shop.example.com')),
  headers: seldom(fc.constantFrom('set', 'add', 'remove')),
  rewrite: seldom(fc.constant('/x')),
});

const replies: fc.Arbitrary<ReplyProgram[]> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<ReplyProgram[]>([]) },
  { weight: 2, arbitrary: fc.array(fc.record({ status: fc.constantFrom(302, 503), matches: someMatches }), { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constant<ReplyProgram[]>([{ status: 503, matches: [] }]) },
);

/** A hash, which is refused while a canary shifts, is rare. */
export const balancings: fc.Arbitrary<BalancingProgram> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('leastRequest', 'roundRobin'), warmUp: maybe(fc.integer({ min: 1, max: 60_000 })) }) },
  { weight: 3, arbitrary: fc.constant<BalancingProgram>({ kind: 'random' }) },
  { weight: 1, arbitrary: fc.constant<BalancingProgram>({ kind: 'consistentHash' }) },
);

export const localities: fc.Arbitrary<LocalityProgram> = fc.constantFrom('off', 'distribute', 'failover', 'priority');

const versionSets = fc.uniqueArray(fc.constantFrom('v1', 'v2', 'v3', 'blue', 'v1-2'), { minLength: 2, maxLength: 4 });

const services = (first: First): fc.Arbitrary<ServiceProgram> => fc.tuple(versionSets, portSets).chain(([versions, has]) => {
  const [stable, ...others] = versions;
  const [canary, toAndFro] = [canaries(others, has), switches(stable, others, has)];
  const releases = { canary, switch: toAndFro, any: maybe(fc.oneof(canary, toAndFro)) };
  const pins: fc.Arbitrary<PinProgram> = fc.tuple(
    fc.record({ version: fc.constantFrom(...versions), matches: someMatches, ports: scopes(has.ports) }), words,
  ).map(([pin, more]) => ({ ...more, ...pin }));
  return fc.tuple(words, fc.record({
    name: fc.constantFrom('cart', 'shop', 'user'),
    namespace: fc.constantFrom('front', 'back'),
    ports: fc.constant(has.ports),
    tcpPort: fc.constant(has.tcpPort),
    tlsPort: fc.constant(has.tlsPort),
    versions: fc.constant(versions),
    stable: fc.constant(stable),
    timeout: maybe(fc.integer({ min: 1, max: 5000 })),
    retries: maybe(fc.integer({ min: 0, max: 3 })),
    balancing: seldom(balancings),
    locality: seldom(localities),
    most: maybe(fc.integer({ min: 2, max: 9 })),
    release: releases[first],
    pins: few(pins),
    replies,
    mirrors: mirrorsTo(others, has),
    breakers: breakerSets(versions),
    faults: fc.oneof({ weight: 2, arbitrary: fc.constant<FaultProgram[]>([]) }, { weight: 1, arbitrary: few(faultsOn(has)) }),
  })).map(([more, service]) => standingAside({ ...more, ...service })).map(detecting);
});

/** The service without mirrors to versions that answer by default, which the library refuses. */
function standingAside(service: ServiceProgram): ServiceProgram {
  const answering = Object.keys(defaultShares(service));
  return { ...service, mirrors: service.mirrors.filter(({ version }) => !answering.includes(version)) };
}

/** The service without a failover that nothing triggers, which the library refuses. */
function detecting(service: ServiceProgram): ServiceProgram {
  const isDetected = service.breakers.some(({ version, detection }) => version === undefined && detection);
  return isDetected || service.locality === 'off' || service.locality === 'distribute' ? service : { ...service, locality: undefined };
}

const paths: fc.Arbitrary<TestProgram> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<TestProgram>({ kind: 'prefix', value: '/' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('exact', 'prefix'), value: fc.constantFrom('/a', '/a/b', '/b') }) },
);

/** Each exposure has paths of its own; the first one is on every host, so that no host is left without. */
const exposures = (program: readonly ServiceProgram[], hosts: readonly string[]): fc.Arbitrary<ExposureProgram[]> => {
  const exposure = fc.nat({ max: program.length - 1 }).chain(service => fc.tuple(words, fc.record({
    service: fc.constant(service),
    port: fc.constantFrom(...program[service].ports),
    hosts: maybe(fc.subarray([...hosts], { minLength: 1 })),
  })).map(([more, made]) => ({ ...more, ...made })));
  const shared = fc.uniqueArray(paths, { minLength: 1, maxLength: 4, selector: ({ kind, value }) => `${kind} ${value}` });
  return fc.tuple(shared, fc.array(exposure, { minLength: 1, maxLength: 3 }))
    .map(([list, made]) => made.map((one, at) => ({
      ...one, hosts: at === 0 ? undefined : one.hosts, paths: list.filter((_, index) => index % made.length === at),
    })).map(inPlace).filter(one => one.paths.length > 0));
};

/** The exposure without a rewrite of the root, which the library refuses: it would lose a slash. */
function inPlace(exposure: ExposureProgram): ExposureProgram {
  return exposure.paths.some(({ value }) => value === '/') ? { ...exposure, rewrite: undefined } : exposure;
}

const gateways = (program: readonly ServiceProgram[]): fc.Arbitrary<GatewayProgram> => fc.subarray(HOSTS, { minLength: 1 }).chain(hosts => fc.record({
  name: fc.constantFrom('edge', 'door'),
  namespace: fc.constantFrom('front', 'back'),
  hosts: fc.constant(hosts),
  tls: tlsFor(hosts),
  connections: connectionsFor(program),
  exposures: exposures(program, hosts),
  gone: seldom(fc.constant('/c')),
}));

/** Random apps of one to three services and as many gateways as asked for at least. */
export const programs = (first: First, fewestGateways = 0): fc.Arbitrary<Program> =>
  fc.tuple(services(first), fc.array(services('any'), { maxLength: 2 }))
    .map(([one, others]) => distinct([one, ...others]))
    .chain(list => fc.uniqueArray(gateways(list), { minLength: fewestGateways, maxLength: 2, selector: ({ name }) => name })
      .chain(made => fc.record({ services: fc.constant(list), gateways: fc.constant(made), copies: copiesTo(list) })));

/** Seldom anything, and never to the service itself. */
function copiesTo(list: readonly ServiceProgram[]): fc.Arbitrary<CopyProgram[]> {
  const { versions } = list[list.length - 1];
  const copy = fc.record({ version: fc.constantFrom(...versions), share: fc.constantFrom(0.57, 5, 100) });
  return list.length === 1 ? fc.constant([]) : few(copy, 1);
}

/** The services whose name and namespace no earlier one has. */
function distinct(list: readonly ServiceProgram[]): ServiceProgram[] {
  return list.filter(({ name, namespace }, at) => list.findIndex(other => other.name === name && other.namespace === namespace) === at);
}
