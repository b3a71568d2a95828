import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { milliseconds } from '../../values/duration';
import { httpRoutes } from '../virtual-service/parts';

const CODES = new Set([0, 301, 302, 303, 307, 308]);

/** Statuses that Istio takes and a proxy does not answer with. */
export const statuses = ofEachWith('VirtualService', ['redirect', 'directResponse', 'fault'], ({ spec }, say) => {
  for (const route of httpRoutes(spec)) {
    const code = route.at('redirect', 'redirectCode');
    if (code.number >= 300 && code.number <= 399 && !CODES.has(code.number)) say('MAN720', code, `no proxy redirects with ${code.number}`);
    for (const status of [route.at('directResponse', 'status'), route.at('fault', 'abort', 'httpStatus')]) {
      if (status.number === 600) say('MAN721', status, 'no proxy answers with 600');
    }
  }
});

/** Faults that never happen. */
export const faultsHappen = ofEachWith('VirtualService', ['fault'], ({ spec }, say) => {
  for (const fault of httpRoutes(spec).map(route => route.get('fault'))) {
    wantFault(fault.get('delay'), ['fixedDelay', 'exponentialDelay'], say);
    wantFault(fault.get('abort'), ['httpStatus', 'grpcStatus', 'http2Error'], say);
  }
});

function wantFault(fault: Field, kinds: readonly string[], say: Say): void {
  if (!fault.isSet) return;
  if (!kinds.some(kind => fault.get(kind).isSet)) say('MAN722', fault, `a fault has none of ${kinds.join(', ')}`);
  if (!fault.get('percentage').isSet && fault.get('percent').number === 0) say('MAN723', fault, 'a fault has no percentage, and fails no request');
}

/** Percentages of which Istio cuts something off. */
export const percentages = ofEachWith('VirtualService', ['mirrors', 'mirrorPercentage', 'fault'], ({ spec }, say) => {
  for (const route of httpRoutes(spec)) {
    const mirrors = route.get('mirrors').items().map(mirror => mirror.get('percentage'));
    for (const share of [route.get('mirrorPercentage'), ...mirrors, route.at('fault', 'delay', 'percentage'), route.at('fault', 'abort', 'percentage')]) {
      const { number } = share.get('value');
      const meant = Math.trunc(number * 10_000) / 10_000;
      if (number > 0 && number <= 100 && meant !== number) say('MAN724', share.get('value'), `${number} becomes ${meant}`);
    }
  }
});

/** Single tries that take as long as all of them may. */
export const tries = ofEachWith('VirtualService', ['retries'], ({ spec }, say) => {
  for (const route of httpRoutes(spec)) {
    const [all, one] = [milliseconds(route.get('timeout').text), milliseconds(route.at('retries', 'perTryTimeout').text)];
    if (all !== undefined && one !== undefined && one >= all) {
      say('MAN725', route.at('retries', 'perTryTimeout'), `a try may take ${route.at('retries', 'perTryTimeout').text}, and the request ${route.get('timeout').text}`);
    }
  }
});

const NO_HEADERS = new Set(['uri', 'scheme', 'method', 'authority']);

/** Conditions on headers that hold for other requests than they seem to. */
export const headerTraps = ofEachWith('VirtualService', ['headers', 'withoutHeaders'], ({ spec }, say) => {
  for (const match of httpRoutes(spec).flatMap(route => route.get('match').items())) {
    for (const [name, value] of [...match.get('headers').entries(), ...match.get('withoutHeaders').entries()]) {
      if (name.toLowerCase() === 'cookie' && value.get('exact').text) say('MAN726', value.get('exact'), 'it holds for requests with this one cookie alone');
      if (NO_HEADERS.has(name)) say('MAN727', value, `'${name}' is a part of a request, and no header`);
      if (name !== name.toLowerCase() && !name.startsWith('@')) say('MAN728', value, `'${name}' has upper case, which proxies do not have in headers`);
    }
  }
});
