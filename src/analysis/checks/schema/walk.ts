import type { Demand, Fields, List, Names, Scalar, Shape } from './shape';
import type { Field } from '../field';
import type { Say } from '../rule';

const TYPES: Readonly<Record<Shape['is'], string>> = {
  'text': 'a text',
  'whole': 'a whole number',
  'number': 'a number',
  'flag': 'true or false',
  'text or whole': 'a text or a whole number',
  'fields': 'an object',
  'list': 'a list',
  'names': 'an object',
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
  if (value === null && 'nullable' in shape) return true;
  if (!FITS[shape.is](value)) {
    say('MAN001', field, `expected ${TYPES[shape.is]}, got ${JSON.stringify(value ?? null).slice(0, 60)}`);
    return false;
  }
  return inside(shape, field, say) && keeps(shape.must, field, say);
}

function keeps(must: Demand | undefined, field: Field, say: Say): boolean {
  const problem = must?.(field.value ?? null);
  if (problem !== undefined) say('MAN007', field, problem);
  return problem === undefined;
}

function inside(shape: Shape, field: Field, say: Say): boolean {
  switch (shape.is) {
    case 'fields': return insideFields(shape, field, say);
    case 'list': return insideList(shape, field, say);
    case 'names': return insideNames(shape, field, say);
    case 'text': return insideText(shape, field, say);
    case 'whole':
    case 'number': return insideNumber(shape, field, say);
    case 'flag':
    case 'text or whole': return true;
  }
}

function insideText({ among, longest = Infinity }: Scalar, field: Field, say: Say): boolean {
  if (!among || among.includes(field.text)) return isShort([...field.text].length, longest, 'characters', field, say);
  say('MAN004', field, `expected one of ${among.join(', ')}, got '${field.text}'`);
  return false;
}

function insideNumber({ least = -Infinity, most = Infinity }: Scalar, field: Field, say: Say): boolean {
  if (least <= field.number && field.number <= most) return true;
  say('MAN006', field, `expected ${bounds(least, most)}, got ${field.number}`);
  return false;
}

function bounds(least: number, most: number): string {
  if (most === Infinity) return `at least ${least}`;
  return `a number between ${least} and ${most}`;
}

function insideFields({ fields, required, oneOf, open = false }: Fields, field: Field, say: Say): boolean {
  const complete = required.map(name => isThere(field.get(name), name, say));
  const single = oneOf.map(group => isOne(group.map(name => field.get(name)).filter(({ value }) => value !== undefined), say));
  const known = field.entries()
    .map(([name, value]) => Object.hasOwn(fields, name) ? walk(fields[name], value, say) : open || isNone(name, value, say));
  return [...complete, ...single, ...known].every(fits => fits);
}

function isThere(field: Field, name: string, say: Say): boolean {
  if (field.value === undefined) say('MAN003', field, `'${name}' is missing`);
  return field.value !== undefined;
}

function isOne(written: readonly Field[], say: Say): boolean {
  if (written.length > 1) say('MAN005', written[1], `only one of ${written.map(({ path }) => path.at(-1)).join(', ')} can be written`);
  return written.length < 2;
}

function isNone(name: string, field: Field, say: Say): boolean {
  say('MAN002', field, `there is no field '${name}'`);
  return false;
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
