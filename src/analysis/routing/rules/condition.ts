import type { JsonObject } from '../../model/json';
import { field, flagAt } from '../fields/fields';
import { matchesText, type StringMatch, stringMatchesIn, stringMatchIn } from '../fields/string-match';
import { type Content, headerOf, parameterOf } from '../traffic/request';

/** What a condition looks at. */
export type Subject = 'path' | 'header' | 'method' | 'authority' | 'scheme' | 'parameter';

/** One condition on a request. */
export interface Condition {
  readonly on: Subject;
  /** Of the header or the parameter, as it is written; empty for all else. */
  readonly name: string;
  /** The field of the match that it is written in: `uri`, `headers.x-user`. A match has one condition for each. */
  readonly field: string;
  readonly test: StringMatch;
  readonly ignoresCase: boolean;
  /** Whether it is met by what the test does not describe. */
  readonly negated: boolean;
}

/** A condition that a request does not meet. */
export interface Unmet {
  /** The field of the match, as it is written. */
  readonly field: string;
  readonly expected: string;
  readonly actual: string | undefined;
}

interface Field {
  readonly field: string;
  readonly on: Subject;
  readonly negated: boolean;
  /** Whether it has a condition for each of several names. */
  readonly isNamed: boolean;
}

/** The fields of a match that have conditions, in the order in which they are looked at. */
const FIELDS: readonly Field[] = [
  { field: 'uri', on: 'path', negated: false, isNamed: false },
  { field: 'headers', on: 'header', negated: false, isNamed: true },
  { field: 'withoutHeaders', on: 'header', negated: true, isNamed: true },
  { field: 'method', on: 'method', negated: false, isNamed: false },
  { field: 'authority', on: 'authority', negated: false, isNamed: false },
  { field: 'scheme', on: 'scheme', negated: false, isNamed: false },
  { field: 'queryParams', on: 'parameter', negated: false, isNamed: true },
];

/** The conditions of a match, in the order in which they are looked at. */
export function conditionsIn(match: JsonObject): readonly Condition[] {
  const ignoresUriCase = flagAt(match, 'ignoreUriCase');
  return FIELDS.flatMap(({ field: written, on, negated, isNamed }) => {
    const value = field(match, written);
    if (value === undefined) return [];
    const tests = isNamed ? [...stringMatchesIn(value)] : [['', stringMatchIn(value)] as const];
    const fieldOf = (name: string) => isNamed ? `${written}.${name}` : written;
    return tests.map(([name, test]) => ({ on, name, field: fieldOf(name), test, negated, ignoresCase: on === 'path' && ignoresUriCase }));
  });
}

/** The conditions of two lists, one for each field; where both have one, that of the second list. */
export function joinedConditions(first: readonly Condition[], second: readonly Condition[]): readonly Condition[] {
  const all = [...new Map([...first, ...second].map(one => [one.field, one])).values()];
  return FIELDS.flatMap(({ on, negated }) => all.filter(one => one.on === on && one.negated === negated));
}

const CLAIM = /^@request\.auth\.claims[.[]/i;

/** Whether a request meets all conditions. */
export function meets(conditions: readonly Condition[], content: Content): boolean {
  return firstUnmet(conditions, content) === undefined;
}

/** The first condition that a request does not meet. */
export function firstUnmet(conditions: readonly Condition[], content: Content): Unmet | undefined {
  for (const condition of conditions) {
    const found = unmet(condition, content);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unmet(condition: Condition, content: Content): Unmet | undefined {
  const { test, negated } = condition;
  const actual = valueOf(condition, content);
  if (isDescribed(condition, actual) !== negated) return undefined;
  return { field: condition.field, expected: `${negated ? 'not ' : ''}${wordsOf(test)}`, actual };
}

function valueOf({ on, name }: Condition, content: Content): string | undefined {
  switch (on) {
    case 'path': return content.purePath;
    case 'method': return content.method;
    case 'authority': return content.authority;
    case 'scheme': return content.scheme;
    case 'parameter': return parameterOf(content, name);
    // No request here has a token.
    case 'header': return CLAIM.test(name) ? undefined : headerOf(content, name.toLowerCase());
  }
}

function isDescribed({ test, name, ignoresCase, negated }: Condition, actual: string | undefined): boolean {
  // What is not there counts as empty for a negated test, unless that asks only whether it is there.
  if (actual === undefined) return negated && test.type !== 'any' && !CLAIM.test(name) && matchesText(test, '');
  // The case of a regular expression counts all the same.
  if (!ignoresCase || test.type === 'regex') return matchesText(test, actual);
  return matchesText({ ...test, value: test.value.toLowerCase() }, actual.toLowerCase());
}

/** What a test asks for, in words. */
export function wordsOf({ type, value }: StringMatch): string {
  return type === 'any' ? 'any value' : `${type} '${value}'`;
}

/** Whether Istio sees that every request meets it. Only what is said of paths counts. */
export function isAlwaysMet({ on, test: { type, value } }: Condition): boolean {
  if (on !== 'path') return false;
  return type === 'any' || type === 'prefix' && value === '/' || type === 'regex' && value === '.*';
}

/** Whether Istio takes it that no request meets two conditions of one field. An empty string counts as no condition here, as in Istio. */
export function conflict(root: Condition, leaf: Condition): boolean {
  const fits = FITTING[typeOf(root.test)];
  return fits === undefined || !fits(leaf.test.value, root.test.value, typeOf(leaf.test));
}

/** When a leaf fits a root of a type; one of no type that is listed fits nothing. */
const FITTING: Readonly<Record<string, ((leaf: string, root: string, type: string) => boolean) | undefined>> = {
  exact: (leaf, root, type) => type === 'exact' && leaf === root,
  prefix: (leaf, root, type) => (type === 'exact' || type === 'prefix') && leaf.startsWith(root),
};

function typeOf({ type, value }: StringMatch): string {
  return type === 'any' || value === '' ? 'none' : type;
}
