import type { Moment } from './applying';
import { outcomesIn } from './arrival';
import type { MeshCall } from './calls';
import { objectsOf } from './manifests';

interface ServiceSpec { readonly ports: readonly { readonly port: number }[] }

/** The requests to each port of each Service that nobody answers, moment by moment: from a sidecar in the namespace of the Service. */
export function lostRequests(moments: readonly Moment[]): string[] {
  return moments.flatMap(({ what, objects }) => {
    const calls = objectsOf<ServiceSpec>(objects, 'Service').flatMap(({ name: host, namespace, spec }) => spec.ports.map(({ port }): MeshCall => (
      { via: 'mesh', request: { host, namespace, port, path: '/', method: 'GET', headers: {}, query: {} } })));
    const outcomes = outcomesIn(objects, calls);
    return outcomes.flatMap(({ outcome, destinations }, at) => {
      const { host, port } = calls[at].request;
      const lost = destinations.filter(({ share, state }) => share > 0 && state !== 'ok');
      return outcome === 'routed' && lost.length === 0 ? [] : [`${what}: ${host}:${port} ${lost.map(({ subset, state }) => `${subset} ${state}`).join(', ') || outcome}`];
    });
  });
}
