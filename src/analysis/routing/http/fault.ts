import type { JsonObject } from '../../model/json';
import { inSeconds, nanosecondsIn } from '../fields/durations';
import { field, numberAt, objectAt, optionalNumberAt, textAt } from '../fields/fields';
import { cutOff } from '../fields/percentages';
import { percentageAt } from '../rules/http-route';
import type { Fault } from '../traffic/outcome';

/** The codes of gRPC by their names. */
const GRPC = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
];

/** A fault without a percentage hits no request, and one without a kind does nothing. */
export function faultIn(fault: JsonObject | undefined): Fault | null {
  const delay = delayIn(objectAt(fault, 'delay'));
  const abort = abortIn(objectAt(fault, 'abort'));
  return delay === undefined && abort === undefined ? null : { ...delay && { delay }, ...abort && { abort } };
}

function delayIn(delay: JsonObject | undefined): Fault['delay'] {
  const fixed = nanosecondsIn(field(delay, 'fixedDelay'));
  if (delay === undefined || fixed === undefined) return undefined;
  const percentage = percentageAt(delay, 'percentage');
  return { percentage: percentage === undefined ? numberAt(delay, 'percent') : cutOff(percentage), fixedDelay: inSeconds(fixed) };
}

function abortIn(abort: JsonObject | undefined): Fault['abort'] {
  if (abort === undefined) return undefined;
  const percentage = cutOff(percentageAt(abort, 'percentage') ?? 0);
  const httpStatus = optionalNumberAt(abort, 'httpStatus');
  if (httpStatus !== undefined) return { percentage, ...httpStatus !== 0 && { httpStatus } };
  const grpcStatus = GRPC.indexOf(textAt(abort, 'grpcStatus'));
  return grpcStatus < 0 ? undefined : { percentage, grpcStatus };
}
