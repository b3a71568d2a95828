import * as fc from 'fast-check';
import type { Request } from './istiod-answers';
import { gateways, installed } from './random-gateways';
import { requestsTo } from './random-requests';
import { virtualServices } from './random-routes';
import { rules } from './random-rules';
import { entries, machines, services, workloads } from './random-services';
import { sidecars } from './random-sidecars';

/** Objects that nobody but chance has written, and requests to them. */
export interface RandomMesh {
  readonly objects: readonly object[];
  readonly requests: readonly Request[];
}

interface Entry {
  readonly spec: { readonly hosts: readonly string[]; readonly addresses?: readonly string[] };
}

/** Of two entries for one host, one of which has an address, clients find any. */
function findable<T extends Entry>(all: readonly T[]): readonly T[] {
  const shared = (host: string) => all.filter(({ spec }) => spec.hosts.includes(host)).length > 1;
  return all.map(one => one.spec.hosts.some(shared) ? { ...one, spec: { ...one.spec, addresses: undefined } } : one);
}

/** Objects of all kinds that have to do with routing; of one kind and name there may be several, of which the last one counts. */
export const meshes: fc.Arbitrary<RandomMesh> = fc.record({
  services: fc.array(services, { minLength: 1, maxLength: 4 }),
  // Of two entries for one host in one namespace Istio takes any.
  entries: fc.uniqueArray(entries, { maxLength: 2, selector: ({ metadata }) => metadata.namespace }),
  workloads: fc.array(workloads, { maxLength: 4 }),
  virtualServices: fc.array(virtualServices, { minLength: 1, maxLength: 5 }),
  rules: fc.array(rules, { maxLength: 4 }),
  gateways: fc.array(gateways, { maxLength: 3 }),
  installed: fc.array(installed, { maxLength: 1 }),
  machines: fc.array(machines, { maxLength: 2 }),
}).map(kinds => ({ ...kinds, entries: findable(kinds.entries) })).map(kinds => Object.values(kinds).flat())
  .chain(objects => fc.record({ objects: fc.constant(objects), requests: fc.array(requestsTo(objects), { minLength: 40, maxLength: 40 }) }));

/** Such objects, with a few Sidecars, and requests from inside. */
export const meshesWithSidecars: fc.Arbitrary<RandomMesh> = fc.tuple(
  meshes, fc.array(sidecars, { minLength: 1, maxLength: 3 }),
).map(([mesh, limits]) => ({
  objects: [...mesh.objects, ...limits], requests: mesh.requests.filter(({ from }) => from.kind === 'sidecar'),
}));

export const yamlOf = ({ objects }: RandomMesh): string => objects.map(object => JSON.stringify(object)).join('\n---\n');

