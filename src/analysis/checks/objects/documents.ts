import { FieldNames } from './field-names';
import { kindOf, subjectOf, type Subject } from './subject';
import type { ManifestObject } from '../../model/manifest';

/** Objects by kind, in order; one that is written several times is there as often. */
export class Documents {
  private readonly kinds = new Map<string, Subject[]>();
  private readonly cache = new Map<unknown, unknown>();

  constructor(objects: Iterable<ManifestObject>) {
    for (const object of objects) this.add(subjectOf(object));
  }

  /** The objects of a kind; a kind of another group has another name. */
  of(kind: string): readonly Subject[] {
    return this.kinds.get(kind) ?? [];
  }

  /** The objects of a kind that have one of these fields somewhere. */
  having(kind: string, names: readonly string[]): readonly Subject[] {
    return this.once(`${kind} by field`, () => new FieldNames(this.of(kind))).having(names);
  }

  /** All of them, by kind. */
  all(): Subject[] {
    return [...this.kinds.values()].flat();
  }

  /** What several rules look into, made by the first that asks for it. */
  once<T>(key: unknown, make: () => T): T {
    if (!this.cache.has(key)) this.cache.set(key, make());
    return this.cache.get(key) as T;
  }

  private add(subject: Subject): void {
    const kind = kindOf(subject.object);
    const same = this.kinds.get(kind);
    if (same) same.push(subject);
    else this.kinds.set(kind, [subject]);
  }
}
