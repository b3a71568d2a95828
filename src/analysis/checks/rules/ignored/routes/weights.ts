import type { Field } from '../../../objects/field';
import { either, httpRoute } from '../../../rule/example';
import { ofEach, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { nameOf } from '../../virtual-service/parts';
import { allRoutes, type Route } from '../../virtual-service/routes';

/** Weights that do something else than they say. */
export const weightsAsRead = ofEach('VirtualService', {
  finds: {
    MAN706: { level: 'warning', istio: null, kiali: null, title: 'the only destination of a route must not have the weight 0', remedy: 'leave the weight out if it is to get the requests; otherwise write the destination that is to get them' },
    MAN707: { level: 'info', istio: null, kiali: 'KIA1104', title: 'the only destination of a route should not have a weight', remedy: 'leave the weight out' },
    MAN708: { level: 'warning', istio: null, kiali: null, title: 'each of several destinations must have a weight', remedy: 'write a weight for each; one without a weight gets nothing, as with 0' },
    MAN709: { level: 'info', istio: null, kiali: null, title: 'the weights of a route should add up to 100', remedy: 'write percentages: Istio takes any weights, but readers take them for per cent' },
    MAN710: { level: 'info', istio: null, kiali: 'KIA1105', title: 'a destination should occur only once in a route', remedy: 'write it once, with the sum of the weights' },
  },
  visit: (subject, say) => {
    for (const route of allRoutes(subject)) {
      const { shares } = route;
      if (shares.length === 1) wantNoLoneWeight(shares[0].weight, say);
      else if (shares.length > 1) wantEachWeight(route, say);
      if (shares.length > 1) wantDifferent(route, say);
    }
  },
  examples: () => ({
    MAN706: either(weight => route(`destination: { host: reviews }${weight}`), ', weight: 0', ''),
    MAN707: either(weight => route(`destination: { host: reviews }${weight}`), ', weight: 50', ''),
    MAN708: either(weight => route('destination: { host: a }, weight: 100', `destination: { host: b }${weight}`), '', ', weight: 0'),
    MAN709: either(weight => route('destination: { host: a }, weight: 90', `destination: { host: b }, weight: ${weight}`), '20', '10'),
    MAN710: either(host => route('destination: { host: a }, weight: 90', `destination: { host: ${host} }, weight: 10`), 'a', 'b'),
  }),
});

function wantNoLoneWeight(weight: Field, say: Say<'MAN706' | 'MAN707'>): void {
  if (weight.value === 0) say('MAN706', weight, 'the only destination has the weight 0, and gets everything');
  else if (weight.isSet && weight.number !== 100) say('MAN707', weight, `the only destination has the weight ${weight.number}, and gets everything`);
}

function wantEachWeight({ field, shares }: Route, say: Say<'MAN708' | 'MAN709'>): void {
  const total = shares.reduce((sum, { weight }) => sum + weight.number, 0);
  if (total === 0) return;
  for (const share of shares) if (!share.weight.isSet) say('MAN708', share.field, 'a destination without a weight gets nothing');
  if (total !== 100) say('MAN709', field.get('route'), `the weights of route ${nameOf(field)} add up to ${total}`);
}

/** Headers tell destinations apart as well: some services choose their model by one. */
function wantDifferent({ shares }: Route, say: Say<'MAN710'>): void {
  const known = new Set<string>();
  for (const { field: share, destination: { field, host, subset, number } } of shares) {
    const key = JSON.stringify([host.text, subset.text, number.number, share.get('headers').value ?? {}]);
    if (known.has(key)) say('MAN710', field, `${quoted(host.text)} is there twice`);
    known.add(key);
  }
}

const route = (...destinations: readonly string[]): string => httpRoute(`route: [${destinations.map(one => `{ ${one} }`).join(', ')}]`);
