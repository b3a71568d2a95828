import type { Fields, List, Names, Scalar, Shape } from './shape';
import { objectIn } from '../../model/json';
import type { Field } from '../field';
import type { Say } from '../rule';

const TYPES: Readonly<Record<Shape['is'], string>> = {
  'text': 'a text', 'whole': 'a whole number', 'number': 'a number', 'flag': 'true or false', 'text or whole': 'a text or a whole number',
  'fields': 'an object', 'list': 'a list', 'names': 'an object',
};

const FITS: Readonly<Record<Shape['is'], (value: unknown) => boolean>> = {
  'text': value => typeof value === 'string',
  'whole': value => Number.isInteger(value),
  'number': value => typeof value === 'number',
  'flag': value => typeof value === 'boolean',
  'text or whole': value => typeof value === 'string' || Number.isInteger(value),
  'fields': isObject,
  'list': value => Array.isArray(value),
  'names': isObject,
};

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says what is wrong with a value and everything in it, as the API server would; tells whether the value is well-formed. */
export function walk(shape: Shape, field: Field, say: Say): boolean {
  const { value } = field;
  if (value === null && shape.is !== 'fields' && 'nullable' in shape && shape.nullable) return true;
  if (!FITS[shape.is](value)) {
    say('MAN001', field, `expected ${TYPES[shape.is]}, got ${JSON.stringify(value)?.slice(0, 60)}`);
    return false;
  }
  const fits = inside(shape, field, say);
  const problem = fits && value !== undefined ? shape.must?.(value) : undefined;
  if (problem !== undefined) say('MAN007', field, problem);
  return fits && problem === undefined;
}

function inside(shape: Shape, field: Field, say: Say): boolean {
  switch (shape.is) {
    case 'fields': return insideFields(shape, field, say);
    case 'list': return insideList(shape, field, say);
    case 'names': return insideNames(shape, field, say);
    default: return insideScalar(shape, field, say);
  }
}

function insideScalar({ among, least = -Infinity, most = Infinity, longest = Infinity }: Scalar, field: Field, say: Say): boolean {
  const { value } = field;
  if (typeof value === 'string' && among && !among.includes(value)) {
    say('MAN004', field, `expected one of ${among.join(', ')}, got '${value}'`);
    return false;
  }
  if (typeof value === 'number' && (value < least || value > most)) {
    say('MAN006', field, `expected ${bounds(least, most)}, got ${value}`);
    return false;
  }
  return typeof value !== 'string' || isShort([...value].length, longest, 'characters', field, say);
}

function bounds(least: number, most: number): string {
  if (most === Infinity) return `at least ${least}`;
  return `a number between ${least} and ${most}`;
}

function insideFields({ fields, required, oneOf, open = false }: Fields, field: Field, say: Say): boolean {
  const object = objectIn(field.value) ?? {};
  let fits = true;
  for (const name of required) {
    if (Object.hasOwn(object, name)) continue;
    say('MAN003', field.get(name), `'${name}' is missing`);
    fits = false;
  }
  for (const group of oneOf) {
    const written = group.filter(name => Object.hasOwn(object, name));
    if (written.length < 2) continue;
    say('MAN005', field.get(written[1]), `only one of ${written.join(', ')} can be written`);
    fits = false;
  }
  for (const [name, value] of field.entries()) {
    if (Object.hasOwn(fields, name)) fits = walk(fields[name], value, say) && fits;
    else if (!open) {
      say('MAN002', value, `there is no field '${name}'`);
      fits = false;
    }
  }
  return fits;
}

function insideList({ of, fewest = 0, longest = Infinity, key }: List, field: Field, say: Say): boolean {
  const items = field.items();
  let fits = isShort(items.length, longest, 'items', field, say);
  if (items.length < fewest) {
    say('MAN006', field, `expected at least ${fewest} items, got ${items.length}`);
    fits = false;
  }
  for (const item of items) fits = walk(of, item, say) && fits;
  return (key === undefined || differ(items, key, say)) && fits;
}

function insideNames({ of, longest = Infinity }: Names, field: Field, say: Say): boolean {
  const entries = field.entries();
  let fits = isShort(entries.length, longest, 'fields', field, say);
  for (const [, value] of entries) fits = walk(of, value, say) && fits;
  return fits;
}

function differ(items: readonly Field[], key: string, say: Say): boolean {
  const seen = new Set<unknown>();
  const twice = items.map(item => item.get(key)).filter(({ value }) => seen.size === seen.add(value).size);
  for (const field of twice) say('MAN006', field, `'${field.text}' is there twice`);
  return twice.length === 0;
}

function isShort(length: number, longest: number, what: string, field: Field, say: Say): boolean {
  if (length <= longest) return true;
  say('MAN006', field, `expected at most ${longest} ${what}, got ${length}`);
  return false;
}
