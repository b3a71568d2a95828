import { matchSpec } from './match';
import type { VirtualServiceSpec, VirtualServiceSpecHttp } from '../../imports/networking.istio.io';
import type { DestinationPlan, HostPlan, RoutePlan } from '../composition/host-plan';
import { istioDuration } from '../values/durations';

/** The VirtualService of a plan, field by field. */
export function virtualServiceSpec({ host, routes }: HostPlan): VirtualServiceSpec {
  return { hosts: [host], http: routes.map(route => httpSpec(host, route)) };
}

function httpSpec(host: string, { name, onPort, matches, destinations, timeout, retries }: RoutePlan): VirtualServiceSpecHttp {
  const conjunctions = matches.length > 0 || onPort === undefined ? matches : [[]];
  return {
    name,
    match: conjunctions.length > 0 ? conjunctions.map(conjunction => matchSpec(conjunction, onPort)) : undefined,
    route: destinations.map(destination => destinationSpec(host, destination)),
    timeout: timeout === undefined ? undefined : istioDuration(timeout),
    retries: retries && {
      attempts: retries.attempts,
      perTryTimeout: retries.perTryTimeout === undefined ? undefined : istioDuration(retries.perTryTimeout),
      retryOn: retries.retryOn.length > 0 ? retries.retryOn.join(',') : undefined,
    },
  };
}

function destinationSpec(host: string, { subset, port, weight }: DestinationPlan) {
  return { destination: { host, subset, port: { number: port } }, weight };
}
