import type { Check } from './check';
import { describe } from '../values/conjunction';

/** Can everything that was asked for together be written as one match? */
export const matchesCombine: Check = (_, { host, clashes }) => clashes.map(({ sources: [first, second], one, other }) => ({
  code: 'CDI114',
  problem: `'${first}' asks of '${host}' ${describe([one])} and '${second}' ${describe([other])}, which cannot be written as one Istio match`,
  remedy: 'use an exact value or a prefix in one of the two',
}));
