import { ofKind } from '../../composition/contribution';
import { httpPorts } from '../../composition/host/http-ports';
import { listed } from '../../refusals/refusal';
import type { Check } from '../check';

/** Does every patch find a route? */
export const patchesHaveRoutes: Check = ({ path, host, patchedSources, contributions }, plan) => {
  const sources = new Set(httpPorts(plan).flatMap(({ rules }) => rules.map(({ source }) => source)));
  // A release that has taken over or is rolled back may have no route of its own, and nor may a rule behind a reply; their patches wait.
  const expected = new Set([...sources, ...ofKind(contributions, 'split').map(({ source }) => source)]);
  return patchedSources.filter(source => !expected.has(source)).map(source => ({
    code: 'CDI214',
    problem: `'${path}' patches the routes of '${source}', but '${host}' has only routes of ${listed(sources)}`,
    remedy: 'use one of these names, or drop the patch with the construct that it was for',
  }));
};
