import { FieldNames } from './field-names';
import { subjectOf, type Subject } from './subject';
import { CLUSTER_DOMAIN } from '../../model/hosts';
import type { Manifests } from '../../model/manifest';
import { cached } from '../../model/maps';

/** The objects of a set of manifests, by kind and by name. */
export class Objects {
  private readonly byKind = new Map<string, Subject[]>();
  private readonly byName = new Map<string, Map<string, Map<string, Subject>>>();
  private readonly cache = new Map<unknown, unknown>();

  /** Whether some are written more than once. */
  readonly hasRepeated: boolean;

  /** In which the cluster has its Services. */
  readonly domain: string;

  constructor(readonly manifests: Manifests) {
    this.domain = manifests.clusterDomain ?? CLUSTER_DOMAIN;
    for (const object of manifests.objects) this.add(subjectOf(object, this.domain));
    this.hasRepeated = this.all().length < manifests.objects.length;
  }

  /** The objects of a kind; a kind of another group has another name. */
  of(kind: string): readonly Subject[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The objects of a kind that have one of these fields somewhere. */
  having(kind: string, names: readonly string[]): readonly Subject[] {
    return this.once(`${kind} by field`, () => new FieldNames(this.of(kind))).having(names);
  }

  /** All of them, in order. */
  all(): Subject[] {
    return [...this.byKind.values()].flat();
  }

  /** The one object of a name. */
  find(kind: string, namespace: string, name: string): Subject | undefined {
    return this.byName.get(kind)?.get(namespace)?.get(name);
  }

  /** What several rules look into, made by the first that asks for it. */
  once<T>(key: unknown, make: () => T): T {
    return cached(this.cache, key, make) as T;
  }

  /** Of two objects of one name the later counts, and stands where the earlier one stood. */
  private add(subject: Subject): void {
    const { kind, object: { namespace, name } } = subject;
    const ofKind = cached(this.byKind, kind, () => []);
    const named = cached(cached(this.byName, kind, () => new Map<string, Map<string, Subject>>()), namespace, () => new Map<string, Subject>());
    const earlier = named.get(name);
    if (earlier === undefined) ofKind.push(subject);
    else ofKind[ofKind.indexOf(earlier)] = subject;
    named.set(name, subject);
  }
}
