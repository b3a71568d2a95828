import type { Field } from '../../objects/field';
import { ofEach, type Say } from '../../rule/rule';
import { allRoutes, nameOf } from '../virtual-service/parts';

/** Weights that do something else than they say. */
export const weightsAsRead = ofEach('VirtualService', ({ spec }, say) => {
  for (const route of allRoutes(spec)) {
    const items = route.get('route').items();
    if (items.length === 1) wantNoLoneWeight(items[0].get('weight'), say);
    else if (items.length > 1) wantEachWeight(route, items, say);
    wantDifferent(items, say);
  }
});

function wantNoLoneWeight(weight: Field, say: Say): void {
  if (weight.value === 0) say('MAN706', weight, 'the only destination has the weight 0, and gets everything');
  else if (weight.isSet && weight.number !== 100) say('MAN707', weight, `the only destination has the weight ${weight.number}, and gets everything`);
}

function wantEachWeight(route: Field, items: readonly Field[], say: Say): void {
  const total = items.reduce((sum, item) => sum + item.get('weight').number, 0);
  if (total === 0) return;
  for (const item of items.filter(one => !one.get('weight').isSet)) say('MAN708', item, 'a destination without a weight gets nothing');
  if (total !== 100) say('MAN709', route.get('route'), `the weights of route ${nameOf(route)} add up to ${total}`);
}

function wantDifferent(items: readonly Field[], say: Say): void {
  const known = new Set<string>();
  for (const destination of items.map(item => item.get('destination'))) {
    const key = JSON.stringify([destination.get('host').text, destination.get('subset').text, destination.at('port', 'number').number]);
    if (known.has(key)) say('MAN710', destination, `'${destination.get('host').text}' is there twice`);
    known.add(key);
  }
}
