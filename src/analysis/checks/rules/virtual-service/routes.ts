import { mirrorDestinations, routeDestinations } from './parts';
import type { Field } from '../../objects/field';
import { NamedHost } from '../../objects/named-host';
import type { Subject } from '../../objects/subject';

/** A place that requests, connections or copies of requests are sent to, read once for all rules that look at it. */
export interface Destination {
  readonly field: Field;
  readonly host: NamedHost;
  readonly subset: Field;
  readonly port: Field;
  /** Of the port. */
  readonly number: Field;
}

/** Every place that the routes of a VirtualService name. */
export function destinationsOf({ object, spec }: Subject): readonly Destination[] {
  return spec.once(destinationsOf, () => [...routeDestinations(spec), ...mirrorDestinations(spec)].map(field => destinationAt(field, object.namespace)));
}

function destinationAt(field: Field, namespace: string): Destination {
  const port = field.get('port');
  return { field, host: new NamedHost(field.get('host'), namespace), subset: field.get('subset'), port, number: port.get('number') };
}

/** The hosts that a VirtualService is for. */
export function ownHosts({ object, spec }: Subject): readonly NamedHost[] {
  return spec.once(ownHosts, () => spec.get('hosts').items().filter(({ value }) => typeof value === 'string').map(field => new NamedHost(field, object.namespace)));
}
