import { collected, OWNERS } from './catalogue';
import type { Example } from '../rule/example';

/** Every code by example. Not loaded by a check. */
export const EXAMPLES = collected<Example>(OWNERS.map(owner => owner.examples()));
