import { matchesText } from '../routing/fields/string-match';
import { type Condition, isAlwaysMet } from '../routing/rules/condition';

/** Whether every request that meets some conditions surely meets others: each of these follows from one of those. */
export function covers(wider: readonly Condition[], narrower: readonly Condition[]): boolean {
  return wider.every(one => isAlwaysMet(one) || narrower.some(other => follows(one, other)));
}

function follows(wide: Condition, narrow: Condition): boolean {
  const isOfSamePart = wide.on === narrow.on && wide.negated === narrow.negated && wide.name.toLowerCase() === narrow.name.toLowerCase();
  if (!isOfSamePart) return false;
  const isSame = wide.test.type === narrow.test.type && wide.test.value === narrow.test.value && wide.ignoresCase === narrow.ignoresCase;
  return isSame || !wide.negated && !wide.ignoresCase && !narrow.ignoresCase && describesAll(wide, narrow);
}

/** A query is told apart by the case of its names, and a regular expression from another one not at all. */
function describesAll({ on, name, test }: Condition, narrow: Condition): boolean {
  if (on === 'parameter' && name !== narrow.name) return false;
  const { type, value } = narrow.test;
  if (test.type === 'any') return true;
  return type === 'exact' ? matchesText(test, value) : type === 'prefix' && test.type === 'prefix' && value.startsWith(test.value);
}
