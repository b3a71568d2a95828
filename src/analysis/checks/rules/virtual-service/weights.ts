import { allRoutes, nameOf } from './parts';
import { either, httpRoute } from '../../rule/example';
import { ofEach } from '../../rule/rule';

/** How requests are shared out. */
export const weights = ofEach('VirtualService', {
  finds: {
    MAN111: { level: 'error', istio: 'webhook', kiali: null, title: 'at least one of several weights must be more than 0', remedy: 'write a weight for each destination' },
    MAN112: { level: 'error', istio: 'webhook', kiali: null, title: 'a weight must not be negative', remedy: 'write 0 or more' },
  },
  visit: ({ spec }, say) => {
    for (const route of allRoutes(spec)) {
      const items = route.get('route').items();
      const numbers = items.map(item => item.get('weight').number);
      items.filter((_, index) => numbers[index] < 0).forEach(item => say('MAN112', item.get('weight'), `the weight ${item.get('weight').number} is negative`));
      // A weight of another type is refused as such, and is not 0 for whoever wrote it.
      const areNumbers = items.map(item => item.get('weight')).every(({ isSet, value }) => !isSet || typeof value === 'number');
      if (items.length > 1 && areNumbers && sum(numbers) === 0) say('MAN111', route.get('route'), `all weights of route ${nameOf(route)} are 0`);
    }
  },
  examples: () => ({
    MAN111: either(weight => httpRoute(`route: [{ destination: { host: a }, weight: ${weight} }, { destination: { host: b }, weight: 0 }]`), '0', '100'),
    MAN112: either(weight => httpRoute(`route: [{ destination: { host: a }, weight: ${weight} }]`), '-1', '100'),
  }),
});

/** As a number of 32 bits, as Istio adds them up. */
function sum(numbers: readonly number[]): number {
  return Number(BigInt.asIntN(32, BigInt(Math.trunc(numbers.reduce((total, number) => total + number, 0)))));
}
