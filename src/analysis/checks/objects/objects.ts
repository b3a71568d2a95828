import { Documents } from './documents';
import { identity, type Subject } from './subject';
import type { Manifests } from '../../model/manifest';

/** The objects that a cluster has once a set of manifests is applied, by kind and by name: of one that is written several times, the last. */
export class Objects extends Documents {
  private readonly names = new Map<string, Subject>();

  /** Whether some are written more than once. */
  readonly hasRepeated: boolean;

  constructor(readonly manifests: Manifests) {
    const last = new Map(manifests.objects.map(one => [identity(one), one]));
    super(last.values());
    this.hasRepeated = last.size < manifests.objects.length;
    for (const subject of this.all()) this.names.set(identity(subject.object), subject);
  }

  /** What is written, also where a later document replaces it: an API server refuses what is wrong with it all the same. */
  get documents(): Documents {
    return this.hasRepeated ? this.once(Documents, () => new Documents(this.manifests.objects)) : this;
  }

  /** The one object of a name. */
  find(kind: string, namespace: string, name: string): Subject | undefined {
    return this.names.get(`${kind} ${namespace}/${name}`);
  }
}
