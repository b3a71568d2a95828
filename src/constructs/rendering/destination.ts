import { headersSpec } from './routes/route-headers';
import type { DestinationPlan, HttpDestinationPlan, TargetPlan } from '../composition/host/port-plan';

/** A port of a subset of a host. */
export function destinationSpec({ host, subset, port }: TargetPlan) {
  return { host, subset, port: { number: port } };
}

/** The destinations of a tcp or a tls route. */
export function connectionSpecs(destinations: readonly DestinationPlan[]) {
  return destinations.map(destination => ({ destination: destinationSpec(destination), weight: destination.weight }));
}

/** The destinations of an http route. */
export function weightedSpecs(destinations: readonly HttpDestinationPlan[]) {
  return destinations.map(destination => ({
    destination: destinationSpec(destination),
    weight: destination.weight,
    headers: destination.headers && headersSpec(destination.headers),
  }));
}
