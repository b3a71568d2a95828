import { destinationSpec, weightedSpecs } from './destination';
import { some } from './filled';
import { matchSpecs } from './match';
import { istioPercentage } from './percentage';
import { traitsSpec } from './route-traits';
import type { VirtualServiceSpecHttp } from '../../../imports/networking.istio.io';
import type { RoutePlan } from '../composition/host/port-plan';
import { nameOf } from '../composition/route-name';

/** One http route, field by field; where a port is given, it is confined to the requests to that port. */
export function httpSpec(route: RoutePlan, port?: number): VirtualServiceSpecHttp {
  const { id, matches, destinations, mirrors, traits } = route;
  const alternatives = matches.length > 0 || port === undefined ? matches : [[]];
  return {
    name: nameOf(id),
    match: some(matchSpecs(alternatives, port)),
    route: weightedSpecs(destinations),
    mirrors: some(mirrors.map(mirror => ({ destination: destinationSpec(mirror), percentage: { value: istioPercentage(mirror.percent) } }))),
    ...traitsSpec(traits),
  };
}
