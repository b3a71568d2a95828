import { FieldNames } from './field-names';
import { subjectOf, type Subject } from './subject';
import type { ManifestObject } from '../../model/manifest';
import { cached } from '../../model/maps';

/** Objects by kind, in order; one that is written several times is there as often. */
export class Documents {
  private readonly byKind = new Map<string, Subject[]>();
  private readonly cache = new Map<unknown, unknown>();

  /** @param domain in which the cluster has its Services */
  constructor(objects: readonly ManifestObject[], readonly domain: string) {
    for (const object of objects) this.add(subjectOf(object, domain));
  }

  /** The objects of a kind; a kind of another group has another name. */
  of(kind: string): readonly Subject[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The objects of a kind that have one of these fields somewhere. */
  having(kind: string, names: readonly string[]): readonly Subject[] {
    return this.once(`${kind} by field`, () => new FieldNames(this.of(kind))).having(names);
  }

  /** All of them, by kind. */
  all(): Subject[] {
    return [...this.byKind.values()].flat();
  }

  /** What several rules look into, made by the first that asks for it. */
  once<T>(key: unknown, make: () => T): T {
    return cached(this.cache, key, make) as T;
  }

  protected add(subject: Subject): void {
    cached(this.byKind, subject.kind, () => []).push(subject);
  }

  /** Puts one in the place of another of its kind. */
  protected replace(earlier: Subject, subject: Subject): void {
    const same = cached(this.byKind, subject.kind, () => []);
    same[same.indexOf(earlier)] = subject;
  }
}
