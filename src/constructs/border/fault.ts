import type { Fault, Kind } from './kind';
import { shown } from '../refusals/refusal';

/** What is wrong with a value that a kind does not accept. */
export function faultOf(kind: Kind<unknown>, value: unknown, trail: string): Fault {
  return kind.faultIn?.(value, trail) ?? {
    trail,
    problem: `must be ${kind.noun}, got ${shown(value)}`,
    remedy: `pass one such as ${kind.example}${kind.isOptional ? ', or leave it out' : ''}`,
  };
}
