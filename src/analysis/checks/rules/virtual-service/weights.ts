import { nameOf } from './parts';
import { allRoutes } from './routes';
import { either, httpRoute } from '../../rule/example';
import { ofEach } from '../../rule/rule';

/** How requests are shared out. */
export const weights = ofEach('VirtualService', {
  finds: {
    MAN111: { level: 'error', istio: 'webhook', kiali: null, title: 'at least one of several weights must be more than 0', remedy: 'write a weight for each destination' },
    MAN112: { level: 'error', istio: 'webhook', kiali: null, title: 'a weight must not be negative', remedy: 'write 0 or more' },
  },
  visit: (subject, say) => {
    for (const { field, shares } of allRoutes(subject)) {
      for (const { weight } of shares) if (weight.number < 0) say('MAN112', weight, `the weight ${weight.number} is negative`);
      // A weight of another type is refused as such, and is not 0 for whoever wrote it.
      const areNumbers = shares.every(({ weight }) => !weight.isSet || typeof weight.value === 'number');
      if (shares.length > 1 && areNumbers && sum(shares.map(({ weight }) => weight.number)) === 0) say('MAN111', field.get('route'), `all weights of route ${nameOf(field)} are 0`);
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
