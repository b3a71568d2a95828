import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ApiObject, App, Chart, Duration } from 'cdk8s';
import type * as Library from 'cdk8s-istio';
import { handWritten } from './hand-written';
import type { Load } from './load';

/** Whose app it is: that of cdk8s, or the library's own for many charts. */
export type AppKind = 'App' | 'SinglePassApp';

/** How many services, how many of them in each chart of which app, and what each carries. */
export interface Size {
  readonly app: AppKind;
  readonly load: Load;
  readonly services: number;
  readonly perChart: number;
}

/** The compiled package, as users load it. */
function library(): typeof Library {
  return createRequire(join(process.cwd(), 'package.json'))('./lib/src/index.js') as typeof Library;
}

/** Services with two versions and a release each, written with the library. */
export function withLibrary(size: Size): App {
  const istio = library();
  const { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, RequestMatch, StringMatch, MeshWorkload } = istio;
  return eachService(size, (chart, index) => {
    const more = size.load === 'every strategy' ? otherOptions(istio) : {};
    const service = new MeshService(chart, `Service${index}`, { name: `service-${index}`, ports: [MeshPort.http(8080)], stable: 'v1', ...more });
    service.addVersion('v1', MeshWorkload.container({ image: 'registry.example.com/service:1' }));
    const canary = service.addVersion('v2', MeshWorkload.container({ image: 'registry.example.com/service:2' }));
    new CanaryRelease(chart, `Release${index}`, {
      canary,
      stage: CanaryStage.shift(Percent.of(25)),
      earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason'))],
    });
    if (size.load === 'every strategy') addOtherStrategies(istio, chart, service, index);
  });
}

/** A port for connections, and a word of each kind. */
function otherOptions({ Cors, LoadBalancing, MeshPort, StringMatch }: typeof Library): Partial<Library.MeshServiceProps> {
  return {
    ports: [MeshPort.http(8080), MeshPort.tcp(5432)],
    timeout: Duration.seconds(2),
    cors: Cors.allowOrigins([StringMatch.exact('https://www.example.com')], { allowMethods: ['GET'] }),
    headers: { response: { set: { 'x-served-by': 'mesh' } } },
    loadBalancing: LoadBalancing.random(),
  };
}

/** A mirror, a pin, breakers of the service and of a version, a fault, and a gateway of the service's own. */
function addOtherStrategies(istio: typeof Library, chart: Chart, service: Library.MeshService, index: number): void {
  const { CircuitBreaker, Fault, FaultInjection, GatewayRoute, MeshGateway, Mirror, RequestRoute } = istio;
  const { Percent, RequestMatch, StringMatch, MeshWorkload } = istio;
  const v3 = service.addVersion('v3', MeshWorkload.container({ image: 'registry.example.com/service:3' }));
  new Mirror(chart, `Mirror${index}`, { to: v3, share: Percent.of(5) });
  new RequestRoute(chart, `Pin${index}`, { version: v3, match: [RequestMatch.uri(StringMatch.prefix('/qa/'))] });
  new CircuitBreaker(chart, `Limits${index}`, { target: service, connectionPool: { maxConnections: 100, http1MaxPendingRequests: 10 } });
  new CircuitBreaker(chart, `CanaryLimits${index}`, {
    target: service.version('v2'), outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: Percent.of(100) },
  });
  new FaultInjection(chart, `Fault${index}`, {
    service, faults: [Fault.abort(503, Percent.of(1))], match: [RequestMatch.header('chaos', StringMatch.exact('on'))],
  });
  const gateway = new MeshGateway(chart, `Gateway${index}`, { name: `gateway-${index}`, hosts: [`service-${index}.example.com`] });
  new GatewayRoute(chart, `Outside${index}`, { gateway, service, paths: [StringMatch.prefix('/')] });
}

/** The same objects written by hand, without the library. */
export function withPlainObjects(size: Size): App {
  return eachService(size, (chart, index) => {
    handWritten(size.load, { chart: chart.node.id, index }).forEach((props, at) => new ApiObject(chart, `Object${index}-${at}`, props));
  });
}

function eachService({ app: kind, services, perChart }: Size, write: (chart: Chart, index: number) => void): App {
  const app = kind === 'App' ? new App() : new (library().SinglePassApp)();
  let chart = chartOf(app, 0);
  for (let index = 0; index < services; index++) {
    if (index > 0 && index % perChart === 0) chart = chartOf(app, index / perChart);
    write(chart, index);
  }
  return app;
}

function chartOf(app: App, at: number): Chart {
  return new Chart(app, `chart-${at}`, { namespace: `team-${at}` });
}
