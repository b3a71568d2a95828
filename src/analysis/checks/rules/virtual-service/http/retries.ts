import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { DURATION, wantDuration } from '../../demands/duration';
import { httpRoutes } from '../parts';

const CONDITIONS = new Set([
  '5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'retriable-4xx', 'refused-stream', 'retriable-status-codes',
  'retriable-headers', 'envoy-ratelimited', 'http3-post-connect-failure', 'cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable',
]);

/** The status codes that have a name, from the first to the last of each row. */
const NAMED: readonly (readonly [number, number])[] = [
  [100, 103], [200, 208], [226, 226], [300, 305], [307, 308], [400, 418], [421, 426], [428, 429], [431, 431], [451, 451], [500, 508], [510, 511],
];

/** Whether a request may be tried again for this reason. */
export function isRetryCondition(text: string): boolean {
  const status = /^\+?\d+$/.test(text) ? Number(text) : undefined;
  return CONDITIONS.has(text) || status !== undefined && NAMED.some(([first, last]) => first <= status && status <= last);
}

/** Requests that are tried again. */
export const retries = ofEachWith('VirtualService', ['retries'], {
  finds: {
    MAN123: { level: 'error', istio: 'webhook', kiali: null, title: 'the number of retries must not be negative', remedy: 'write 0 for no retries' },
    MAN124: {
      level: 'error', istio: 'webhook', kiali: null, title: 'retries that are switched off must not have options', remedy: 'write attempts, or leave the options out',
    },
    MAN125: {
      level: 'error', istio: 'webhook', kiali: null, title: 'a retry condition must be one that Istio knows', remedy: 'write conditions that are separated by commas, without spaces',
    },
  },
  says: [DURATION],
  visit: ({ spec }, say) => {
    for (const policy of httpRoutes(spec).map(route => route.get('retries')).filter(({ isSet }) => isSet)) {
      const attempts = policy.get('attempts');
      if (attempts.number < 0) say('MAN123', attempts, `the number of retries is ${attempts.number}`);
      const more = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].filter(name => policy.get(name).isSet && policy.get(name).value !== '');
      if (attempts.number === 0 && more.length > 0) say('MAN124', policy.get(more[0]), `there are no retries, but there is a ${more[0]}`);
      wantDuration(policy.get('perTryTimeout'), say);
      wantDuration(policy.get('backoff'), say);
      const on = policy.get('retryOn');
      const unknown = on.text === '' ? [] : on.text.split(',').filter(condition => !isRetryCondition(condition));
      for (const condition of unknown) say('MAN125', on, `${quoted(condition)} is not a condition to retry`);
    }
  },
  examples: () => ({
    MAN123: either(withRetries, 'attempts: -1', 'attempts: 1'),
    MAN124: either(withRetries, 'attempts: 0, retryOn: 5xx', 'attempts: 2, retryOn: 5xx'),
    MAN125: either(on => withRetries(`attempts: 2, retryOn: "${on}"`), '5xx, reset', '5xx,reset'),
  }),
});

const withRetries = (fields: string): string => httpRoute(`retries: { ${fields} }, ${ROUTE}`);
