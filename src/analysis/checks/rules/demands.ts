import type { Field } from '../objects/field';
import type { Say } from '../rule/rule';
import { durationProblem } from '../values/duration';
import { wildcardHostProblem } from '../values/host';
import { isDnsLabel, labelProblem } from '../values/label';
import { regexProblem } from '../values/regex';

/** A duration, where there is one. */
export function wantDuration(field: Field, say: Say): void {
  if (typeof field.value !== 'string') return;
  const problem = durationProblem(field.value);
  if (problem) say('MAN020', field, problem);
}

/** A port, whether it is written or not. */
export function wantPort(field: Field, say: Say): void {
  if (field.number < 1 || field.number > 65535) say('MAN021', field, `${field.number} is no port`);
}

/** A port, where there is one other than 0. */
export function wantSomePort(field: Field, say: Say): void {
  if (field.number !== 0) wantPort(field, say);
}

/** A host that may be a wildcard. */
export function wantHost(field: Field, say: Say): void {
  const problem = wildcardHostProblem(field.text);
  if (problem) say('MAN022', field, problem);
}

/** A DNS label, whether it is written or not. */
export function wantDnsLabel(field: Field, say: Say, what: string): void {
  if (!isDnsLabel(field.text)) say('MAN023', field, `'${field.text}' is no name of a ${what}`);
}

/** Labels that Kubernetes could carry. */
export function wantLabels(field: Field, say: Say): void {
  for (const [key, value] of field.entries()) {
    const problem = labelProblem(key, value.text);
    if (problem) say('MAN024', value, problem);
  }
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
