import { BLOCKS, OTHER_BLOCKS, simpleBalancer } from './policy';
import { type Json, type JsonObject, objectIn } from '../../model/json';
import { objectAt } from '../fields/fields';
import { plainForm } from '../fields/plain-form';
import type { Policy } from '../traffic/outcome';

/** What Istio does where nobody says anything. */
const USUAL_BALANCERS: ReadonlySet<string> = new Set(['', 'UNSPECIFIED', 'LEAST_CONN', 'LEAST_REQUEST']);

/** Of these, 0 says nothing. */
const COUNTS: ReadonlySet<string> = new Set([
  'maxConnections', 'http1MaxPendingRequests', 'http2MaxRequests', 'maxRequestsPerConnection', 'maxRetries', 'maxConcurrentStreams', 'maxEjectionPercent',
  'minHealthPercent', 'consecutiveLocalOriginFailures',
]);

/** What the policy of a cluster says, block by block: policies that mean the same are the same. What Istio does anyway is left out. */
export function writtenPolicy(trafficPolicy: Policy | undefined): Policy {
  const policy = trafficPolicy as JsonObject | undefined;
  const blocks = [...BLOCKS, ...OTHER_BLOCKS].flatMap(name => {
    const block = objectAt(policy, name);
    return block === undefined ? [] : [[name, withoutNothing(name === 'loadBalancer' ? balancing(policy, block) : plainForm(block))] as const];
  });
  // An empty block of these does nothing; an empty one of the others does: it switches TLS off, or ejection on.
  return Object.fromEntries(blocks.filter(([name, block]) => (name !== 'loadBalancer' && name !== 'connectionPool') || Object.keys(block).length > 0));
}

function balancing(policy: JsonObject | undefined, block: JsonObject): JsonObject {
  const { simple: _, ...others } = plainForm(block);
  const simple = simpleBalancer(policy);
  return USUAL_BALANCERS.has(simple) ? others : { simple, ...others };
}

function withoutNothing(block: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(block).flatMap(([name, value]: [string, Json | undefined]) => {
    const inside = objectIn(value);
    if (inside === undefined) return COUNTS.has(name) && Number(value) === 0 ? [] : [[name, value] as const];
    const left = withoutNothing(inside);
    return (name === 'tcp' || name === 'http') && Object.keys(left).length === 0 ? [] : [[name, left] as const];
  }));
}
