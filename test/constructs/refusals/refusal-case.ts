import { App, Chart } from 'cdk8s';
import { MeshPort, MeshService, ServiceSource, MeshWorkload, type MeshServiceProps } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';

/** What is built in an app; the test synthesizes it. */
export type Program = (app: App) => unknown;

/** A program that is refused, and what its user has to read. */
export interface RefusedProgram {
  readonly build: Program;
  /** The value got, the paths concerned, the remedy. */
  readonly says: readonly string[];
}

/** A code of the catalogue, by example. */
export interface RefusalCase {
  readonly refused: Readonly<Record<string, RefusedProgram>>;
  /** Near misses: legal, and close to what is refused. */
  readonly accepted: Readonly<Record<string, Program>>;
}

/** A program that the library refuses, saying this. */
export function refused(build: Program, ...says: string[]): RefusedProgram {
  return { build, says };
}

/** What a program without types can pass. */
export const untyped = <T>(value: unknown): T => value as T;

/** The chart of a namespace, made when it is first asked for. */
export function chartOf(app: App, namespace = 'shop'): Chart {
  return (app.node.tryFindChild(namespace) as Chart | undefined) ?? new Chart(app, namespace, { namespace });
}

/** The chart that has no namespace. */
export function plainChart(app: App): Chart {
  return (app.node.tryFindChild('plain') as Chart | undefined) ?? new Chart(app, 'plain');
}

const DEFAULTS: MeshServiceProps = { name: 'reviews', ports: [MeshPort.http(9080)], stable: 'v1' };

/** The service `reviews` at `shop/Reviews` without any version. */
export function bareService(app: App, props: Partial<MeshServiceProps> = {}): MeshService {
  return new MeshService(chartOf(app), 'Reviews', { ...DEFAULTS, ...props });
}

/** The service `reviews` at `shop/Reviews` with the versions v1 and v2, which are in the cluster already. */
export function reviews(app: App, props: Partial<MeshServiceProps> = {}): MeshService {
  const service = bareService(app, props);
  service.addVersion('v1', MeshWorkload.external());
  service.addVersion('v2', MeshWorkload.external());
  return service;
}

/** A Service of cdk8s-plus at `shop/Own` that selects pods by labels. */
export function ownService(app: App, props: Partial<kplus.ServiceProps> = {}, labels: Record<string, string> = { app: 'reviews' }): kplus.Service {
  const chart = chartOf(app);
  return new kplus.Service(chart, 'Own', {
    metadata: { name: 'reviews' },
    ports: [{ name: 'http', port: 9080 }],
    selector: kplus.Pods.select(chart, 'Pods', { labels }),
    ...props,
  });
}

/** The service `reviews` of a Service that is brought in, with one container. */
export function broughtIn(app: App, service: kplus.Service, props: Partial<MeshServiceProps> = {}): MeshService {
  const mesh = bareService(app, { source: ServiceSource.fromService(service), ...props });
  mesh.addVersion('v1', MeshWorkload.container({ image: 'reviews:1' }));
  return mesh;
}

/** A Deployment of cdk8s-plus in the namespace `shop`. */
export function ownDeployment(app: App, id: string, labels: Record<string, string> = {}, namespace = 'shop'): kplus.Deployment {
  return new kplus.Deployment(chartOf(app, namespace), id, { containers: [{ image: `${id}:1`, portNumber: 9080 }], podMetadata: { labels } });
}
