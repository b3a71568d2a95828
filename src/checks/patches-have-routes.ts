import type { Check } from './check';
import { listed } from '../diagnostics/refusal';

/** Does every patch find a route? */
export const patchesHaveRoutes: Check = ({ path, host, patchedSources }, { routes }) => {
  const sources = new Set(routes.map(({ source }) => source));
  return patchedSources.filter(source => !sources.has(source)).map(source => ({
    code: 'CDI214',
    problem: `'${path}' patches the routes of '${source}', and '${host}' has routes of ${listed(sources)}`,
    remedy: 'use one of these names, or drop the patch with the construct that it was for',
  }));
};
