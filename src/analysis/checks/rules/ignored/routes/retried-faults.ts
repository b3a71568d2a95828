import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { milliseconds } from '../../../values/duration';
import { httpRoutes } from '../../virtual-service/parts';

/** Faults beside what would help against real ones: a proxy injects them before it calls anybody. */
export const faultsRemain = ofEachWith('VirtualService', ['fault'], {
  finds: {
    MAN763: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'retries must not be written for aborts that the same route injects',
      remedy: 'inject the abort further on, on the route by which the called service calls others; or leave the retries out',
    },
    MAN764: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'a timeout must not be written for delays that the same route injects',
      remedy: 'inject the delay further on, on the route by which the called service calls others; or make it shorter than the timeout',
    },
  },
  visit: ({ spec }, say) => {
    for (const route of httpRoutes(spec).filter(one => one.get('fault').isSet)) {
      if (!isAskedFor(route)) wantNoRetries(route.at('fault', 'abort'), route.get('retries'), say);
      wantNoLimit(route.at('fault', 'delay'), route.get('timeout'), say);
    }
  },
  examples: () => ({
    MAN763: either(retries => httpRoute(`fault: { abort: { httpStatus: 502, percentage: { value: 50 } } }${retries}, ${ROUTE}`), ', retries: { attempts: 3, retryOn: 5xx }', ''),
    MAN764: either(time => httpRoute(`fault: { delay: { fixedDelay: ${time}, percentage: { value: 10 } } }, timeout: 2s, ${ROUTE}`), '7s', '1s'),
  }),
});

/** Whether a fault hits anybody. */
function happens(fault: Field): boolean {
  return fault.at('percentage', 'value').number > 0 || fault.get('percent').number > 0;
}

function wantNoRetries(abort: Field, retries: Field, say: Say<'MAN763'>): void {
  const status = ['httpStatus', 'grpcStatus'].map(kind => abort.get(kind)).find(({ isSet }) => isSet);
  if (status === undefined || !happens(abort) || retries.get('attempts').number <= 0) return;
  say('MAN763', retries, `an injected abort with ${String(status.value)} is not tried again`);
}

function wantNoLimit(delay: Field, timeout: Field, say: Say<'MAN764'>): void {
  const [time, limit] = [milliseconds(delay.get('fixedDelay').text), milliseconds(timeout.text)];
  if (time === undefined || limit === undefined || time < limit || !happens(delay)) return;
  say('MAN764', timeout, `an injected delay of ${delay.get('fixedDelay').text} is not cut off by the timeout of ${timeout.text} on its own route`);
}

/** Whether clients ask for the fault by a header or a parameter: who tests with it knows what it does, and the route has its retries from the one that it stands before. */
function isAskedFor(route: Field): boolean {
  const matches = route.get('match').items();
  return matches.length > 0 && matches.every(match => ['headers', 'queryParams'].some(part => match.get(part).entries().length > 0));
}
