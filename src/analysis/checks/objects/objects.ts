import { FieldNames } from './field-names';
import { identity, kindOf, subjectOf, type Subject } from './subject';
import type { ManifestObject, Manifests } from '../../model/manifest';

/** The objects of a set of manifests, by kind and by name. */
export class Objects {
  private readonly kinds = new Map<string, Subject[]>();
  /** By their identities. */
  private readonly names = new Map<string, Subject>();
  private readonly cache = new Map<unknown, unknown>();

  /** Whether some are written more than once. */
  readonly hasRepeated: boolean;

  constructor(readonly manifests: Manifests) {
    const last = new Map(manifests.objects.map(one => [identity(one), one]));
    this.hasRepeated = last.size < manifests.objects.length;
    for (const [name, object] of last) this.add(name, object);
  }

  /** The objects of a kind; a kind of another group has another name. */
  of(kind: string): readonly Subject[] {
    return this.kinds.get(kind) ?? [];
  }

  /** The objects of a kind that have one of these fields somewhere. */
  having(kind: string, names: readonly string[]): readonly Subject[] {
    return this.once(`${kind} by field`, () => new FieldNames(this.of(kind))).having(names);
  }

  /** All of them, in order. */
  all(): Subject[] {
    return [...this.kinds.values()].flat();
  }

  /** The one object of a name. */
  find(kind: string, namespace: string, name: string): Subject | undefined {
    return this.names.get(`${kind} ${namespace}/${name}`);
  }

  /** What several rules look into, made by the first that asks for it. */
  once<T>(key: unknown, make: () => T): T {
    if (!this.cache.has(key)) this.cache.set(key, make());
    return this.cache.get(key) as T;
  }

  private add(name: string, object: ManifestObject): void {
    const subject = subjectOf(object);
    const kind = kindOf(object);
    const same = this.kinds.get(kind);
    if (same) same.push(subject);
    else this.kinds.set(kind, [subject]);
    this.names.set(name, subject);
  }
}
