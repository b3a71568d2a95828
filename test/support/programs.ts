import { App, Chart, Duration } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, Retries, Workload } from 'cdk8s-istio';
import * as fc from 'fast-check';
import type { Manifest } from './manifests';
import { builtMatch, matchPrograms, type MatchProgram } from './match-programs';

/** An app as plain data, so that its variants can be built and compared. */
export interface Program {
  readonly services: readonly ServiceProgram[];
}

/** A service as plain data. */
export interface ServiceProgram {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly number[];
  readonly versions: readonly string[];
  readonly stable: string;
  readonly timeout?: number;
  readonly retries?: number;
  readonly release?: ReleaseProgram;
}

/** A release as plain data. */
export interface ReleaseProgram {
  readonly canary: string;
  readonly stage: 'dark' | 'shift' | 'takeOver' | 'rollBack';
  readonly share: number;
  readonly earlyAccess: readonly MatchProgram[];
}

/** The order in which the constructs of a program are made. */
export interface Order {
  readonly services: readonly number[];
  readonly releases: readonly number[];
}

/** The objects of a program. */
export function built(program: Program): Manifest[] {
  return appOf(program, inOrder(program)).charts.flatMap(chart => chart.toJson() as Manifest[]);
}

/** The files of a program as one text. */
export function yamlOf(program: Program, order: Order = inOrder(program)): string {
  return appOf(program, order).synthYaml();
}

function appOf(program: Program, order: Order): App {
  const app = new App();
  const charts = new Map<string, Chart>();
  const namespaces = new Set(program.services.map(({ namespace }) => namespace));
  for (const namespace of namespaces) charts.set(namespace, new Chart(app, namespace, { namespace }));
  const services = new Map<ServiceProgram, MeshService>();
  for (const at of order.services) services.set(program.services[at], builtService(charts, program.services[at]));
  for (const at of order.releases) {
    const service = program.services[at];
    if (service.release) release(charts.get(service.namespace)!, services.get(service)!, service.release);
  }
  return app;
}

function builtService(charts: Map<string, Chart>, { name, namespace, ports, versions, stable, timeout, retries }: ServiceProgram): MeshService {
  const service = new MeshService(charts.get(namespace)!, name, {
    name,
    stable,
    ports: ports.map((port, at) => MeshPort.http(port, { name: at === 0 ? 'http' : `http-${port}` })),
    timeout: timeout === undefined ? undefined : Duration.millis(timeout),
    retries: retries === undefined ? undefined : retries === 0 ? Retries.disabled() : Retries.attempts(retries),
  });
  versions.forEach((version, at) => service.addVersion(version, at % 2 === 0 ? Workload.container({ image: `${name}:${version}` }) : Workload.external()));
  return service;
}

function release(chart: Chart, service: MeshService, { canary, stage, share, earlyAccess }: ReleaseProgram): void {
  new CanaryRelease(chart, `${service.name}-release`, {
    canary: service.version(canary),
    stage: stage === 'shift' ? CanaryStage.shift(Percent.of(share)) : CanaryStage[stage](),
    earlyAccess: earlyAccess.map(builtMatch),
  });
}

/** The order in which the program is written. */
export function inOrder({ services }: Program): Order {
  const numbers = services.map((_, at) => at);
  return { services: numbers, releases: numbers };
}

/** The program with one release changed, or taken away. */
export function withRelease(program: Program, at: number, change: (service: ServiceProgram) => Partial<ServiceProgram>): Program {
  return { services: program.services.map((service, index) => index === at ? { ...service, ...change(service) } : service) };
}

const versionSets = fc.uniqueArray(fc.constantFrom('v1', 'v2', 'v3', 'blue', 'v1-2'), { minLength: 2, maxLength: 4 });

const services: fc.Arbitrary<Omit<ServiceProgram, 'name'>> = versionSets.chain(versions => fc.record({
  namespace: fc.constantFrom('shop', 'back'),
  ports: fc.uniqueArray(fc.constantFrom(80, 8080, 9080), { minLength: 1, maxLength: 3 }),
  versions: fc.constant(versions),
  stable: fc.constant(versions[0]),
  timeout: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
  retries: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  release: fc.option(fc.record({
    canary: fc.constantFrom(...versions.slice(1)),
    stage: fc.constantFrom('dark', 'shift', 'takeOver', 'rollBack'),
    share: fc.integer({ min: 0, max: 100 }),
    earlyAccess: fc.array(matchPrograms, { maxLength: 3 }),
  }), { nil: undefined, freq: 6 }),
}));

/** Random apps of one to four services. What the library refuses in them is refused again by every variant. */
export const programs: fc.Arbitrary<Program> = fc.array(services, { minLength: 1, maxLength: 4 })
  .map(list => ({ services: list.map((service, at) => ({ name: `svc-${at}`, ...service })) }));
