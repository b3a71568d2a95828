import { type Choice, partOf, requestWith } from './content';
import { samplesOf, valuesFor } from './samples';
import { type Condition, meets } from '../routing/rules/condition';
import { contentOf, type Request } from '../routing/traffic/request';

/** What a request comes to: what was searched for, or the conditions of what takes the request before it gets there. Nothing ends the search. */
export type Tried<T> = { readonly found: T } | { readonly inTheWay: readonly Condition[] } | undefined;

/** What is searched for. */
export interface Search<T> {
  /** All of them are to be met. */
  readonly conditions: readonly Condition[];
  readonly tried: (request: Request) => Tried<T>;
}

/** So many requests are tried before a rule counts as one that nobody meets. */
const MOST_TRIED = 100;

/**
 * A request that meets a rule, if one is found: it begins with one that meets the conditions, and where another rule takes that, it goes on with those that
 * do not meet some condition of the other one.
 */
export function requestMeeting<T>({ conditions, tried }: Search<T>, base: Request): T | undefined {
  const open: Choice[] = firstChoices(conditions);
  const seen = new Set(open.map(keyOf));
  const known = [...conditions];
  for (let at = 0; at < open.length && at < MOST_TRIED; at++) {
    const request = requestWith(base, open[at]);
    if (!meets(conditions, contentOf(request))) continue;
    const result = tried(request);
    if (result === undefined) return undefined;
    if ('found' in result) return result.found;
    const { inTheWay } = result;
    known.push(...inTheWay);
    for (const choice of choicesWithout(inTheWay, open[at], known).filter(one => !seen.has(keyOf(one)))) {
      seen.add(keyOf(choice));
      open.push(choice);
    }
  }
  return undefined;
}

function keyOf(choice: Choice): string {
  return JSON.stringify([...choice].sort());
}

/** What meets each condition by itself: the first text for each, then the next ones. */
function firstChoices(conditions: readonly Condition[]): Choice[] {
  const parts = new Map<string, readonly string[]>();
  for (const condition of conditions) {
    const part = partOf(condition);
    // What is left out meets most negated conditions.
    if (part === undefined || condition.negated && meets([condition], NOTHING_CHOSEN)) continue;
    const values = condition.negated ? valuesFor([condition.test]) : samplesOf(condition.test);
    if (values.length > 0) parts.set(part, [...parts.get(part) ?? [], ...values]);
  }
  const most = Math.max(1, ...[...parts.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => new Map([...parts].map(([part, values]) => [part, values[Math.min(at, values.length - 1)]])));
}

const NOTHING_CHOSEN = contentOf(requestWith({ from: { kind: 'sidecar' }, host: '', port: 80 }, new Map()));

/** The choices in which one part is another one, so that what is in the way may not take the request. */
function choicesWithout(inTheWay: readonly Condition[], choice: Choice, known: readonly Condition[]): Choice[] {
  return [...new Set(inTheWay.map(partOf))].filter(part => part !== undefined).flatMap(part => {
    const values = valuesFor(known.filter(one => partOf(one) === part).map(({ test }) => test)).filter(value => isPossible(part, value));
    const absent = new Map([...choice].filter(([name]) => name !== part));
    return [absent, ...values.map(value => new Map([...absent, [part, value]]))];
  });
}

function isPossible(part: string, value: string): boolean {
  return part === 'path' ? value.startsWith('/') : part !== 'method' || value !== '';
}
