import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { milliseconds } from '../../../values/duration';
import { httpRoutes } from '../../virtual-service/parts';

/** Single tries that leave no time for others, or end without another one. */
export const tries = ofEachWith('VirtualService', ['retries'], {
  finds: {
    MAN725: { level: 'warning', istio: null, kiali: null, title: 'a single try must end before the request does', remedy: 'make perTryTimeout shorter than timeout: otherwise nothing is tried again' },
    MAN765: { level: 'info', istio: null, kiali: null, title: 'all retries should have time before the request ends', remedy: 'make timeout longer than all tries together, or write fewer attempts' },
    MAN766: { level: 'info', istio: null, kiali: null, title: 'a try that runs out of time should be one that is tried again', remedy: 'write retryOn with 5xx, gateway-error or reset beside the conditions that it has: those that Istio writes by itself do not include a try that runs out of time' },
  },
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec).filter(one => one.at('retries', 'perTryTimeout').isSet)) wantTime(route.get('timeout'), route.get('retries'), say);
  },
  examples: () => ({
    MAN725: either(time => httpRoute(`timeout: 5s, retries: { attempts: 2, perTryTimeout: ${time} }, ${ROUTE}`), '5s', '2s'),
    MAN765: either(attempts => httpRoute(`timeout: 5s, retries: { attempts: ${attempts}, perTryTimeout: 2s, retryOn: 5xx }, ${ROUTE}`), '3', '2'),
    MAN766: either(on => httpRoute(`retries: { attempts: 2, perTryTimeout: 2s${on} }, ${ROUTE}`), '', ', retryOn: "reset,connect-failure"'),
  }),
});

function wantTime(timeout: Field, retries: Field, say: Say<'MAN725' | 'MAN765' | 'MAN766'>): void {
  const [perTry, attempts] = [retries.get('perTryTimeout'), retries.get('attempts').number];
  const [all, one] = [milliseconds(timeout.text), milliseconds(perTry.text)];
  if (one === undefined) return;
  if (all !== undefined && one >= all) {
    say('MAN725', perTry, `a try may take ${perTry.text}, and the request ${timeout.text}`);
    return;
  }
  if (all !== undefined && one * attempts > all) say('MAN765', timeout, `${attempts} retries of ${perTry.text} do not fit into ${timeout.text}`);
  if (attempts > 0 && retries.get('retryOn').text === '') say('MAN766', perTry, `a try that takes ${perTry.text} ends the request, as nothing says to try it again`);
}
