import type { ApiServer, Applied, PodSecurityLevel } from './api-server';
import type { Manifest } from '../../support/manifests';

/** Kind, namespace and name of an object. */
export function identity({ kind, metadata }: Manifest): string {
  return [kind, metadata.namespace, metadata.name].join(' ');
}

/** What one repository has put into a cluster, and so what is gone from the repository since. */
export class Inventory {
  private present: readonly Manifest[] = [];

  public constructor(private readonly server: ApiServer) {}

  /** Applies a commit, then removes what is no longer in it, as `kubectl apply --prune` does, in namespaces that hold pods to a level. */
  public async apply(objects: readonly Manifest[], level: PodSecurityLevel = 'restricted'): Promise<Applied[]> {
    const namespaces = new Set(objects.map(({ metadata }) => metadata.namespace ?? 'default'));
    for (const namespace of namespaces) await this.server.enforce(namespace, level);
    const before = this.present;
    // Known before it is done: what was applied up to a refusal has to go as well.
    this.present = [...before, ...objects];
    const applied = await this.server.apply(objects);
    await this.prune(before, objects);
    this.present = objects;
    return applied;
  }

  /** Removes everything. */
  public async clear(): Promise<void> {
    await this.prune(this.present, []);
    this.present = [];
  }

  private async prune(before: readonly Manifest[], after: readonly Manifest[]): Promise<void> {
    const kept = new Set(after.map(identity));
    const gone = new Map(before.filter(object => !kept.has(identity(object))).map(object => [identity(object), object]));
    for (const object of gone.values()) {
      if (await this.server.get(object)) await this.server.remove(object);
    }
  }
}
