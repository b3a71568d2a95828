import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpRoutes } from '../../virtual-service/parts';

/** Mirrors that leave open how much they copy. */
export const mirrorShares = ofEachWith('VirtualService', ['mirror', 'mirrors'], {
  finds: {
    MAN768: { level: 'info', istio: null, kiali: null, title: 'a mirror should say how many requests it copies', remedy: 'write mirrorPercentage: { value: … }, or percentage in an item of mirrors: 100 for all of them, as without it' },
  },
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec)) {
      const old = ['mirrorPercentage', 'mirrorPercent', 'mirror_percent', 'mirror_percentage'].some(name => route.get(name).isSet);
      const all: readonly Field[] = [...route.at('mirror', 'host').text !== '' && !old ? [route.get('mirror')] : [], ...route.get('mirrors').items().filter(one => !one.get('percentage').isSet)];
      for (const mirror of all) say('MAN768', mirror, 'every request is copied, as no percentage is written');
    }
  },
  examples: () => ({
    MAN768: either(share => httpRoute(`${ROUTE}, mirror: { host: shadow }${share}`), '', ', mirrorPercentage: { value: 100 }'),
  }),
});
