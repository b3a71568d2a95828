import type { GatewayCheck } from './gateway-check';
import { exposedRoutes } from '../../composition/gateway/exposed-routes';
import { nameOf } from '../../composition/route-name';
import { describe, type Conjunction } from '../../values/matches/conjunction';
import { sameTest, type TextTest } from '../../values/matches/text-test';

/** Does every redirect of a prefix still match that prefix? Under a longer one Istio would cut off more of the path. */
export const redirectsKeepTheirPrefix: GatewayCheck = (_, { routes }) => routes.flatMap(({ id, matches, reply, exposure }) => {
  if (reply?.kind !== 'redirect' || reply.prefix === undefined) return [];
  const origin = exposedRoutes(exposure).find(route => route.id.source === id.source);
  // What a gateway answers by itself has the paths of its exposure.
  const own = origin === undefined || exposure.source === id.source ? matches : origin.matches;
  const narrowed = matches.find(match => !alternatives(own).some(other => sameTest(pathOf(other), pathOf(match))));
  return narrowed ? [{
    code: 'CDI531' as const,
    problem: `'${exposure.source}' exposes '${nameOf(origin!.id)}' under ${describe(narrowed)}, but the route redirects another prefix to '${reply.prefix}'`,
    remedy: 'redirect to a uri, or expose the service under the prefix that the redirect matches',
  }] : [];
});

function alternatives(matches: readonly Conjunction[]): readonly Conjunction[] {
  return matches.length > 0 ? matches : [[]];
}

/** No path is every path. */
function pathOf(match: Conjunction): TextTest {
  return match.find(({ part }) => part === 'uri')?.test ?? { kind: 'prefix', value: '/' };
}
