import { Documents } from './documents';
import { subjectOf, type Subject } from './subject';
import { CLUSTER_DOMAIN } from '../../model/hosts';
import type { Manifests } from '../../model/manifest';
import { cached } from '../../model/maps';

/** The objects that a cluster has once a set of manifests is applied, by kind and by name: of one that is written several times, the last. */
export class Objects extends Documents {
  private readonly byName = new Map<string, Map<string, Map<string, Subject>>>();

  /** Whether some are written more than once. */
  readonly hasRepeated: boolean;

  constructor(readonly manifests: Manifests) {
    const domain = manifests.clusterDomain ?? CLUSTER_DOMAIN;
    super([], domain);
    for (const object of manifests.objects) this.put(subjectOf(object, domain));
    this.hasRepeated = this.all().length < manifests.objects.length;
  }

  /** What is written, also where a later document replaces it: an API server refuses what is wrong with it all the same. */
  get documents(): Documents {
    return this.hasRepeated ? this.once(Documents, () => new Documents(this.manifests.objects, this.domain)) : this;
  }

  /** The one object of a name. */
  find(kind: string, namespace: string, name: string): Subject | undefined {
    return this.byName.get(kind)?.get(namespace)?.get(name);
  }

  /** Of two objects of one name the later counts, and stands where the earlier one stood. */
  private put(subject: Subject): void {
    const { kind, object: { namespace, name } } = subject;
    const named = cached(cached(this.byName, kind, () => new Map<string, Map<string, Subject>>()), namespace, () => new Map<string, Subject>());
    const earlier = named.get(name);
    if (earlier === undefined) this.add(subject);
    else this.replace(earlier, subject);
    named.set(name, subject);
  }
}
