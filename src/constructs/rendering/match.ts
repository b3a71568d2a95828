import type { VirtualServiceSpecHttpMatch } from '../../../imports/networking.istio.io';
import type { Condition, Conjunction, Part } from '../values/matches/conjunction';
import { cookieHeaderRegex } from '../values/matches/cookie';
import { isLiteral, type TextTest } from '../values/matches/text-test';

/** Istio's `StringMatch`; without a field it asks for presence. */
interface StringMatchSpec {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/**
 * The alternatives of a route as they were written, but for a prefix behind its own beginning, which goes before it: whatever the two ask for
 * besides, Istio's analysis takes the longer one for unreachable there, and its webhook warns (IST0131).
 */
export function matchSpecs(alternatives: readonly Conjunction[], port: number | undefined): VirtualServiceSpecHttpMatch[] {
  const ordered: Conjunction[] = [];
  for (const one of alternatives) {
    const beginning = ordered.findIndex(other => begins(other, one));
    ordered.splice(beginning < 0 ? ordered.length : beginning, 0, one);
  }
  return ordered.map(one => matchSpec(one, port));
}

function matchSpec(conjunction: Conjunction, port: number | undefined): VirtualServiceSpecHttpMatch {
  const on = (part: Part) => conjunction.filter(condition => condition.part === part);
  const [uri] = on('uri');
  const [method] = on('method');
  const [authority] = on('authority');
  const [scheme] = on('scheme');
  const headers = on('header');
  const cookies = on('cookie');
  return {
    port,
    uri: uri && stringMatch(uri.test),
    ignoreUriCase: uri && isLiteral(uri.test) ? uri.test.ignoreCase : undefined,
    scheme: scheme && stringMatch(scheme.test),
    method: method && stringMatch(method.test),
    authority: authority && stringMatch(authority.test),
    headers: byName(headers.filter(({ test }) => test.kind !== 'absent'), cookies.length > 0 ? { cookie: { regex: cookieHeaderRegex(cookies) } } : {}),
    withoutHeaders: byName(headers.filter(({ test }) => test.kind === 'absent')),
    queryParams: byName(on('queryParam')),
    ...callerSpec(on('caller namespace'), on('caller label')),
  };
}

function callerSpec([namespace]: readonly Condition[], labels: readonly Condition[]) {
  const textOf = ({ test }: Condition) => 'value' in test ? test.value : '';
  return {
    sourceNamespace: namespace && textOf(namespace),
    sourceLabels: labels.length > 0 ? Object.fromEntries(labels.map(label => [label.name, textOf(label)])) : undefined,
  };
}

/** Whether the prefix of the one is a beginning of the prefix of the other. */
function begins(one: Conjunction, other: Conjunction): boolean {
  const [shorter, longer] = [one, other].map(prefixOf);
  return shorter !== undefined && longer !== undefined && shorter !== longer && longer.startsWith(shorter);
}

function prefixOf(conjunction: Conjunction): string | undefined {
  return conjunction.flatMap(({ part, test }) => part === 'uri' && test.kind === 'prefix' ? [test.value] : [])[0];
}

function byName(conditions: readonly Condition[], more: Record<string, StringMatchSpec> = {}): Record<string, StringMatchSpec> | undefined {
  const named = { ...Object.fromEntries(conditions.map(({ name, test }) => [name, stringMatch(test)])), ...more };
  return Object.keys(named).length > 0 ? named : undefined;
}

/** Presence and absence are the empty StringMatch: under `withoutHeaders` a regular expression would take a missing header for an empty one. */
export function stringMatch(test: TextTest): StringMatchSpec {
  return 'value' in test ? { [test.kind]: test.value } : {};
}
