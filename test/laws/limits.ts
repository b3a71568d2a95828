import * as fc from 'fast-check';
import type { Policy } from '../../src/analysis/routing/traffic/outcome';
import { arrivalOf, type Answered } from '../support/arrival';
import type { MeshCall } from '../support/calls';
import { withFirst, type BreakerProgram, type PinProgram, type Program } from '../support/programs';
import { programs, serviceBreakers, versionBreakers, wildBreakers } from '../support/programs-random';

/** A program, limits for its first service, and limits for one of the versions. */
export interface Limited {
  readonly program: Program;
  readonly broad: BreakerProgram;
  readonly narrow: BreakerProgram;
}

/** Programs with limits on both levels, of which those of the version may be looser. */
export const limited: fc.Arbitrary<Limited> = programs('any').chain(program => fc.record({
  program: fc.constant(program),
  broad: serviceBreakers,
  narrow: fc.oneof(versionBreakers(program.services[0].versions), wildBreakers(program.services[0].versions)),
}));

/** The header by which a request asks for a version. */
const VERSION = 'version';

/** A program that pins requests to each version of its first service, so that no other rule is in the way, and a request to each. */
export function pinnedToEach(program: Program): { readonly pinned: Program; readonly calls: readonly MeshCall[] } {
  const [{ name: host, namespace, ports: [port], versions }] = program.services;
  const pins = versions.map((version): PinProgram => ({ version, matches: [{ kind: 'header', name: VERSION, test: { kind: 'exact', value: version } }] }));
  const calls = versions.map((version): MeshCall =>
    ({ via: 'mesh', request: { path: '/', method: 'GET', headers: { [VERSION]: version }, query: {}, host, namespace, port } }));
  return { pinned: withFirst(program, () => ({ pins, faults: [], replies: [] })), calls };
}

/** The policy of the cluster that answers a pinned request: the pods of the version that it asks for, and no others. */
export function policyOf(call: MeshCall, outcome: Answered): Policy {
  const wanted = call.request.headers[VERSION];
  if (arrivalOf(call, outcome)?.shares[wanted] !== 100) throw new Error(`${wanted} does not answer alone: ${JSON.stringify(outcome)}`);
  return outcome.destinations[0].policy;
}

/** How much each limit of a policy lets through; what is not limited lets everything through. */
export function allowances({ outlierDetection, ...pool }: Policy): Record<string, number> {
  const detection = outlierDetection as Policy | undefined;
  return {
    maxConnections: counted(pool, 'maxConnections'),
    http1MaxPendingRequests: counted(pool, 'http1MaxPendingRequests'),
    http2MaxRequests: counted(pool, 'http2MaxRequests'),
    maxRequestsPerConnection: counted(pool, 'maxRequestsPerConnection'),
    maxRetries: counted(pool, 'maxRetries'),
    consecutive5xxErrors: counted(detection && { consecutive5xxErrors: 5, ...detection }, 'consecutive5xxErrors'),
    consecutiveGatewayErrors: counted(detection, 'consecutiveGatewayErrors'),
  };
}

/** In every one of these fields 0 means that there is no limit. */
function counted(limits: Policy | undefined, name: string): number {
  return Number(limits?.[name] ?? 0) || Infinity;
}
