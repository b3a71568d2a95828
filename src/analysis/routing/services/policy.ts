import type { Json, JsonObject } from '../../model/json';
import { durationIn, inSeconds, nanosecondsIn } from '../fields/durations';
import { field, flagAt, numberAt, objectAt, objectsAt, optionalNumberAt } from '../fields/fields';
import type { Policy } from '../traffic/outcome';

/** The blocks of a traffic policy that replace each other whole. */
export const BLOCKS = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls'] as const;
/** Those that a port has no word for. */
export const OTHER_BLOCKS = ['tunnel', 'proxyProtocol', 'retryBudget'] as const;

/** What a policy says for a port: settings of a port replace all others, and what they leave out goes back to the defaults. */
export function policyAt(policy: JsonObject | undefined, port: number): JsonObject | undefined {
  return settingsOf(policy, port) ?? policy;
}

function settingsOf(policy: JsonObject | undefined, port: number): JsonObject | undefined {
  const settings = objectsAt(policy, 'portLevelSettings').find(one => numberIn(objectAt(one, 'port')) === port);
  return settings && Object.fromEntries(BLOCKS.map(block => [block, field(settings, block)]));
}

function numberIn(port: JsonObject | undefined): number | undefined {
  return port && numberAt(port, 'number');
}

/** What a subset adds to the policy of its rule, block by block. */
export function policyOfSubset(rule: JsonObject | undefined, subset: JsonObject | undefined, port: number): JsonObject | undefined {
  if (subset === undefined) return rule;
  const settings = settingsOf(subset, port);
  const own = settings ?? subset;
  if (rule === undefined) return own;
  const block = (name: string): [string, Json | undefined] => [name, field(own, name) ?? field(rule, name)];
  const replaced = BLOCKS.map(name => settings === undefined ? block(name) : [name, field(own, name)] as const);
  return Object.fromEntries([...replaced, ...OTHER_BLOCKS.map(block)]);
}

const SIMPLE = ['UNSPECIFIED', 'LEAST_CONN', 'RANDOM', 'PASSTHROUGH', 'ROUND_ROBIN', 'LEAST_REQUEST'];

/** The simple load balancer of a policy, by its name. */
export function simpleBalancer(policy: JsonObject | undefined): string {
  const simple = field(objectAt(policy, 'loadBalancer'), 'simple');
  return typeof simple === 'number' ? SIMPLE[simple] ?? '' : typeof simple === 'string' ? simple : '';
}

/** What else there is to know about a cluster. */
export interface ClusterTraits {
  /** Whether it speaks HTTP/2: `asked` where the policy decides, `client` where it speaks what the client does. */
  readonly http2: 'always' | 'asked' | 'client';
  /** It goes where the client wanted to go, and balances nothing. */
  readonly isUnresolved: boolean;
}

/** What a policy changes, by the names of a DestinationRule: numbers of 0 change nothing. */
export function changesOf(policy: JsonObject | undefined, traits: ClusterTraits): Policy {
  const pool = objectAt(policy, 'connectionPool');
  const detection = objectAt(policy, 'outlierDetection');
  const balancer = balancerOf(policy);
  return {
    ...limitsOf(pool),
    ...traits.isUnresolved || balancer === undefined ? {} : { loadBalancer: balancer },
    ...connectionsOf(pool, traits),
    ...detection === undefined ? {} : { outlierDetection: detectionOf(detection) },
  };
}

function limitsOf(pool: JsonObject | undefined): Policy {
  const tcp = objectAt(pool, 'tcp');
  const http = objectAt(pool, 'http');
  const connectTimeout = durationIn(field(tcp, 'connectTimeout'));
  return {
    ...positives(tcp, 'maxConnections'),
    ...positives(http, 'http1MaxPendingRequests', 'http2MaxRequests', 'maxRetries'),
    ...connectTimeout === null || connectTimeout === '10s' ? {} : { connectTimeout },
  };
}

function positives(object: JsonObject | undefined, ...names: readonly string[]): Policy {
  return Object.fromEntries(names.map(name => [name, numberAt(object, name)] as const).filter(([, value]) => value > 0));
}

function connectionsOf(pool: JsonObject | undefined, { http2 }: ClusterTraits): Policy {
  const tcp = objectAt(pool, 'tcp');
  const http = objectAt(pool, 'http');
  const idleTimeout = nanosecondsIn(field(http, 'idleTimeout')) ?? nanosecondsIn(field(tcp, 'idleTimeout'));
  const upgrade = field(http, 'h2UpgradePolicy');
  const isAsked = http2 === 'asked' && (upgrade === 'UPGRADE' || upgrade === 2);
  const speaksHttp2 = (http2 === 'always' || isAsked) && !flagAt(http, 'useClientProtocol');
  const maxConnectionDuration = durationIn(field(tcp, 'maxConnectionDuration'));
  return {
    ...positives(http, 'maxRequestsPerConnection'),
    ...idleTimeout ? { idleTimeout: inSeconds(idleTimeout) } : {},
    ...maxConnectionDuration === null ? {} : { maxConnectionDuration },
    ...speaksHttp2 ? positives(http, 'maxConcurrentStreams') : {},
  };
}

function balancerOf(policy: JsonObject | undefined): string | undefined {
  const hash = objectAt(objectAt(policy, 'loadBalancer'), 'consistentHash');
  if (hash !== undefined) return objectAt(hash, 'maglev') === undefined ? 'RING_HASH' : 'MAGLEV';
  const simple = simpleBalancer(policy);
  return simple === 'RANDOM' || simple === 'ROUND_ROBIN' ? simple : undefined;
}

function detectionOf(detection: JsonObject): Policy {
  const split = flagAt(detection, 'splitExternalLocalOriginErrors');
  const interval = durationIn(field(detection, 'interval'));
  const baseEjectionTime = durationIn(field(detection, 'baseEjectionTime'));
  return {
    ...written(detection, 'consecutive5xxErrors', 'consecutiveGatewayErrors'),
    ...split ? { ...positives(detection, 'consecutiveLocalOriginFailures'), splitExternalLocalOriginErrors: true } : {},
    ...positives(detection, 'maxEjectionPercent', 'minHealthPercent'),
    ...interval === null ? {} : { interval },
    ...baseEjectionTime === null ? {} : { baseEjectionTime },
  };
}

/** Numbers that count even when they are 0. */
function written(object: JsonObject, ...names: readonly string[]): Policy {
  return Object.fromEntries(names.map(name => [name, optionalNumberAt(object, name)] as const).filter(([, value]) => value !== undefined));
}
