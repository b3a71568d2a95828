import { answerOf } from '../../../src/constructs/composition/answer';
import type { MirrorWish, Overlay, PolicyWish, RouteWish, Split } from '../../../src/constructs/composition/contribution';
import { composeHost } from '../../../src/constructs/composition/host/compose-host';
import { httpPorts } from '../../../src/constructs/composition/host/http-ports';
import type { HttpPortPlan, RoutePlan } from '../../../src/constructs/composition/host/port-plan';
import type { HostFacts, VersionFacts } from '../../../src/constructs/composition/host-facts';
import type { PolicyBlocks } from '../../../src/constructs/composition/policy-blocks';
import type { FaultPlan } from '../../../src/constructs/values/fault';
import type { Condition, Conjunction, Part } from '../../../src/constructs/values/matches/conjunction';
import type { TextTest } from '../../../src/constructs/values/matches/text-test';

/** A version whose pods are in the cluster already. */
export function version(name: string, labels: Record<string, string> = { version: name }, podLabels?: Record<string, string>): VersionFacts {
  return { name, path: `shop/Shop/${name}`, labels, podLabels };
}

/** The host `shop` with v1, which is stable, and v2, on port 80. */
export function input(changes: Partial<HostFacts> = {}): HostFacts {
  return {
    path: 'shop/Shop',
    host: 'shop',
    clusterDomain: 'cluster.local',
    stable: 'v1',
    versions: [version('v1'), version('v2')],
    ports: [http(80)],
    traits: {},
    weights: 'program',
    contributions: [],
    patchedRoutes: [],
    ...changes,
  };
}

/** A port whose requests are routed. */
export function http(number: number): HostFacts['ports'][number] {
  return { number, protocol: 'http' };
}

/** A port whose connections are passed on. */
export function tcp(number: number): HostFacts['ports'][number] {
  return { number, protocol: 'tcp' };
}

/** A port whose encrypted connections are passed on. */
export function tls(number: number): HostFacts['ports'][number] {
  return { number, protocol: 'tls' };
}

/** What comes of the first HTTP port of a host. */
export function portOf(changes: Partial<HostFacts>): HttpPortPlan {
  return httpPorts(composeHost(input(changes)))[0];
}

/** The routes that come of every HTTP port of a host. */
export function routesIn(changes: Partial<HostFacts>): RoutePlan[] {
  return httpPorts(composeHost(input(changes))).flatMap(({ routes }) => routes);
}

/** A release that gives v2 this share. */
export function split(percent: number, source = 'shop/Release', to = 'v2'): Split {
  return { kind: 'split', source, shares: [{ version: to, percent }] };
}

/** Requests that a release admits to v2. */
export function rule(matches: readonly Conjunction[], source = 'shop/Release', to = 'v2'): RouteWish {
  return { kind: 'route', source, tier: 'release', matches, answer: answerOf(to) };
}

/** Requests that are pinned to v2. */
export function pin(matches: readonly Conjunction[], source = 'shop/Pin', to = 'v2'): RouteWish {
  return { ...rule(matches, source, to), tier: 'pin' };
}

/** Copies to a version. */
export function mirror(to: string, source = `shop/Mirror-${to}`, percent = 100): MirrorWish {
  return { kind: 'mirror', source, version: to, percent };
}

/** Limits of the service, or of one version. */
export function policy(blocks: PolicyBlocks, to?: string, source = `shop/Limits-${to ?? 'all'}`): PolicyWish {
  return { kind: 'policy', source, version: to, blocks };
}

/** Requests that fail with 503; all of them without matches. */
export function fault(matches: readonly Conjunction[] = [], source = 'shop/Fault', plan: FaultPlan = ABORT): Overlay {
  return { kind: 'overlay', source, matches, traits: { fault: plan } };
}

/** An answer of 503 to everybody. */
export const ABORT: FaultPlan = { abort: { httpStatus: 503, percent: 100 } };

/** A condition on a header. */
export function header(name: string, value: string): Condition {
  return on('header', { kind: 'exact', value }, name);
}

/** A condition on the beginning of the path. */
export function path(value: string): Condition {
  return on('uri', { kind: 'prefix', value });
}

/** A condition on the whole path. */
export function exactPath(value: string): Condition {
  return on('uri', { kind: 'exact', value });
}

/** A condition on the path by an expression. */
export function pathRegex(value: string): Condition {
  return on('uri', { kind: 'regex', value });
}

/** A condition. */
export function on(part: Part, test: TextTest, name = ''): Condition {
  return { part, name, test };
}
