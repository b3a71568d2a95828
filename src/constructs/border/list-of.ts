import { faultOf } from './fault';
import type { Kind } from './kind';

/** A list, every item of one kind. */
export function listOf<T>(item: Kind<T>): Kind<T[], false> {
  return {
    noun: `a list, each item ${item.noun}`,
    example: `[${item.example}]`,
    isOptional: false,
    accepts: (value): value is T[] => Array.isArray(value) && value.every(item.accepts),
    faultIn: (value, trail) => {
      if (!Array.isArray(value)) return undefined;
      const at = value.findIndex(one => !item.accepts(one));
      return faultOf(item, value[at], `${trail}[${at}]`);
    },
  };
}
