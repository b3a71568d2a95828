import { nanoseconds } from '../../model/duration';
import type { Json } from '../../model/json';
import { protocolOf } from '../../model/protocol';
import type { Field } from '../objects/field';
import type { Say } from '../rule/rule';
import { durationProblem } from '../values/duration';
import { isSubnet, wildcardHostProblem } from '../values/host';
import { isDnsLabel, labelProblem } from '../values/label';
import { regexProblem } from '../values/regex';

/** A duration, where there is one. */
export function wantDuration(field: Field, say: Say): void {
  if (typeof field.value !== 'string') return;
  const problem = durationProblem(field.value);
  if (problem) say('MAN020', field, problem);
}

/** A duration of any length, where there is one. */
export function wantReadableDuration(field: Field, say: Say): void {
  if (typeof field.value === 'string' && nanoseconds(field.value) === undefined) say('MAN020', field, `'${field.value}' is no duration`);
}

/** A port, whether it is written or not. */
export function wantPort(field: Field, say: Say): void {
  if (field.number < 1 || field.number > 65535) say('MAN021', field, `${field.number} is no port`);
}

/** A port, where there is one other than 0. */
export function wantSomePort(field: Field, say: Say): void {
  if (field.number !== 0) wantPort(field, say);
}

/** A host that may be a wildcard, or one that a caller finds no problem with; tells whether it is. */
export function wantHost(field: Field, say: Say, problemOf: (host: string) => string | undefined = wildcardHostProblem): boolean {
  const problem = problemOf(field.text);
  if (problem) say('MAN022', field, problem);
  return !problem;
}

/** A DNS label, whether it is written or not. */
export function wantDnsLabel(field: Field, say: Say, what: string, name = field.text): void {
  if (!isDnsLabel(name)) say('MAN023', field, `'${name}' is no name of a ${what}`);
}

/** Labels that Kubernetes could carry. */
export function wantLabels(field: Field, say: Say): void {
  for (const [key, value] of field.entries()) {
    const problem = labelProblem(key, value.text);
    if (problem) say('MAN024', value, problem);
  }
}

/** Labels and annotations that an API server can read: a version is easily a number, and a switch a boolean. */
export function wantStrings(field: Field, say: Say): void {
  for (const [name, value] of field.entries()) {
    if (!isString(value.value)) say('MAN013', value, `the value of '${name}' is no text, got ${JSON.stringify(value.value)}`);
  }
}

/** What an API server takes for a string: nothing is an empty one. */
export function isString(value: Json | undefined): boolean {
  return typeof value === 'string' || value === null;
}

/** A selector, where there is one, that has labels. */
export function wantSelectorLabels(selector: Field, labels: string, say: Say): void {
  if (selector.isSet && selector.get(labels).entries().length === 0) say('MAN017', selector, 'a workloadSelector has no labels');
}

/** Addresses or blocks of addresses. */
export function wantSubnets(list: Field, say: Say): void {
  for (const item of list.items()) {
    if (!isSubnet(item.text)) say('MAN028', item, `'${item.text}' is neither an address nor a block of addresses`);
  }
}

/** A protocol of a port. */
export function wantProtocol(field: Field, say: Say): void {
  if (!protocolOf(field.text)) say('MAN306', field, `'${field.text}' is no protocol`);
}

/** The name of a header. */
export function wantHeaderName(name: string, field: Field, isAllowed: (name: string) => boolean, say: Say): void {
  if (!isAllowed(name)) say('MAN032', field, `'${name}' is no name of a header`);
}

/** A status that Istio's webhook takes. */
export function wantStatus(field: Field, say: Say): void {
  if (field.number < 200 || field.number > 600) say('MAN030', field, `${field.number} is no status of HTTP`);
}

/** A regular expression. */
export function wantRegex(field: Field, say: Say): void {
  const problem = regexProblem(field.text);
  if (problem) say('MAN025', field, problem);
}

/** A number between 0 and 100. */
export function wantPercent(field: Field, say: Say): void {
  if (field.number < 0 || field.number > 100) say('MAN029', field, `${field.number} is no percentage`);
}

/** A percentage of a fault, which has at most four decimals. */
export function wantShare(field: Field, say: Say): void {
  const { number } = field.get('value');
  if (number < 0 || number > 100 || number > 0 && number < 0.0001) say('MAN029', field.get('value'), `${number} is no percentage`);
}

/** A condition on a text that is not empty. */
export function wantTextMatch(field: Field, say: Say): void {
  if (field.get('prefix').value === '') say('MAN031', field.get('prefix'), 'a prefix to match is empty');
  wantRegexMatch(field, say);
}

/** A condition on a text whose regular expression is one. */
export function wantRegexMatch(field: Field, say: Say): void {
  if (typeof field.get('regex').value === 'string') wantRegex(field.get('regex'), say);
}
