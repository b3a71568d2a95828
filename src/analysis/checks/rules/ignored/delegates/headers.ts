import { delegatesWithRoots, placeOf } from './roots';
import { type JsonObject, objectIn } from '../../../../model/json';
import { Field } from '../../../objects/field';
import { delegation, either } from '../../../rule/example';
import { ofSet } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { httpRoutes } from '../../virtual-service/parts';

const SIDES = ['request', 'response'];
const WAYS = ['set', 'add', 'remove'];

/** Headers that a root and its delegate have to do with: routes are chosen before headers are changed, and the headers of a delegate take the place of its root's. */
export const delegatedHeaders = ofSet({
  finds: {
    MAN777: { level: 'warning', istio: null, kiali: null, title: 'a delegate must not match a header that only its root adds', remedy: 'match what the client sends: the root changes headers of what is forwarded, after its delegate has matched' },
    MAN778: { level: 'warning', istio: null, kiali: null, title: 'a delegate with headers of its own must repeat those of its root', remedy: 'write the headers of the root beside those of the delegate, too: Istio takes one or the other as a whole' },
  },
  visit: (context, sayOf) => {
    for (const [delegate, roots] of delegatesWithRoots(context)) {
      const [first, ...others] = roots.map(({ route }) => changesIn(route.headers));
      const say = sayOf(delegate);
      for (const route of first === undefined ? [] : httpRoutes(delegate.spec)) {
        for (const [name, value] of route.get('match').items().flatMap(match => match.get('headers').entries())) {
          const isAdded = [first, ...others].every(changes => ['set', 'add'].some(way => changes.has(`request ${way} ${name.toLowerCase()}`)));
          if (isAdded) say('MAN777', value, `the header ${quoted(name)} is added by ${placeOf(roots[0])} only to what is forwarded, after this match`);
        }
        const lost = route.get('headers').isSet ? [...first].filter(change => !changesIn(objectIn(route.get('headers').value)).has(change)) : [];
        if (lost.length > 0) say('MAN778', route.get('headers'), `${placeOf(roots[0])} loses its own headers here: ${lost.join(', ')}`);
      }
    }
  },
  examples: () => ({
    MAN777: either(name => delegation(ADDING, `match: [{ headers: { ${name}: { exact: a } } }]`), 'lane', 'end-user'),
    MAN778: either(lane => delegation(ADDING, `headers: { request: { add: { team: a${lane} } } }`), '', ', lane: a'),
  }),
});

const ADDING = 'headers: { request: { add: { lane: a } } }';

/** The changes of some headers, as `request add NAME`. */
function changesIn(headers: JsonObject | undefined): ReadonlySet<string> {
  const field = new Field(headers);
  return new Set(SIDES.flatMap(side => WAYS.flatMap(way => {
    const written = field.at(side, way);
    return [...written.entries().map(([name]) => name), ...written.texts].map(name => `${side} ${way} ${name.toLowerCase()}`);
  })));
}
