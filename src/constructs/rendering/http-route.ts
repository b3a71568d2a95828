import { matchSpecs } from './match';
import { istioPercentage } from './percentage';
import type { VirtualServiceSpecHttp } from '../../../imports/networking.istio.io';
import type { FaultPlan, RoutePlan } from '../composition/host-plan';
import { istioDuration } from '../values/durations';

/** One http route, field by field. */
export function httpSpec(route: RoutePlan): VirtualServiceSpecHttp {
  const { name, host, port, confined, matches, destinations, mirrors, fault, rewrite, timeout, retries } = route;
  const conjunctions = matches.length > 0 || !confined ? matches : [[]];
  const to = (subset: string) => ({ host, subset, port: { number: port } });
  return {
    name,
    match: some(matchSpecs(conjunctions, confined ? port : undefined)),
    fault: fault && faultSpec(fault),
    rewrite: rewrite === undefined ? undefined : { uri: rewrite },
    route: destinations.map(({ subset, weight }) => ({ destination: to(subset), weight })),
    mirrors: some(mirrors.map(({ subset, percent }) => ({ destination: to(subset), percentage: { value: istioPercentage(percent) } }))),
    timeout: timeout === undefined ? undefined : istioDuration(timeout),
    retries: retries && {
      attempts: retries.attempts,
      perTryTimeout: retries.perTryTimeout === undefined ? undefined : istioDuration(retries.perTryTimeout),
      retryOn: retries.retryOn.length > 0 ? retries.retryOn.join(',') : undefined,
    },
  };
}

/** Type and percentage are always written: Istio drops a delay without a type and never fails anybody without a percentage. */
function faultSpec({ delay, abort }: FaultPlan): VirtualServiceSpecHttp['fault'] {
  return {
    delay: delay && { fixedDelay: istioDuration(delay.milliseconds), percentage: { value: istioPercentage(delay.percent) } },
    abort: abort && { httpStatus: abort.httpStatus, percentage: { value: istioPercentage(abort.percent) } },
  };
}

function some<T>(items: readonly T[]): T[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}
