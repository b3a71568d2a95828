import { lazy } from '../../model/lazy';
import type { Manifests } from '../../model/manifest';
import { gathered } from '../../model/maps';
import { type Mesh, meshOf } from '../../routing/mesh';
import { podsIn } from '../../routing/services/pods';
import type { AlikePods, Destination } from '../../routing/traffic/outcome';
import { textOf } from '../objects/change';

/** What is applied at some time, and what becomes of requests then. */
export class State {
  readonly mesh: Mesh;
  private readonly owners = lazy(() => gathered(podsIn(this.manifests.objects).map(({ labels, owner }) => [keyOf(labels), `${owner.kind} ${owner.namespace}/${owner.name}`] as const)));

  /** What ServiceEntries list as the endpoints of their hosts. */
  private readonly listed = lazy(() => new Map(this.mesh.indexes().services.all.filter(({ isKubernetes }) => !isKubernetes)
    .map(({ host, owner: { spec } }) => [host, ` ${textOf([spec.resolution ?? '', spec.endpoints ?? []])}`] as const)));

  constructor(readonly manifests: Manifests) {
    this.mesh = meshOf(manifests);
  }

  /** What answers there: the workloads whose pods do, or the host itself where no workload is known to. A subset is what it selects, whatever it is called. */
  answering({ host, subset, pods }: Pick<Destination, 'host' | 'subset' | 'pods'>): readonly string[] {
    if (pods.length === 0) return [`${host} ${subset ?? ''}${this.listed().get(host) ?? ''}`];
    return [...new Set(pods.flatMap(one => this.ownersOf(one)))].sort();
  }

  private ownersOf({ labels }: AlikePods): readonly string[] {
    return this.owners().get(keyOf(labels)) ?? [keyOf(labels)];
  }
}

function keyOf(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => one < other ? -1 : 1));
}
