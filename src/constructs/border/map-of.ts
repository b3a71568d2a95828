import { faultOf } from './fault';
import { isObject, type Fields } from './fields';
import type { Kind } from './kind';

/** An object with names of the user's own, every value of one kind. */
export function mapOf<T>(item: Kind<T>): Kind<{ [name: string]: T }, false> {
  return {
    noun: `an object, each value ${item.noun}`,
    example: `{ name: ${item.example} }`,
    isOptional: false,
    accepts: (value): value is { [name: string]: T } => isObject(value) && wrongIn(value, item) === undefined,
    faultIn: (value, trail) => {
      if (!isObject(value)) return undefined;
      const name = wrongIn(value, item)!;
      return faultOf(item, value[name], `${trail}.${name}`);
    },
  };
}

function wrongIn(fields: Fields, item: Kind<unknown>): string | undefined {
  for (const name in fields) if (!item.accepts(fields[name])) return name;
  return undefined;
}
