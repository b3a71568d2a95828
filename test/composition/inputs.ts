import type { Rule, Split } from '../../src/composition/contribution';
import type { HostInput, VersionInput } from '../../src/composition/host-input';
import type { Condition } from '../../src/values/conjunction';

/** A version whose pods are in the cluster already. */
export function version(name: string, labels: Record<string, string> = { version: name }, podLabels?: Record<string, string>): VersionInput {
  return { name, path: `shop/Shop/Versions/${name}`, labels, podLabels };
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
    ...changes,
  };
}

/** A release that gives v2 this share. */
export function split(percent: number, source = 'shop/Release', to = 'v2'): Split {
  return { kind: 'split', source, shares: [{ version: to, percent }] };
}

/** Requests that go to v2. */
export function rule(matches: readonly (readonly Condition[])[], source = 'shop/Release', to = 'v2'): Rule {
  return { kind: 'rule', source, matches, version: to };
}

/** A condition on a header. */
export function header(name: string, value: string): Condition {
  return { part: 'header', name, test: { kind: 'exact', value } };
}

/** A condition on the beginning of the path. */
export function path(value: string): Condition {
  return { part: 'uri', name: '', test: { kind: 'prefix', value } };
}
