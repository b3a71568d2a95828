import { App, Chart, Duration } from 'cdk8s';
import {
  Autoscaling, BlueGreen, CanaryRelease, CanaryStage, CircuitBreaker, Fault, FaultInjection, GatewayInstall, GatewayReply, GatewayRoute,
  GatewayTls, HashKey, LoadBalancing, Locality, MeshGateway, MeshPort, MeshService, MeshWorkload, Mirror, Percent, Reply, RequestRoute, Rewrite,
  ScalingTarget, ServiceReply, Slot, StringMatch, TcpGatewayRoute, TlsGatewayRoute, TlsVersion, type ConnectionPool, type OutlierDetection,
} from 'cdk8s-istio';
import type { Manifest } from './manifests';
import { builtMatch, builtTest } from './match-programs';
import type {
  BalancingProgram, BreakerProgram, ConnectionProgram, ExposureProgram, FaultProgram, LimitsProgram, LocalityProgram, Program, ServiceProgram,
  TlsProgram, TlsSetting,
} from './programs';
import { builtReply, builtWords, hasPrefix } from './words-built';

/** One construct of a program, and what it is made with. What it needs is made before it. */
export interface Piece {
  readonly kind: 'service' | 'gateway' | 'strategy' | 'route';
  readonly make: (site: Site) => void;
}

/** An app while it is being made. */
interface Site {
  readonly chart: (namespace: string) => Chart;
  readonly service: (program: ServiceProgram) => MeshService;
  readonly gateway: (at: number) => MeshGateway;
}

/** The objects of a program. */
export function built(program: Program, order?: readonly number[]): Manifest[] {
  return appOf(program, order).charts.flatMap(chart => chart.toJson() as Manifest[]);
}

/** The files of a program as one text. */
export function yamlOf(program: Program, order?: readonly number[]): string {
  return appOf(program, order).synthYaml();
}

/** Every construct of a program. */
export function piecesOf({ services, gateways, copies = [] }: Program): Piece[] {
  const [first, last] = [services[0], services[services.length - 1]];
  return [
    ...services.map((service): Piece => ({ kind: 'service', make: site => site.service(service) })),
    ...gateways.map((_, at): Piece => ({ kind: 'gateway', make: site => site.gateway(at) })),
    ...services.flatMap(service => strategiesOf(service).map((make): Piece => ({
      kind: 'strategy', make: site => make(site.chart(service.namespace), site.service(service)),
    }))),
    ...copies.map(({ version, share }, at): Piece => ({
      kind: 'strategy',
      make: site => new Mirror(site.chart(first.namespace), `copies-${at}`, {
        of: site.service(first), to: site.service(last).version(version), toPort: last.ports[0], share: Percent.of(share),
      }),
    })),
    ...gateways.flatMap(({ gone, namespace }, at) => gone === undefined ? [] : [gone].map((path): Piece => ({
      kind: 'route',
      make: site => new GatewayReply(site.chart(namespace), `gone-${at}`, { gateway: site.gateway(at), reply: Reply.fixed(410), paths: [StringMatch.exact(path)] }),
    }))),
    ...gateways.flatMap(({ connections, namespace }, at) => connections.map((connection, index): Piece => {
      const id = `connections-${at}-${index}`;
      const service = services[connection.service];
      return { kind: 'route', make: site => letOut(site.chart(namespace), id, connection, site.service(service), site.gateway(at)) };
    })),
    ...gateways.flatMap(({ exposures, namespace }, at) => exposures.map((exposure, index): Piece => {
      const id = `route-${at}-${index}`;
      const service = services[exposure.service];
      return { kind: 'route', make: site => expose(site.chart(namespace), id, exposure, site.service(service), site.gateway(at)) };
    })),
  ];
}

function appOf(program: Program, order?: readonly number[]): App {
  const app = new App();
  const pieces = piecesOf(program);
  const namespaces = new Set([...program.services, ...program.gateways].map(({ namespace }) => namespace));
  const charts = new Map([...namespaces].map(namespace => [namespace, new Chart(app, namespace, { namespace })]));
  const chart = (namespace: string) => charts.get(namespace)!;
  const site: Site = {
    chart,
    service: once(service => builtService(chart(service.namespace), service)),
    gateway: once(at => {
      const { name, namespace, hosts, tls } = program.gateways[at];
      const install = GatewayInstall.custom({ selector: { istio: name }, httpPort: 8080 });
      return new MeshGateway(chart(namespace), name, { name, hosts: [...hosts], tls: builtTls(tls), install });
    }),
  };
  for (const at of order ?? pieces.keys()) pieces[at].make(site);
  return app;
}

function builtTls({ form, settings }: TlsProgram): GatewayTls {
  const perHost = Object.fromEntries(Object.entries(settings).map(([host, setting]) => [host, builtSetting(setting)]));
  return form === 'all' ? Object.values(perHost)[0] : GatewayTls.perHost(perHost);
}

function builtSetting({ mode, credential, version }: TlsSetting): GatewayTls {
  return mode === 'none' ? GatewayTls.none() : GatewayTls[mode](credential, { minimumVersion: version && TlsVersion[version] });
}

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return key => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

function builtService(chart: Chart, program: ServiceProgram): MeshService {
  const { name, ports, tcpPort, tlsPort, versions, stable, balancing, locality, most } = program;
  const http = ports.map((port, at) => MeshPort.http(port, { name: at === 0 ? 'http' : `http-${port}` }));
  const service = new MeshService(chart, name, {
    name,
    stable,
    ports: [...tcpPort === undefined ? [] : [MeshPort.tcp(tcpPort)], ...http, ...tlsPort === undefined ? [] : [MeshPort.tls(tlsPort)]],
    ...builtWords(program, Rewrite.path),
    loadBalancing: balancing && builtBalancing(balancing),
    locality: locality && builtLocality(locality),
  });
  const pods = most === undefined ? { replicas: 2 } : { autoscaling: Autoscaling.between(2, most, ScalingTarget.podMetric('requests', 50)) };
  versions.forEach((version, at) =>
    service.addVersion(version, at % 2 === 0 ? MeshWorkload.container({ image: `${name}:${version}`, ...pods }) : MeshWorkload.external()));
  return service;
}

function builtBalancing({ kind, warmUp }: BalancingProgram): LoadBalancing {
  switch (kind) {
    case 'random': return LoadBalancing.random();
    case 'consistentHash': return LoadBalancing.consistentHash(HashKey.sourceAddress());
    case 'leastRequest':
    case 'roundRobin': return LoadBalancing[kind]({ warmUp: warmUp === undefined ? undefined : Duration.millis(warmUp) });
  }
}

function builtLocality(kind: LocalityProgram): Locality {
  switch (kind) {
    case 'off': return Locality.off();
    case 'distribute': return Locality.distribute([{ from: 'eu/*', to: { 'eu/eu-a': Percent.of(80), 'eu/eu-b': Percent.of(20) } }]);
    case 'failover': return Locality.failover([{ from: 'eu', to: 'us' }]);
    case 'priority': return Locality.priority(['topology.kubernetes.io/zone']);
  }
}

type Make = (chart: Chart, service: MeshService) => void;

function strategiesOf(program: ServiceProgram): Make[] {
  const { name, pins, mirrors, breakers, faults } = program;
  return [
    ...releaseOf(program),
    ...(program.replies ?? []).map((reply, at): Make => (chart, service) => {
      const match = reply.matches.length > 0 ? reply.matches.map(builtMatch) : undefined;
      return new ServiceReply(chart, `${name}-reply-${at}`, { service, reply: builtReply(reply), match });
    }),
    ...pins.map(({ version, matches, ports, ...words }, at): Make => (chart, service) => new RequestRoute(chart, `${name}-pin-${at}`, {
      version: service.version(version),
      match: matches.map(builtMatch),
      ports: listOf(ports),
      ...builtWords(words, matches.every(hasPrefix) ? Rewrite.prefix : Rewrite.path),
    })),
    ...mirrors.map(({ version, share, ports }, at): Make => (chart, service) =>
      new Mirror(chart, `${name}-mirror-${at}`, { to: service.version(version), share: Percent.of(share), ports: listOf(ports) })),
    ...breakers.map((breaker, at): Make => (chart, service) => limit(chart, `${name}-breaker-${at}`, service, breaker)),
    ...faults.map(({ matches, ports, ...fault }, at): Make => (chart, service) =>
      new FaultInjection(chart, `${name}-fault-${at}`, {
        service, match: matches.length > 0 ? matches.map(builtMatch) : undefined, faults: builtFaults(fault), ports: listOf(ports),
      })),
  ];
}

function releaseOf({ name, release }: ServiceProgram): Make[] {
  if (!release) return [];
  if (release.kind === 'switch') {
    const { blue, green, live, preview, ports } = release;
    return [(chart, service) => new BlueGreen(chart, `${name}-release`, {
      blue: service.version(blue), green: service.version(green), live: Slot[live], preview: preview.map(builtMatch), ports: listOf(ports),
    })];
  }
  const { canary, stage, share, earlyAccess, ports } = release;
  return [(chart, service) => new CanaryRelease(chart, `${name}-release`, {
    canary: service.version(canary),
    stage: stage === 'shift' ? CanaryStage.shift(Percent.of(share)) : CanaryStage[stage](),
    earlyAccess: earlyAccess.map(builtMatch),
    ports: listOf(ports),
  })];
}

function listOf(ports: readonly number[] | undefined): number[] | undefined {
  return ports && [...ports];
}

function limit(chart: Chart, id: string, service: MeshService, { version, pool, detection }: BreakerProgram): void {
  new CircuitBreaker(chart, id, {
    target: version === undefined ? service : service.version(version),
    connectionPool: pool && { ...pool, connectTimeout: millis(pool, 'connectTimeout') } as ConnectionPool,
    outlierDetection: detection && {
      ...detection,
      interval: millis(detection, 'interval'),
      maxEjectionPercent: Percent.of(detection.maxEjectionPercent ?? 100),
    } as OutlierDetection,
  });
}

function millis(limits: LimitsProgram, name: string): Duration | undefined {
  const value = limits[name];
  return value === undefined ? undefined : Duration.millis(value);
}

function builtFaults({ delay, abort, share }: Omit<FaultProgram, 'matches' | 'ports'>): Fault[] {
  return [
    ...delay === undefined ? [] : [Fault.delay(Duration.millis(delay), Percent.of(share))],
    ...abort === undefined ? [] : [Fault.abort(abort, Percent.of(share))],
  ];
}

function expose(chart: Chart, id: string, { port, hosts, paths, ...words }: ExposureProgram, service: MeshService, gateway: MeshGateway): void {
  const where = { port, hosts: hosts && [...hosts], paths: paths.map(builtTest) };
  new GatewayRoute(chart, id, { gateway, service, ...where, ...builtWords(words, Rewrite.prefix) });
}

function letOut(chart: Chart, id: string, { port, listenOn, name }: ConnectionProgram, service: MeshService, gateway: MeshGateway): void {
  if (name === undefined) new TcpGatewayRoute(chart, id, { gateway, service, port, listenOn });
  else new TlsGatewayRoute(chart, id, { gateway, service, port, listenOn, hosts: [name] });
}
