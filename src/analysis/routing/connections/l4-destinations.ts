import { nameIn } from '../http/http-routes';
import { type WeightedTarget, withShare } from '../rules/target';
import type { Clusters } from '../services/clusters';
import type { ServiceScope } from '../services/service-scope';
import type { Destination } from '../traffic/outcome';

/** What connections are passed on to by a tls or tcp route. */
export function l4Destinations(targets: readonly WeightedTarget[], port: number, scope: ServiceScope, clusters: Clusters): readonly Destination[] {
  const shared = withShare(targets);
  const total = shared.reduce((sum, { weight }) => sum + weight, 0);
  return shared.map(({ target, weight }) => {
    const name = nameIn(target, port, scope.byHost.get(target.host));
    return clusters.destination(name, targets.length === 1 ? 100 : weight * 100 / total);
  });
}
