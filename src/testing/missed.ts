import { isRecord, shown, textOf } from './differing';
import { nanoseconds } from '../analysis/model/duration';

/** What was expected, and what came in its place. */
export interface Missed {
  readonly expected: string;
  readonly got: string;
}

/** Fields that are other than expected, each by its name. A field that is not named may be anything; `none`, false, 0 and an empty list expect what nobody has set. */
export function missedFields(expected: unknown, actual: unknown, name: string): Missed[] {
  if (isRecord(expected)) {
    return Object.entries(expected).flatMap(([field, value]) => missedFields(value, isRecord(actual) ? actual[field] : undefined, `${name}.${field}`));
  }
  if (isSame(expected, actual) || !name.startsWith('headers.') && isSameDuration(expected, actual)) return [];
  return [{ expected: `${name} ${shown(expected)}`, got: `${name} ${actual === undefined || actual === null ? 'none' : shown(actual)}` }];
}

const NOTHING: readonly string[] = ['"none"', 'false', '0', '[]'];

function isSame(expected: unknown, actual: unknown): boolean {
  if (actual === undefined || actual === null || isRecord(actual) && Object.keys(actual).length === 0) return NOTHING.includes(textOf(expected));
  return textOf(expected) === textOf(actual);
}

function isSameDuration(expected: unknown, actual: unknown): boolean {
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  const read = nanoseconds(expected);
  return read !== undefined && read === nanoseconds(actual);
}
