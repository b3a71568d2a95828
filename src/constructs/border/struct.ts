import { faultOf } from './fault';
import { isObject, type Fields } from './fields';
import type { Fault, Kind, Shape } from './kind';
import { lookAlike } from './look-alike';

type Kinds = Readonly<Record<string, Kind<unknown>>>;

/** An object with props of ours. Names that resemble none of ours may be there: a construct of the user's may hand on more than it was asked for. */
export function struct<Props extends object>(shape: Shape<Props>): Kind<Props, false> {
  const kinds = shape as unknown as Kinds;
  const required = Object.keys(kinds).filter(name => !kinds[name].isOptional);
  return {
    noun: 'an object',
    example: `{ ${required.map(name => `${name}: ${kinds[name].example}`).join(', ')} }`.replace('{  }', '{}'),
    isOptional: false,
    accepts: (value): value is Props => isObject(value) && misspelt(value, kinds) === undefined && wrongOf(value, kinds) === undefined,
    faultIn: (value, trail) => isObject(value) ? faultWithin(value, kinds, trail) : undefined,
  };
}

function faultWithin(fields: Fields, kinds: Kinds, trail: string): Fault {
  const name = misspelt(fields, kinds);
  if (name !== undefined) return { trail: `${trail}.${name}`, problem: 'is unknown', remedy: `write ${lookAlike(name, missing(fields, kinds))!}` };
  const wrong = wrongOf(fields, kinds)!;
  return faultOf(kinds[wrong], fields[wrong], `${trail}.${wrong}`);
}

/** A name that we do not know, and that is nearly the name of something that was not given. */
function misspelt(fields: Fields, kinds: Kinds): string | undefined {
  for (const name in fields) {
    if (!(name in kinds) && lookAlike(name, missing(fields, kinds)) !== undefined) return name;
  }
  return undefined;
}

function missing(fields: Fields, kinds: Kinds): string[] {
  return Object.keys(kinds).filter(name => fields[name] === undefined);
}

function wrongOf(fields: Fields, kinds: Kinds): string | undefined {
  for (const name in kinds) if (!kinds[name].accepts(fields[name])) return name;
  return undefined;
}
