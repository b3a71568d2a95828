import type { Fault, Policy, Rule, Shadow, Split } from '../../../src/constructs/composition/contribution';
import type { HostInput, VersionInput } from '../../../src/constructs/composition/host-input';
import type { FaultPlan } from '../../../src/constructs/composition/host-plan';
import type { Condition, Conjunction, Part } from '../../../src/constructs/values/matches/conjunction';
import type { TextTest } from '../../../src/constructs/values/matches/text-test';

/** A version whose pods are in the cluster already. */
export function version(name: string, labels: Record<string, string> = { version: name }, podLabels?: Record<string, string>): VersionInput {
  return { name, path: `shop/Shop/${name}`, labels, podLabels };
}

/** The host `shop` with v1, which is stable, and v2, on port 80. */
export function input(changes: Partial<HostInput> = {}): HostInput {
  return {
    path: 'shop/Shop',
    host: 'shop',
    stable: 'v1',
    versions: [version('v1'), version('v2')],
    ports: [{ number: 80, http: true }],
    contributions: [],
    patchedSources: [],
    ...changes,
  };
}

/** A release that gives v2 this share. */
export function split(percent: number, source = 'shop/Release', to = 'v2'): Split {
  return { kind: 'split', source, shares: [{ version: to, percent }] };
}

/** Requests that a release admits to v2. */
export function rule(matches: readonly Conjunction[], source = 'shop/Release', to = 'v2'): Rule {
  return { kind: 'rule', source, tier: 'release', matches, version: to };
}

/** Requests that are pinned to v2. */
export function pin(matches: readonly Conjunction[], source = 'shop/Pin', to = 'v2'): Rule {
  return { ...rule(matches, source, to), tier: 'pin' };
}

/** Copies to a version. */
export function shadow(to: string, source = `shop/Mirror-${to}`, percent = 100): Shadow {
  return { kind: 'shadow', source, version: to, percent };
}

/** Limits of the service, or of one version. */
export function policy(limits: Pick<Policy, 'connectionPool' | 'outlierDetection'>, to?: string, source = `shop/Limits-${to ?? 'all'}`): Policy {
  return { kind: 'policy', source, version: to, ...limits };
}

/** Requests that fail with 503; all of them without matches. */
export function fault(matches: readonly Conjunction[] = [], source = 'shop/Fault', plan: FaultPlan = ABORT): Fault {
  return { kind: 'fault', source, matches, fault: plan };
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
