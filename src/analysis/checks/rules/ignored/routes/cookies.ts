import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpRoutes } from '../../virtual-service/parts';

/** Cookies of applications that a route throws away. */
export const cookiesStay = ofEachWith('VirtualService', ['headers'], {
  finds: {
    MAN761: { level: 'warning', istio: null, kiali: null, title: 'a cookie must be added to an answer, and not set', remedy: 'write it below add: set takes the place of the cookies that the application sends' },
  },
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec).filter(one => !one.get('redirect').isSet && !one.get('directResponse').isSet)) {
      for (const place of [route, ...route.get('route').items()]) {
        for (const [name, value] of place.at('headers', 'response', 'set').entries()) {
          if (name.toLowerCase() === 'set-cookie') say('MAN761', value, `it takes the place of every cookie that the application sends, as there may be several ${name}`);
        }
      }
    }
  },
  examples: () => ({
    MAN761: either(way => httpRoute(`headers: { response: { ${way}: { set-cookie: "lane=v2" } } }, ${ROUTE}`), 'set', 'add'),
  }),
});
