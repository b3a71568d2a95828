import type { VirtualServiceSpecHttpDirectResponse, VirtualServiceSpecHttpRedirect } from '../../../../imports/networking.istio.io';
import type { FixedPlan, RedirectPlan } from '../../values/routes/reply';

/** Where a client is sent. */
export function redirectSpec({ uri, prefix, authority, scheme, port, code }: RedirectPlan): VirtualServiceSpecHttpRedirect {
  return { uri, prefixRewrite: prefix, authority, scheme, port, redirectCode: code };
}

/** An answer that is always the same. */
export function responseSpec({ status, body }: FixedPlan): VirtualServiceSpecHttpDirectResponse {
  return { status, body: body === undefined ? undefined : { string: body } };
}
