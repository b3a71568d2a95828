import { type Demand, type Fields, type List, type Names, type Scalar, type Shape, TEXT } from './shape';
import { objectIn } from '../../model/json';
import { alike } from '../../model/look-alikes';
import type { Field } from '../objects/field';
import type { Say as SayOf } from '../rule/rule';
import { orRather, quoted } from '../values/quoted';

/** Notes down what the API server would say of a field. */
type Say = SayOf<'MAN001' | 'MAN002' | 'MAN003' | 'MAN004' | 'MAN005' | 'MAN006' | 'MAN007'>;

const TYPES: Readonly<Record<Shape['is'], string>> = {
  'text': 'a string',
  'whole': 'a whole number',
  'number': 'a number',
  'flag': 'true or false',
  'text or whole': 'a string or a whole number',
  'fields': 'an object',
  'list': 'a list',
  'names': 'an object',
};

/** Whether a value has the type of a shape. */
function fits(is: Shape['is'], value: unknown): boolean {
  switch (is) {
    case 'text': return typeof value === 'string';
    case 'whole': return Number.isInteger(value);
    case 'number': return typeof value === 'number';
    case 'flag': return typeof value === 'boolean';
    case 'text or whole': return typeof value === 'string' || Number.isInteger(value);
    case 'list': return Array.isArray(value);
    case 'fields':
    case 'names': return isObject(value);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says what is wrong with a value and everything in it, as the API server would; tells whether the value is well-formed. */
export function walk(shape: Shape, field: Field, say: Say): boolean {
  const { value } = field;
  if (value === null && 'nullable' in shape) return true;
  if (!fits(shape.is, value)) {
    say('MAN001', field, `expected ${TYPES[shape.is]}, got ${shown(value)}${isUnquoted(shape, value) ? ': put it into quotation marks' : ''}`);
    return false;
  }
  return inside(shape, field, say) && keeps(shape.must, field, say);
}

/** What stands in place of something else; of a list or an object the excerpt shows what is in it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : JSON.stringify(value ?? null).slice(0, 60);
}

/** Whether YAML has read a text as something else: yes, no, on and off, digits, and what looks like a number. */
function isUnquoted({ is, must }: Shape, value: unknown): boolean {
  return is === 'text' && (typeof value === 'boolean' || typeof value === 'number') && must?.(String(value)) === undefined;
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
  if (!among || among.includes(field.text)) return field.text.length <= longest || isShort([...field.text].length, longest, 'characters', field, say);
  say('MAN004', field, `expected one of ${among.join(', ')}, got ${quoted(field.text)}`);
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
  const written = Object.keys(objectIn(field.value) ?? {});
  let fine = areThere(required, field, say);
  // Fewer than two fields cannot exclude each other.
  if (written.length > 1) fine = areSingle(oneOf, field, say) && fine;
  for (const name of written) {
    if (Object.hasOwn(fields, name)) fine = walkInto(fields[name], name, field, say) && fine;
    else if (!open) fine = isNone(name, Object.keys(fields), field.get(name), say);
  }
  return fine;
}

function areThere(required: readonly string[], field: Field, say: Say): boolean {
  let fine = true;
  for (const name of required) {
    if (field.has(name)) continue;
    say('MAN003', field.get(name), `${quoted(name)} is missing`);
    fine = false;
  }
  return fine;
}

function areSingle(groups: Fields['oneOf'], field: Field, say: Say): boolean {
  let fine = true;
  for (const group of groups) {
    const present = group.filter(name => field.has(name));
    if (present.length < 2) continue;
    say('MAN005', field.get(present[1]), `only one of ${present.join(', ')} can be written`);
    fine = false;
  }
  return fine;
}

function isNone(name: string, known: readonly string[], field: Field, say: Say): boolean {
  say('MAN002', field, `there is no field ${quoted(name)}${orRather(alike(name, known))}`);
  return false;
}

function insideList({ of, fewest = 0, longest = Infinity, key }: List, field: Field, say: Say): boolean {
  const items = field.items();
  let fine = isShort(items.length, longest, 'items', field, say);
  if (items.length < fewest) {
    say('MAN006', field, `expected at least ${fewest} items, got ${items.length}`);
    fine = false;
  }
  for (const item of items) fine = walk(of, item, say) && fine;
  return (key === undefined || differ(items, key, say)) && fine;
}

function insideNames({ of, longest = Infinity }: Names, field: Field, say: Say): boolean {
  const written = Object.keys(objectIn(field.value) ?? {});
  let fine = isShort(written.length, longest, 'fields', field, say);
  for (const name of written) fine = walkInto(of, name, field, say) && fine;
  return fine;
}

/** Most values are strings of which any will do, where there is nothing to look at. */
function walkInto(shape: Shape, name: string, field: Field, say: Say): boolean {
  return shape === TEXT && typeof objectIn(field.value)?.[name] === 'string' || walk(shape, field.get(name), say);
}

function differ(items: readonly Field[], key: string, say: Say): boolean {
  const seen = new Set<unknown>();
  const twice = items.map(item => item.get(key)).filter(({ value }) => seen.size === seen.add(value).size);
  for (const field of twice) say('MAN006', field, `${quoted(field.text)} is there twice`);
  return twice.length === 0;
}

function isShort(length: number, longest: number, what: string, field: Field, say: Say): boolean {
  if (length <= longest) return true;
  say('MAN006', field, `expected at most ${longest} ${what}, got ${length}`);
  return false;
}
