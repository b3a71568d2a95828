import type { Field } from '../../../objects/field';
import { routesWithPaths } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpRoutes, isInMesh, isPathAlone, nameOf } from '../../virtual-service/parts';

const takesEverything = (match: Field): boolean =>
  isPathAlone(match) && (!match.get('uri').isSet || match.at('uri', 'prefix').value === '/' || match.at('uri', 'regex').text === '.*');

/** Routes behind one that takes everything: inside the mesh they get no requests. */
export const behindEverything = ofEachWith('VirtualService', ['match'], {
  finds: {
    MAN717: { level: 'warning', istio: null, kiali: null, title: 'a route must stand before any route that takes every request', remedy: 'move the route that takes everything to the end' },
  },
  visit: ({ spec }, say) => {
    if (!isInMesh(spec)) return;
    let everything: Field | undefined;
    for (const route of httpRoutes(spec)) {
      const matches = route.get('match').items();
      if (everything && matches.length > 0) say('MAN717', route, `route ${nameOf(everything)} before it takes every request`);
      if (!everything && matches.some(takesEverything)) everything = route;
    }
  },
  examples: () => ({
    MAN717: { bad: routesWithPaths('prefix: /', 'exact: /a'), good: routesWithPaths('exact: /a', 'prefix: /') },
  }),
});
