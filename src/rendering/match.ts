import type { VirtualServiceSpecHttpMatch } from '../../imports/networking.istio.io';
import type { Condition, Conjunction, Part } from '../values/conjunction';
import { cookieHeaderRegex } from '../values/cookie';
import type { TextTest } from '../values/text-test';

/** Istio's `StringMatch`; without a field it asks for presence. */
interface StringMatchSpec {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/** One alternative of a route, field by field; nothing where there is nothing to match. */
export function matchSpec(conjunction: Conjunction, port: number | undefined): VirtualServiceSpecHttpMatch {
  const on = (part: Part) => conjunction.filter(condition => condition.part === part);
  const [uri] = on('uri');
  const [method] = on('method');
  const headers = on('header');
  const cookies = on('cookie');
  return {
    port,
    uri: uri && stringMatch(uri.test),
    method: method && stringMatch(method.test),
    headers: byName(headers.filter(({ test }) => test.kind !== 'absent'), cookies.length > 0 ? { cookie: { regex: cookieHeaderRegex(cookies) } } : {}),
    withoutHeaders: byName(headers.filter(({ test }) => test.kind === 'absent')),
    queryParams: byName(on('queryParam')),
  };
}

function byName(conditions: readonly Condition[], more: Record<string, StringMatchSpec> = {}): Record<string, StringMatchSpec> | undefined {
  const named = { ...Object.fromEntries(conditions.map(({ name, test }) => [name, stringMatch(test)])), ...more };
  return Object.keys(named).length > 0 ? named : undefined;
}

/** Presence and absence are the empty StringMatch: under `withoutHeaders` a regular expression would take a missing header for an empty one. */
function stringMatch(test: TextTest): StringMatchSpec {
  return 'value' in test ? { [test.kind]: test.value } : {};
}
