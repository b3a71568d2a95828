import { duration } from './duration';
import { istioPercentage } from './percentage';
import type { VirtualServiceSpecHttp, VirtualServiceSpecHttpFault, VirtualServiceSpecHttpRetries } from '../../../imports/networking.istio.io';
import { istioDuration } from '../values/durations';
import type { FaultPlan } from '../values/fault';
import type { RetriesPlan } from '../values/retries';
import type { RouteTraits } from '../values/route-traits';

/** What a route does besides leading to somebody: a line for each trait. */
export function traitsSpec({ timeout, retries, fault, rewrite }: RouteTraits): Pick<VirtualServiceSpecHttp, keyof RouteTraits> {
  return {
    timeout: duration(timeout),
    retries: retries && retriesSpec(retries),
    fault: fault && faultSpec(fault),
    rewrite: rewrite === undefined ? undefined : { uri: rewrite },
  };
}

function retriesSpec({ attempts, perTryTimeout, retryOn }: RetriesPlan): VirtualServiceSpecHttpRetries {
  return { attempts, perTryTimeout: duration(perTryTimeout), retryOn: retryOn.length > 0 ? retryOn.join(',') : undefined };
}

/** Type and percentage are always written: Istio drops a delay without a type and never fails anybody without a percentage. */
function faultSpec({ delay, abort }: FaultPlan): VirtualServiceSpecHttpFault {
  return {
    delay: delay && { fixedDelay: istioDuration(delay.milliseconds), percentage: { value: istioPercentage(delay.percent) } },
    abort: abort && { httpStatus: abort.httpStatus, percentage: { value: istioPercentage(abort.percent) } },
  };
}
