import { itemsIn, type Json, objectIn } from '../../analysis/model/json';
import { alike } from '../../analysis/model/look-alikes';
import type { Path } from '../../analysis/reader/lines';

/** Something that is wrong in a file, and where. */
export interface Wrong {
  readonly path: Path;
  readonly message: string;
}

/** What is wrong with a value. */
export type Shape = (value: Json, path: Path) => readonly Wrong[];

/** Names that others have for a field, and what to write in their place. */
export type OtherWords = Readonly<Record<string, string>>;

/** An object of these fields alone, some of which have to be there. */
export function fieldsOf(shapes: Readonly<Record<string, Shape>>, needed: readonly string[] = [], words: OtherWords = {}): Shape {
  return (value, path) => {
    const object = objectIn(value);
    if (object === undefined) return [{ path, message: `${nameOf(path)} is ${shown(value)}: write its fields, ${Object.keys(shapes).join(', ')}` }];
    const missing = needed.filter(name => object[name] === undefined).map(name => ({ path, message: `${nameOf(path)} has no '${name}'` }));
    const inside = Object.entries(object).flatMap(([name, one]) => {
      const at = [...path, name];
      if (!Object.hasOwn(shapes, name)) return [{ path: at, message: `there is no field '${name}' in ${nameOf(path)}: ${hint(name, Object.keys(shapes), words)}` }];
      return one === undefined || one === null ? [{ path: at, message: `${name} is empty: write its value, or leave it out` }] : shapes[name](one, at);
    });
    return [...missing, ...inside];
  };
}

function hint(name: string, known: readonly string[], words: OtherWords): string {
  const [likest] = alike(name, known);
  if (Object.hasOwn(words, name)) return `write ${words[name]}`;
  return likest === undefined ? `there is ${known.join(', ')}` : `did you mean '${likest}'?`;
}

/** One, or a list of which none is empty. */
export function oneOrMany(shape: Shape): Shape {
  const many = listOf(shape);
  return (value, path) => Array.isArray(value) ? many(value, path) : shape(value, path);
}

/** A list with something in it. */
export function listOf(shape: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value) || value.length === 0) return [{ path, message: `${nameOf(path)} is ${shown(value)}: write a list with something in it` }];
    return itemsIn(value).flatMap((item, at) => shape(item, [...path, at]));
  };
}

/** A value of which somebody says whether it is right, and what it has to be. */
export function valueOf(isRight: (value: Json) => boolean, wanted: string): Shape {
  return (value, path) => isRight(value) ? [] : [{ path, message: `${nameOf(path)} is ${shown(value)}: write ${wanted}` }];
}

/** One shape for some values, and another one for all others. */
export function either(isOne: (value: Json) => boolean, one: Shape, other: Shape): Shape {
  return (value, path) => isOne(value) ? one(value, path) : other(value, path);
}

/** Texts by name. */
export const TEXTS: Shape = (value, path) => {
  const object = objectIn(value);
  if (object === undefined) return [{ path, message: `${nameOf(path)} is ${shown(value)}: write texts by name` }];
  return Object.entries(object).filter(([, one]) => typeof one !== 'string').map(([name, one]) => (
    { path: [...path, name], message: `${name} is ${shown(one ?? null)}${typeof one === 'object' ? ': write a text' : ', which is not a text: put it in quotes'}` }
  ));
};

/** Anything that is a text. */
export const TEXT = valueOf(value => typeof value === 'string' && value !== '', 'a text');

/** Anything. */
export const ANYTHING: Shape = () => [];

/** Some fields, whatever they are called. */
export const FIELDS = valueOf(value => objectIn(value) !== undefined, 'its fields');

/** An object with something in it. */
export function filled(shape: Shape): Shape {
  return (value, path) => {
    const isEmpty = Object.keys(objectIn(value) ?? { value }).length === 0;
    return isEmpty ? [{ path, message: `${nameOf(path)} is empty: write what has to be in it, or leave it out` }] : shape(value, path);
  };
}

/** A value as it is read. */
export function shown(value: Json): string {
  if (value === null || value === '') return 'empty';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

function nameOf(path: Path): string {
  const [last, before] = [path.at(-1), path.at(-2)];
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `item ${last + 1} of ${before ?? 'the file'}` : last;
}
