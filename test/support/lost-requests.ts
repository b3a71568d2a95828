import type { Moment } from './applying';
import { outcomesIn, type Answered } from './arrival';
import type { MeshCall } from './calls';
import { objectsOf, type Manifest } from './manifests';

interface ServiceSpec { readonly ports: readonly { readonly port: number }[] }

/** A request to each port of each Service, from a sidecar in the namespace of the Service. */
export function callsToServices(objects: readonly Manifest[]): MeshCall[] {
  return objectsOf<ServiceSpec>(objects, 'Service').flatMap(({ name: host, namespace, spec }) => spec.ports.map(({ port }): MeshCall => (
    { via: 'mesh', request: { host, namespace, port, path: '/', method: 'GET', headers: {}, query: {} } })));
}

/** The calls that nobody answers at a moment. */
export function lostAt(what: string, calls: readonly MeshCall[], outcomes: readonly Answered[]): string[] {
  return outcomes.flatMap(({ outcome, destinations }, at) => {
    const { host, port } = calls[at].request;
    const lost = destinations.filter(({ share, state }) => share > 0 && state !== 'ok');
    return outcome === 'routed' && lost.length === 0 ? [] : [`${what}: ${host}:${port} ${lost.map(({ subset, state }) => `${subset} ${state}`).join(', ') || outcome}`];
  });
}

/** The requests to each port of each Service that nobody answers, moment by moment, as the simulator tells. */
export function lostRequests(moments: readonly Moment[]): string[] {
  return moments.flatMap(({ what, objects }) => {
    const calls = callsToServices(objects);
    return lostAt(what, calls, outcomesIn(objects, calls));
  });
}
