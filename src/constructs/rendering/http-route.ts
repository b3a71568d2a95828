import { destinationSpec, weightedSpecs } from './destination';
import { some } from './filled';
import { matchSpecs } from './match';
import { istioPercentage } from './percentage';
import { traitsSpec } from './route-traits';
import { redirectSpec, responseSpec } from './routes/reply';
import type { VirtualServiceSpecHttp } from '../../../imports/networking.istio.io';
import type { RoutePlan } from '../composition/host/port-plan';
import { nameOf } from '../composition/route-name';

/** One http route, field by field; where a port is given, it is confined to the requests to that port. */
export function httpSpec(route: RoutePlan, port?: number): VirtualServiceSpecHttp {
  const { id, matches, destinations, mirrors, traits, reply } = route;
  const alternatives = matches.length > 0 || port === undefined ? matches : [[]];
  return {
    name: nameOf(id),
    match: some(matchSpecs(alternatives, port)),
    route: some(weightedSpecs(destinations)),
    redirect: reply?.kind === 'redirect' ? redirectSpec(reply) : undefined,
    directResponse: reply?.kind === 'fixed' ? responseSpec(reply) : undefined,
    mirrors: some(mirrors.map(mirror => ({ destination: destinationSpec(mirror), percentage: { value: istioPercentage(mirror.percent) } }))),
    ...traitsSpec(traits),
  };
}
