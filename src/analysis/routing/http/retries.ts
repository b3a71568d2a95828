import { STATUS_CODES } from 'http';
import type { JsonObject } from '../../model/json';
import { durationIn } from '../fields/durations';
import { field, numberAt, textAt } from '../fields/fields';
import type { Retries } from '../traffic/outcome';

const RETRY_ON = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes';

/** What Istio does where nobody says anything. */
export const DEFAULT_RETRIES: Retries = { attempts: 2, perTryTimeout: null, retryOn: RETRY_ON };

/** The retries of a route; nothing if they are switched off. */
export function retriesIn(retries: JsonObject | undefined): Retries | null {
  if (retries === undefined) return DEFAULT_RETRIES;
  const attempts = numberAt(retries, 'attempts');
  if (attempts <= 0) return null;
  const perTryTimeout = durationIn(field(retries, 'perTryTimeout'));
  const written = textAt(retries, 'retryOn');
  return { attempts, perTryTimeout, ...written === '' ? { retryOn: RETRY_ON } : conditionsIn(written) };
}

/** Numbers among the conditions are codes of HTTP. */
function conditionsIn(written: string): Pick<Retries, 'retryOn' | 'statusCodes'> {
  const parts = written.split(',').map(part => part.trim()).filter(part => part !== '');
  const isCode = (part: string) => /^[+-]?\d+$/.test(part) && STATUS_CODES[Number(part)] !== undefined;
  const retryOn = parts.filter(part => !isCode(part)).join(',');
  const statusCodes = parts.filter(isCode).map(Number);
  if (statusCodes.length === 0) return { retryOn };
  return { retryOn: retryOn.includes('retriable-status-codes') ? retryOn : `${retryOn},retriable-status-codes`, statusCodes };
}
