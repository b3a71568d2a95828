import type { Duration } from 'cdk8s';
import { DURATION, wholeMilliseconds } from './durations';
import { demandOptions } from '../border/demand';
import { optional, text } from '../border/kinds';
import { listOf } from '../border/list-of';
import { struct } from '../border/struct';
import { listed, refuse, shown } from '../refusals/refusal';

/** How a request is tried again. */
export interface RetryOptions {
  /**
   * The time that each try has; whole milliseconds, at least 1. Ends in `retries.perTryTimeout`.
   *
   * A try that runs out of time is tried again only if `retryOn` has `5xx`, `gateway-error` or `reset`, which Istio's default has not.
   *
   * @default - the timeout of the service
   */
  readonly perTryTimeout?: Duration;

  /**
   * When to try again: Envoy's conditions, as in `5xx` or `connect-failure`, and HTTP status codes, as in `503`. Ends in `retries.retryOn`.
   *
   * @default - Istio's: connect-failure, refused-stream, unavailable, cancelled, retriable-status-codes
   */
  readonly retryOn?: string[];
}

const OPTIONS = struct<RetryOptions>({ perTryTimeout: optional(DURATION), retryOn: optional(listOf(text('5xx'))) });

/** How requests are tried again, as plain data. */
export interface RetriesPlan {
  readonly attempts: number;
  /** Milliseconds. */
  readonly perTryTimeout?: number;
  readonly retryOn: readonly string[];
}

/** What `retryOn` may say besides status codes (Istio's `validateHTTPRetry`). */
const CONDITIONS = [
  '5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'retriable-4xx', 'refused-stream',
  'retriable-status-codes', 'retriable-headers', 'envoy-ratelimited', 'http3-post-connect-failure',
  'cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable',
];

/** The field is 32 bits wide. */
const MOST_ATTEMPTS = 2 ** 31 - 1;

/** What a try that runs out of time is to Envoy: a reset, not an answer of 504 (istio/istio#17613). */
const MET_BY_TIMEOUT = ['5xx', 'gateway-error', 'reset'];

/** The status codes that Go's net/http has a reason phrase for, which is what Istio's webhook asks. */
const STATUS_CODES: readonly [number, number][] = [[100, 103], [200, 208], [226, 226], [300, 305], [307, 308], [400, 418], [421, 426], [428, 429],
  [431, 431], [451, 451], [500, 508], [510, 511]];

/** How often a failed request is tried again: Istio's `HTTPRetry`. */
export class Retries {
  /** No second try, not even the two that Istio makes by itself. Ends in `retries.attempts: 0`. */
  public static disabled(): Retries {
    return new Retries({ attempts: 0, retryOn: [] });
  }

  /**
   * So many tries after the first one. Ends in `retries.attempts`.
   *
   * @param attempts a whole number, 1 to 2147483647
   * @throws CDI117 if `perTryTimeout` is under 1 ms or has a fraction of one
   * @throws CDI118 if the number is not whole or out of range
   * @throws CDI119 if Istio does not know a condition
   * @throws CDI123 if there is a `perTryTimeout` and no condition that a try which runs out of time meets
   * @throws CDI436 if the options have what they cannot have
   */
  public static attempts(attempts: number, options: RetryOptions = {}): Retries {
    if (!Number.isInteger(attempts) || attempts < 1 || attempts > MOST_ATTEMPTS) {
      refuse('CDI118', `the number of retries must be a whole number from 1 to ${MOST_ATTEMPTS}, got ${shown(attempts)}`, 'pass one such as 2, or use Retries.disabled() for no retries');
    }
    demandOptions('Retries.attempts', options, OPTIONS);
    const retryOn = (options.retryOn ?? []).map(checkedCondition);
    const perTry = options.perTryTimeout && wholeMilliseconds(options.perTryTimeout, 'perTryTimeout');
    if (perTry !== undefined && !retryOn.some(condition => MET_BY_TIMEOUT.includes(condition))) {
      refuse('CDI123', `a try that runs out of its ${perTry} ms is not tried again on ${listed(retryOn.length > 0 ? retryOn : ['Istio\'s default'])}`,
        'add \'gateway-error\', \'5xx\' or \'reset\' to retryOn, as in retryOn: [\'gateway-error\', \'connect-failure\', \'refused-stream\']');
    }
    return new Retries({ attempts, perTryTimeout: perTry, retryOn });
  }

  /** @internal */
  public readonly _plan: RetriesPlan;

  private constructor(plan: RetriesPlan) {
    this._plan = plan;
  }
}

function checkedCondition(condition: string): string {
  const code = /^[0-9]{3}$/.test(condition) ? Number(condition) : NaN;
  if (!CONDITIONS.includes(condition) && !STATUS_CODES.some(([first, last]) => code >= first && code <= last)) {
    refuse('CDI119', `Istio does not know the retry condition '${condition}'`, `use HTTP status codes or ${listed(CONDITIONS)}, each as an item of its own`);
  }
  return condition;
}
