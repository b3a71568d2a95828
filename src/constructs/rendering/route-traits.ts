import { duration } from './duration';
import { some } from './filled';
import { stringMatch } from './match';
import { istioPercentage } from './percentage';
import { headersSpec } from './routes/route-headers';
import type {
  VirtualServiceSpecHttp, VirtualServiceSpecHttpCorsPolicy, VirtualServiceSpecHttpFault, VirtualServiceSpecHttpRetries, VirtualServiceSpecHttpRewrite,
} from '../../../imports/networking.istio.io';
import { istioDuration } from '../values/durations';
import type { FaultPlan } from '../values/fault';
import type { RetriesPlan } from '../values/retries';
import type { RouteTraits } from '../values/route-traits';
import type { CorsPlan } from '../values/routes/cors';
import type { RewritePlan } from '../values/routes/rewrite';

/** A trait by Istio's name for it. */
type TraitsSpec = Pick<VirtualServiceSpecHttp, Exclude<keyof RouteTraits, 'cors'> | 'corsPolicy'>;

/** What a route does besides leading to somebody: a line for each trait. */
export function traitsSpec({ timeout, retries, fault, rewrite, cors, headers }: RouteTraits): TraitsSpec {
  return {
    // Istio has no limit where there is no timeout, and rejects one of 0.
    timeout: duration(timeout || undefined),
    retries: retries && retriesSpec(retries),
    fault: fault && faultSpec(fault),
    rewrite: rewrite && rewriteSpec(rewrite),
    corsPolicy: cors && corsSpec(cors),
    headers: headers && headersSpec(headers),
  };
}

function rewriteSpec({ uri, regex, authority }: RewritePlan): VirtualServiceSpecHttpRewrite {
  return { uri, uriRegexRewrite: regex && { match: regex.match, rewrite: regex.replacement }, authority };
}

function corsSpec({ allowOrigins, allowMethods, allowHeaders, exposeHeaders, maxAge, allowCredentials }: CorsPlan): VirtualServiceSpecHttpCorsPolicy {
  return {
    allowOrigins: allowOrigins.map(stringMatch),
    allowMethods: some(allowMethods),
    allowHeaders: some(allowHeaders),
    exposeHeaders: some(exposeHeaders),
    maxAge: maxAge === undefined ? undefined : `${maxAge}s`,
    allowCredentials,
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
