import { itemsIn, objectIn, type Json } from '../model/json';

/** Where something stands in a document. */
export type Path = readonly (string | number)[];

/** A place in a document, whether something is written there or not: a wrong type reads as if nothing were written. */
export class Field {
  constructor(readonly value: Json | undefined, private readonly owner?: Field, private readonly name: string | number = '') {}

  /** A field of this object. */
  get(name: string): Field {
    const object = objectIn(this.value);
    return new Field(object && Object.hasOwn(object, name) ? object[name] : undefined, this, name);
  }

  /** The place that these names lead to. */
  at(...names: readonly string[]): Field {
    return names.reduce<Field>((field, name) => field.get(name), this);
  }

  /** The items of this list. */
  items(): Field[] {
    return itemsIn(this.value).map((item, index) => new Field(item, this, index));
  }

  /** The values of this map. */
  entries(): [name: string, field: Field][] {
    return Object.entries(objectIn(this.value) ?? {}).map(([name, value]) => [name, new Field(value, this, name)]);
  }

  /** Whether there is something other than null. */
  get written(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The text; empty where there is none, as Istio reads it. */
  get text(): string {
    return typeof this.value === 'string' ? this.value : '';
  }

  /** The number; 0 where there is none, as Istio reads it. */
  get number(): number {
    return typeof this.value === 'number' ? this.value : 0;
  }

  /** Whether it is true. */
  get flag(): boolean {
    return this.value === true;
  }

  /** The texts of this list. */
  get texts(): string[] {
    return itemsIn(this.value).filter(item => typeof item === 'string');
  }

  /** The texts by name of this map. */
  get labels(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(objectIn(this.value) ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  }

  /** From the root of the document. */
  get path(): Path {
    return this.owner ? [...this.owner.path, this.name] : [];
  }
}
