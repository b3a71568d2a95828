import { isWildcard, isWithin } from '../model/hosts';
import { lazy } from '../model/lazy';
import type { Clusters } from '../routing/services/clusters';
import { portNumbered, selectsWorkloads, type Service } from '../routing/services/services';
import type { Destination } from '../routing/traffic/outcome';

/** Knows what manifests prove, and what others may bring. */
export class Proof {
  private readonly wildcards = lazy(() => [...this.services.keys()].filter(isWildcard));

  constructor(private readonly services: ReadonlyMap<string, readonly Service[]>) {}

  /** Whether nothing can answer at a destination, whatever else there is: hosts and pods that are not written are unknown. */
  isDead(destination: Destination, clusters: Clusters): boolean {
    const { host, subset, port, state } = destination;
    if (state === 'ok' || state === 'unknown') return false;
    const known = this.services.get(host) ?? [];
    if (known.length === 0) return this.wildcards().some(one => isWithin(host, one));
    const labels = clusters.ruleFor(host)?.subsets.find(({ name }) => name === subset)?.labels;
    if (subset === null || labels === undefined) return state === 'no-cluster' && !known.some(service => hasUnknownEndpoints(service, port));
    return ['ok', 'no-cluster'].includes(clusters.cluster({ host, subset: '', port }).state);
  }
}

/** What is looked up by name has no cluster either where no endpoint is known. */
function hasUnknownEndpoints(service: Service, port: number): boolean {
  return service.resolution === 'dns' && selectsWorkloads(service) && portNumbered(service.ports, port) !== undefined;
}
