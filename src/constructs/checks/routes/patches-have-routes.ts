import { ofKind } from '../../composition/contribution';
import { listed } from '../../refusals/refusal';
import type { Check } from '../check';

/** Does every patch find a route? */
export const patchesHaveRoutes: Check = ({ path, host, patchedSources, contributions }, { routes }) => {
  const sources = new Set(routes.map(({ source }) => source));
  // A release that has taken over, or is rolled back, may have no route of its own; its patch waits.
  const known = new Set([...sources, ...ofKind(contributions, 'split').map(({ source }) => source)]);
  return patchedSources.filter(source => !known.has(source)).map(source => ({
    code: 'CDI214',
    problem: `'${path}' patches the routes of '${source}', but '${host}' has only routes of ${listed(sources)}`,
    remedy: 'use one of these names, or drop the patch with the construct that it was for',
  }));
};
