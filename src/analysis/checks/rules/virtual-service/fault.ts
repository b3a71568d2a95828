import { httpRoutes } from './parts';
import type { Field } from '../../objects/field';
import { ofEachWith, type Say } from '../../rule/rule';
import { wantDuration, wantShare, wantStatus } from '../demands';

const GRPC = new Set([
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
]);

/** Faults that are injected. */
export const faults = ofEachWith('VirtualService', ['fault'], ({ spec }, say) => {
  for (const fault of httpRoutes(spec).map(route => route.get('fault')).filter(({ isSet }) => isSet)) {
    if (!fault.get('abort').isSet && !fault.get('delay').isSet) say('MAN126', fault, 'it has neither a delay nor an abort');
    wantAbort(fault.get('abort'), say);
    wantDelay(fault.get('delay'), say);
  }
});

function wantAbort(abort: Field, say: Say): void {
  wantShare(abort.get('percentage'), say);
  const status = abort.get('grpcStatus');
  if (status.isSet && !GRPC.has(status.text)) say('MAN128', status, `'${status.text}' is no status of gRPC`);
  if (abort.get('http2Error').isSet) say('MAN127', abort.get('http2Error'), 'an abort with an error of HTTP/2 is not supported');
  if (abort.get('httpStatus').isSet) wantStatus(abort.get('httpStatus'), say);
}

function wantDelay(delay: Field, say: Say): void {
  wantShare(delay.get('percentage'), say);
  wantDuration(delay.get('fixedDelay'), say);
  wantDuration(delay.get('exponentialDelay'), say);
  if (delay.get('exponentialDelay').isSet) say('MAN127', delay.get('exponentialDelay'), 'a delay that grows is not supported');
  if (delay.get('percent').number > 0) say('MAN137', delay.get('percent'), 'the field percent is deprecated');
}
