import { allRoutes, everyDestination, nameOf } from './parts';
import type { Field } from '../../objects/field';
import { ofEach, type Say } from '../../rule/rule';
import { wantDnsLabel, wantHost, wantPort } from '../demands';

/** Where requests and copies of them go. */
export const destinations = ofEach('VirtualService', ({ spec }, say) => {
  for (const destination of everyDestination(spec)) wantDestination(destination, say);
});

function wantDestination(destination: Field, say: Say): void {
  if (!destination.isSet) return;
  const host = destination.get('host');
  if (host.text === '*') say('MAN113', host, 'the destination is every host');
  else wantHost(host, say);
  if (destination.get('subset').text) wantDnsLabel(destination.get('subset'), say, 'subset');
  if (destination.get('port').isSet) wantPort(destination.at('port', 'number'), say);
}

/** How requests are shared out. */
export const weights = ofEach('VirtualService', ({ spec }, say) => {
  for (const route of allRoutes(spec)) {
    const items = route.get('route').items();
    const numbers = items.map(item => item.get('weight').number);
    items.filter((_, index) => numbers[index] < 0).forEach(item => say('MAN112', item.get('weight'), `the weight ${item.get('weight').number} is negative`));
    if (items.length > 1 && sum(numbers) === 0) say('MAN111', route.get('route'), `all weights of route ${nameOf(route)} are 0`);
  }
});

/** As a number of 32 bits, as Istio adds them up. */
function sum(numbers: readonly number[]): number {
  return Number(BigInt.asIntN(32, BigInt(Math.trunc(numbers.reduce((total, number) => total + number, 0)))));
}
