import { itemsIn, objectIn, type Json, type JsonObject } from '../../model/json';
import { cached } from '../../model/maps';

/** Where something stands in a document. */
export type Path = readonly (string | number)[];

const NONE: readonly Field[] = [];
const NO_LABELS: Readonly<Record<string, string>> = {};
const NO_ENTRIES: readonly (readonly [string, Field])[] = [];

/** A place in a document, whether something is written there or not: a wrong type reads as if nothing were written. */
export class Field {
  private cache?: Map<unknown, unknown>;

  constructor(readonly value: Json | undefined, private readonly owner?: Field, private readonly name: string | number = '') {}

  /** What several rules make of this place, made by the first that asks for it. */
  once<T>(key: unknown, make: () => T): T {
    return cached(this.cache ??= new Map(), key, make) as T;
  }

  /** A field of this object. */
  get(name: string): Field {
    const { value } = this;
    const found = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined;
    // What every object inherits is not written. Most fields are not there, and need not be asked for twice.
    return new Field(found !== undefined && Object.hasOwn(value as JsonObject, name) ? found : undefined, this, name);
  }

  /** Whether this object has a field, even if it is null. */
  has(name: string): boolean {
    const { value } = this;
    return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name) && (value as JsonObject)[name] !== undefined;
  }

  /** The place that these names lead to. */
  at(...names: readonly string[]): Field {
    let field = this.get(names[0]);
    for (let index = 1; index < names.length; index++) field = field.get(names[index]);
    return field;
  }

  /** The place that a path leads to. */
  along(path: Path): Field {
    return path.reduce<Field>((field, name) => typeof name === 'number' ? field.items()[name] : field.get(name), this);
  }

  /** How many items this list has. */
  get length(): number {
    return itemsIn(this.value).length;
  }

  /** The items of this list. */
  items(): readonly Field[] {
    const { value } = this;
    if (!Array.isArray(value)) return NONE;
    return (value as readonly Json[]).map((item, index) => new Field(item, this, index));
  }

  /** The values of this map. */
  entries(): readonly (readonly [name: string, field: Field])[] {
    const object = objectIn(this.value);
    return object ? Object.keys(object).map(name => [name, new Field(object[name], this, name)] as const) : NO_ENTRIES;
  }

  /** Whether there is something other than null. */
  get isSet(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The string; empty if there is no string, as Istio reads it. */
  get text(): string {
    return typeof this.value === 'string' ? this.value : '';
  }

  /** The number; 0 if there is no number, as Istio reads it. */
  get number(): number {
    return typeof this.value === 'number' ? this.value : 0;
  }

  /** Whether it is true. */
  get flag(): boolean {
    return this.value === true;
  }

  /** The strings of this list. */
  get texts(): string[] {
    return itemsIn(this.value).filter(item => typeof item === 'string');
  }

  /** The strings by name of this map. */
  get labels(): Readonly<Record<string, string>> {
    const object = objectIn(this.value);
    if (object === undefined) return NO_LABELS;
    if (Object.values(object).every(value => typeof value === 'string')) return object as Readonly<Record<string, string>>;
    return Object.fromEntries(Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }

  /** From the root of the document. */
  get path(): Path {
    return this.owner ? [...this.owner.path, this.name] : [];
  }
}
