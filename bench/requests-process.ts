import { createRequire } from 'node:module';
import { join } from 'node:path';
import { exposed, services } from './manifests';
import { median } from './statistics';

/** What the compiled package offers for this. */
interface Analysis {
  readText(text: string, file: string): object;
  meshOf(manifests: object): { route(request: object): { readonly outcome: string } };
}

/** The microseconds of a request in the middle of many, by where it comes from. */
export interface RequestTimes {
  readonly sidecar: number;
  readonly gateway: number;
}

const ROUNDS = 5;

function analysis(): Analysis {
  const load = createRequire(join(process.cwd(), 'package.json'));
  return { ...load('./lib/src/analysis/reader/read-text.js') as Analysis, ...load('./lib/src/analysis/routing/mesh.js') as Analysis };
}

/** Every request is another one: of another path, of another user, for another service, and from another namespace. */
function main(count: number): void {
  const all = services(count);
  const { readText, meshOf } = analysis();
  const mesh = meshOf(readText(exposed(all), 'exposed.yaml'));
  const content = (at: number) => ({ path: `/orders/${at}?page=${at % 7}`, headers: { 'end-user': at % 3 === 0 ? 'jason' : `user-${at}` } });
  const requests = Array.from({ length: count * ROUNDS }, (_, at) => (
    { service: all[at * 7 % count], namespace: all[at * 13 % count].namespace, ...content(at) }));
  const timed = (request: object): number => {
    const start = performance.now();
    const { outcome } = mesh.route(request);
    const milliseconds = performance.now() - start;
    if (outcome !== 'routed') throw new Error(`${JSON.stringify(request)} is not routed, but ${outcome}`);
    return milliseconds * 1000;
  };
  const gateway = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };
  const fromSidecars = requests.map(({ service, namespace, ...rest }) =>
    timed({ from: { kind: 'sidecar', namespace }, host: `${service.name}.${service.namespace}`, port: 8080, ...rest }));
  const fromGateway = requests.map(({ service, ...rest }) => timed({ ...rest, from: gateway, host: service.outside, port: 80 }));
  const times: RequestTimes = { sidecar: median(fromSidecars), gateway: median(fromGateway) };
  console.log(JSON.stringify(times));
}

main(Number(process.argv[2]));
