import type { Field } from '../../../objects/field';
import { either, httpRoute, ROUTE } from '../../../rule/example';
import { ofEachWith, type Say } from '../../../rule/rule';
import { quoted } from '../../../values/quoted';
import { DURATION, wantDuration } from '../../demands/duration';
import { PERCENTAGE, wantShare } from '../../demands/percentage';
import { STATUS, wantStatus } from '../../demands/status';
import { httpRoutes } from '../parts';

const GRPC = new Set([
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
]);

/** Faults that are injected. */
export const faults = ofEachWith('VirtualService', ['fault'], {
  finds: {
    MAN126: { level: 'error', istio: 'webhook', kiali: null, title: 'a fault must have a delay or an abort', remedy: 'write one, or leave fault out' },
    MAN127: { level: 'error', istio: 'webhook', kiali: null, title: 'a fault must be of a kind that Istio can inject', remedy: 'write fixedDelay, httpStatus or grpcStatus' },
    MAN128: { level: 'error', istio: 'webhook', kiali: null, title: 'a gRPC status must be one of the 17 that there are', remedy: 'write a status such as UNAVAILABLE' },
    MAN137: { level: 'warning', istio: 'IST0002', kiali: null, title: 'the share of a delay must be written as percentage, as percent is deprecated', remedy: 'write percentage: { value: … } instead of percent' },
  },
  says: [DURATION, PERCENTAGE, STATUS],
  visit: ({ spec }, say) => {
    for (const fault of httpRoutes(spec).map(route => route.get('fault')).filter(({ isSet }) => isSet)) {
      if (!fault.get('abort').isSet && !fault.get('delay').isSet) say('MAN126', fault, 'it has neither a delay nor an abort');
      wantAbort(fault.get('abort'), say);
      wantDelay(fault.get('delay'), say);
    }
  },
  examples: () => ({
    MAN126: either(fault, '', 'delay: { fixedDelay: 1s, percentage: { value: 10 } }'),
    MAN127: either(kind => fault(`delay: { ${kind}: 1s, percentage: { value: 10 } }`), 'exponentialDelay', 'fixedDelay'),
    MAN128: either(status => fault(`abort: { grpcStatus: ${status}, percentage: { value: 10 } }`), 'unavailable', 'UNAVAILABLE'),
    MAN137: either(share => fault(`delay: { fixedDelay: 1s, ${share} }`), 'percent: 10', 'percentage: { value: 10 }'),
  }),
});

function wantAbort(abort: Field, say: Say<'MAN029' | 'MAN030' | 'MAN127' | 'MAN128'>): void {
  wantShare(abort.get('percentage'), say);
  const status = abort.get('grpcStatus');
  if (status.isSet && !GRPC.has(status.text)) say('MAN128', status, `${quoted(status.text)} is not a status of gRPC`);
  if (abort.get('http2Error').isSet) say('MAN127', abort.get('http2Error'), 'an abort with an error of HTTP/2 is not supported');
  if (abort.get('httpStatus').isSet) wantStatus(abort.get('httpStatus'), say);
}

function wantDelay(delay: Field, say: Say<'MAN020' | 'MAN029' | 'MAN127' | 'MAN137'>): void {
  wantShare(delay.get('percentage'), say);
  wantDuration(delay.get('fixedDelay'), say);
  wantDuration(delay.get('exponentialDelay'), say);
  if (delay.get('exponentialDelay').isSet) say('MAN127', delay.get('exponentialDelay'), 'a delay that grows is not supported');
  if (delay.get('percent').number > 0) say('MAN137', delay.get('percent'), 'the field percent is deprecated');
}

const fault = (fields: string): string => httpRoute(`fault: { ${fields} }, ${ROUTE}`);
