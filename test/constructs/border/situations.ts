import { Duration, JsonPatch, Size, type App, type Chart } from 'cdk8s';
import {
  Autoscaling, BlueGreen, BookinfoApp, Browser, CanaryRelease, CanaryStage, Capacity, CircuitBreaker, ClientTls, Cors, DisruptionBudget,
  EnvFromSource, Fault, FaultInjection, GatewayInstall, GatewayReply, GatewayRoute, GatewayTls, HashKey, HealthCheck, Lane, LoadBalancing,
  Locality, MeshGateway, MeshPort, MeshService, MeshWorkload, Mirror, NginxRoute, OperatingSystem, Percent, PodLabels, Reply, RequestMatch,
  RequestRoute, Retries, Rewrite, ScalingTarget, ServiceReply, ServiceSource, Slot, StringMatch, TaintEffect, TcpGatewayRoute, TlsGatewayRoute,
  TlsVersion, Toleration, TopologySpread, VolumeMount, WhenUnsatisfiable, type BalancingOptions, type BlueGreenProps, type BookinfoAppProps,
  type BookinfoServiceOptions, type BroughtInPodsOptions, type CallerOptions, type CanaryReleaseProps, type CircuitBreakerProps,
  type ContainerOptions, type CorsOptions, type CustomGatewayOptions, type EnvFromOptions, type ExternalPodsOptions, type FaultInjectionProps,
  type FixedReplyOptions, type GatewayReplyProps, type GatewayRouteProps, type GatewayTlsOptions, type GeneratedCookie, type HealthCheckOptions,
  type LaneProps, type LocalityDistribution, type MeshGatewayProps, type MeshPortOptions, type MeshServiceProps, type MirrorProps,
  type MutualVerification, type NginxRouteProps, type RedirectOptions, type RegionFailover, type RequestRouteProps, type RetryOptions,
  type RewriteOptions, type ServiceReplyProps, type SpreadOptions, type TcpGatewayRouteProps, type TlsGatewayRouteProps, type UriMatchOptions,
  type UserAgentOptions, type VolumeMountOptions,
} from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { uncounted } from '../refusals/capacity';
import { bareService, chartOf, ownDeployment, ownService, reviews, untyped } from '../refusals/refusal-case';

/** Somewhere that props are passed to, with every prop that can be passed there. */
export interface Situation {
  readonly make: (app: App, props: never) => unknown;
  readonly props: (app: App) => object;
}

function situation<Props extends object>(make: (app: App, props: Props) => unknown, props: (app: App) => Required<Props>): Situation {
  return { make, props };
}

const { of } = Percent;
const { external } = MeshWorkload;
const second = Duration.seconds(1);
const capacity = { autoscaling: Autoscaling.between(1, 2, ScalingTarget.cpu(of(50))), disruption: DisruptionBudget.maxUnavailable(1) };
const routes = () => ({
  timeout: second,
  retries: Retries.attempts(2),
  cors: Cors.allowOrigins([StringMatch.exact('https://shop.example.com')]),
  headers: { request: { set: { a: 'b' }, add: { c: 'd' }, remove: ['e'] }, response: { set: { a: 'b' }, add: { c: 'd' }, remove: ['e'] } },
  rewrite: Rewrite.authority('shop.example.com'),
});
const matches = () => [RequestMatch.headerPresent('x-beta')];

const bookinfoService: Required<BookinfoServiceOptions> = { versions: ['v1', 'v2'], stable: 'v1' };

/** A service with a port for TCP behind a gateway without hosts. */
const atTcpPort = (app: App) => ({
  gateway: new MeshGateway(chartOf(app), 'Edge', { name: 'edge' }), service: reviews(app, { ports: [MeshPort.tcp(5432)] }), port: 5432, listenOn: 5432,
});

/** The service that is made already, at `shop/Reviews`. */
const reviewsOf = (app: App) => chartOf(app).node.findChild('Reviews') as MeshService;

/** Every construct of the library. */
export const CONSTRUCTS: Readonly<Record<string, Situation>> = {
  BlueGreen: situation<BlueGreenProps>((app, props) => new BlueGreen(chartOf(app), 'It', props), app => {
    const [blue, green] = reviews(app).versions;
    return { blue, green, live: Slot.BLUE, preview: matches(), ports: [9080], capacity: Capacity.compared() };
  }),
  BookinfoApp: situation<BookinfoAppProps>((app, props) => new BookinfoApp(chartOf(app), 'It', props), () => ({
    registry: 'registry.example.com',
    tag: '1',
    replicas: 1,
    resources: { cpu: { request: kplus.Cpu.millis(100) } },
    productpage: bookinfoService,
    details: bookinfoService,
    reviews: bookinfoService,
    ratings: bookinfoService,
  })),
  CanaryRelease: situation<CanaryReleaseProps>((app, props) => new CanaryRelease(chartOf(app), 'It', props),
    app => ({ canary: reviews(app).version('v2'), stage: CanaryStage.shift(of(5)), earlyAccess: matches(), ports: [9080], capacity: Capacity.compared() })),
  CircuitBreaker: situation<CircuitBreakerProps>((app, props) => new CircuitBreaker(chartOf(app), 'It', props), app => ({
    target: reviews(app),
    connectionPool: {
      maxConnections: 1,
      connectTimeout: second,
      http1MaxPendingRequests: 1,
      http2MaxRequests: 1,
      maxRequestsPerConnection: 1,
      maxRetries: 1,
    },
    outlierDetection: {
      consecutive5xxErrors: 1,
      consecutiveGatewayErrors: 1,
      interval: second,
      baseEjectionTime: second,
      maxEjectionPercent: of(50),
    },
  })),
  FaultInjection: situation<FaultInjectionProps>((app, props) => new FaultInjection(chartOf(app), 'It', props),
    app => ({ service: reviews(app), faults: [Fault.abort(503, of(5))], match: matches(), ports: [9080] })),
  GatewayRoute: situation<GatewayRouteProps>((app, props) => new GatewayRoute(chartOf(app), 'It', props), app => ({
    gateway: new MeshGateway(chartOf(app), 'Edge', { name: 'edge', hosts: ['shop.example.com'] }),
    service: reviews(app),
    hosts: ['shop.example.com'],
    paths: [StringMatch.prefix('/api/')],
    port: 9080,
    ...routes(),
  })),
  Lane: situation<LaneProps>((app, props) => new Lane(chartOf(app), 'It', props),
    app => ({ match: matches(), versions: [reviews(app).version('v2')] })),
  MeshGateway: situation<MeshGatewayProps>(
    (app, props) => new GatewayRoute(chartOf(app), 'Outside', { gateway: new MeshGateway(chartOf(app), 'It', props), service: reviews(app) }),
    () => ({ name: 'edge', hosts: ['shop.example.com'], install: GatewayInstall.ingress(), tls: GatewayTls.simple('shop-tls') })),
  MeshService: situation<MeshServiceProps>((app, props) => new MeshService(chartOf(app), 'It', props).addVersion('v1', external()), () => ({
    name: 'shop',
    ports: [MeshPort.http(80)],
    stable: 'v1',
    source: ServiceSource.create(),
    clusterDomain: 'cluster.local',
    ...routes(),
    loadBalancing: LoadBalancing.random(),
    locality: Locality.off(),
    tls: ClientTls.istioMutual(),
  })),
  Mirror: situation<MirrorProps>((app, props) => new Mirror(chartOf(app), 'It', props), app => ({ to: reviews(app).version('v2'), share: of(5), of: reviewsOf(app), toPort: 9080, ports: [9080] })),
  NginxRoute: situation<NginxRouteProps>((app, props) => new NginxRoute(chartOf(app), 'It', props), app => ({
    service: reviews(app),
    host: 'shop.example.com',
    name: 'shop',
    paths: [StringMatch.prefix('/')],
    port: 9080,
    ingressClassName: 'nginx',
    tlsSecretName: 'shop-tls',
    annotations: { team: 'shop' },
  })),
  RequestRoute: situation<RequestRouteProps>((app, props) => new RequestRoute(chartOf(app), 'It', props),
    app => ({ version: reviews(app).version('v2'), match: [RequestMatch.uri(StringMatch.prefix('/a'))], ports: [9080], ...routes() })),
  ServiceReply: situation<ServiceReplyProps>((app, props) => new ServiceReply(chartOf(app), 'It', props),
    app => ({ service: reviews(app), reply: Reply.fixed(503), match: matches(), ports: [9080] })),
  GatewayReply: situation<GatewayReplyProps>((app, props) => new GatewayReply(chartOf(app), 'It', props), app => ({
    gateway: new MeshGateway(chartOf(app), 'Edge', { name: 'edge', hosts: ['shop.example.com'] }),
    reply: Reply.fixed(404),
    hosts: ['shop.example.com'],
    paths: [StringMatch.prefix('/')],
  })),
  TcpGatewayRoute: situation<TcpGatewayRouteProps>((app, props) => new TcpGatewayRoute(chartOf(app), 'It', props), atTcpPort),
  TlsGatewayRoute: situation<TlsGatewayRouteProps>((app, props) => new TlsGatewayRoute(chartOf(app), 'It', props),
    app => ({ ...atTcpPort(app), hosts: ['shop.example.com'] })),
};

/** What is passed to the calls that make values. */
interface Values extends Record<'header' | 'cookie' | 'uri' | 'authority' | 'param', StringMatch>, Record<'all' | 'any', RequestMatch> {
  readonly delay: Duration;
  readonly share: Percent;
  readonly stage: Percent;
}

/** Every call that takes options, and every one whose arguments are values of ours. */
export const CALLS: Readonly<Record<string, Situation>> = {
  'MeshPort.http': situation<MeshPortOptions>((_, options) => MeshPort.http(80, options), () => ({ name: 'http-api', targetPort: 8080 })),
  'Retries.attempts': situation<RetryOptions>((_, options) => Retries.attempts(2, options),
    () => ({ perTryTimeout: Duration.seconds(1), retryOn: ['5xx'] })),
  'HealthCheck.http': situation<HealthCheckOptions>((_, options) => HealthCheck.http('/', options), () => ({
    port: 80, initialDelay: Duration.seconds(1), period: Duration.seconds(1), timeout: Duration.seconds(1), failureThreshold: 1,
  })),
  'GatewayInstall.custom': situation<CustomGatewayOptions>((_, options) => GatewayInstall.custom(options),
    () => ({ selector: { istio: 'edge' }, httpPort: 80, httpsPort: 443, nodePort: 30080 })),
  'RequestMatch.uri': situation<UriMatchOptions>((_, options) => RequestMatch.uri(StringMatch.prefix('/a'), options), () => ({ ignoreCase: true })),
  'RequestMatch.caller': situation<CallerOptions>((_, options) => RequestMatch.caller(options),
    () => ({ namespace: 'shop', labels: { app: 'web' } })),
  'RequestMatch.userAgent': situation<UserAgentOptions>((_, options) => RequestMatch.userAgent(options),
    () => ({ operatingSystem: OperatingSystem.LINUX, browser: Browser.FIREFOX })),
  'MeshWorkload.external': situation<ExternalPodsOptions>((app, options) => bareService(app).addVersion('v1', MeshWorkload.external(options)),
    () => ({ labels: { version: 'v1' } })),
  'MeshWorkload.container': situation<ContainerOptions>((app, options) => bareService(app).addVersion('v1', MeshWorkload.container(options)), () => ({
    image: 'shop:1',
    // One of the two, `replicas` or an autoscaler.
    replicas: untyped(undefined),
    ...capacity,
    spread: [TopologySpread.acrossNodes()],
    envFrom: [EnvFromSource.secret('keys')],
    volumeMounts: [VolumeMount.configMap('settings', '/etc/shop')],
    sidecars: [{ name: 'log', image: 'log:1', envFrom: [EnvFromSource.secret('keys')] }],
    initContainers: [{ name: 'fill', image: 'fill:1' }],
    nodeSelector: { disk: 'fast' },
    tolerations: [Toleration.exists('spot')],
    imagePullSecrets: ['registry'],
    command: ['shop'],
    args: ['--quiet'],
    env: { LEVEL: kplus.EnvValue.fromValue('info') },
    resources: {
      cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(200) },
      memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
      ephemeralStorage: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
    },
    readiness: HealthCheck.http('/'),
    liveness: HealthCheck.http('/'),
    startup: HealthCheck.http('/'),
    runAsUser: 1000,
    writablePaths: ['/tmp'],
    drainDelay: Duration.seconds(5),
    terminationGracePeriod: Duration.seconds(10),
    podAnnotations: { team: 'shop' },
    serviceAccountName: 'shop',
  })),
  'LoadBalancing.roundRobin': situation<BalancingOptions>((_, options) => LoadBalancing.roundRobin(options), () => ({ warmUp: second })),
  'HashKey.cookie and consistentHash': situation<{ generated: GeneratedCookie; key: HashKey }>(
    (_, { generated, key }) => [HashKey.cookie('pod', generated), LoadBalancing.consistentHash(key)],
    () => ({ generated: { ttl: second, path: '/' }, key: HashKey.sourceAddress() })),
  'ClientTls.mutual': situation<MutualVerification>((_, options) => [ClientTls.mutual(options), ClientTls.simple(options)], () => ({
    caCertificates: 'system', subjectAltNames: ['shop.example.com'], sni: 'shop.example.com', clientCertificate: '/etc/certs/a', privateKey: '/etc/certs/b',
  })),
  'Locality': situation<{ failovers: RegionFailover[]; labels: string[]; distributions: LocalityDistribution[] }>(
    (_, { failovers, labels, distributions }) => [Locality.failover(failovers), Locality.priority(labels), Locality.distribute(distributions)],
    () => ({ failovers: [{ from: 'eu', to: 'us' }], labels: ['zone'], distributions: [{ from: 'eu/*', to: { 'eu/*': of(100) } }] })),
  'Autoscaling.between': situation<{ least: number; most: number; target: ScalingTarget }>(
    (_, { least, most, target }) => Autoscaling.between(least, most, target), () => ({ least: 1, most: 2, target: ScalingTarget.cpu(of(50)) })),
  'TopologySpread.acrossZones': situation<SpreadOptions>((_, options) => TopologySpread.acrossZones(options),
    () => ({ maxSkew: 1, whenUnsatisfiable: WhenUnsatisfiable.DO_NOT_SCHEDULE })),
  'GatewayTls': situation<{ options: GatewayTlsOptions; hosts: Record<string, GatewayTls> }>(
    (_, { options, hosts }) => [GatewayTls.simple('a', options), GatewayTls.mutual('a', options), GatewayTls.perHost(hosts)],
    () => ({ options: { minimumVersion: TlsVersion.TLS_1_3 }, hosts: { 'shop.example.com': GatewayTls.none() } })),
  'MeshWorkload.fromObject': situation<BroughtInPodsOptions>(
    (app, options) => bareService(app).addVersion('v1', MeshWorkload.fromObject(uncounted(app, { cpu: '1' }), options)),
    () => ({ labels: { app: 'reviews' }, podLabels: PodLabels.kiali(), templatePath: 'spec.template', ...capacity })),
  'Cors.allowOrigins': situation<CorsOptions & { origins: StringMatch[] }>((_, { origins, ...options }) => Cors.allowOrigins(origins, options), () => ({
    origins: [StringMatch.exact('https://shop.example.com')],
    allowMethods: ['GET'],
    allowHeaders: ['a'],
    exposeHeaders: ['b'],
    maxAge: second,
    allowCredentials: true,
  })),
  'Reply.fixed': situation<FixedReplyOptions & { status: number }>((_, { status, ...options }) => Reply.fixed(status, options),
    () => ({ status: 503, body: 'gone', contentType: 'text/plain' })),
  'Reply.redirect': situation<RedirectOptions>((_, options) => Reply.redirect(options),
    () => ({ uri: '/new', prefix: untyped(undefined), authority: 'shop.example.com', scheme: 'https', port: 8443, code: 308 })),
  'Rewrite': situation<RewriteOptions & { path: string; pattern: string; replacement: string }>(
    (_, { path, pattern, replacement, ...options }) => [
      Rewrite.path(path, options), Rewrite.prefix(path, options), Rewrite.regex(pattern, replacement, options), Rewrite.authority(options.authority!),
    ],
    () => ({ path: '/a', pattern: '/a', replacement: '/b', authority: 'shop.example.com' })),
  'EnvFromSource.configMap': situation<EnvFromOptions>((_, options) => [EnvFromSource.configMap('a', options), EnvFromSource.secret('a', options)],
    () => ({ prefix: 'A_', optional: true })),
  'VolumeMount.configMap': situation<VolumeMountOptions>((_, options) => [VolumeMount.configMap('a', '/a', options), VolumeMount.secret('a', '/a', options)],
    () => ({ items: { a: 'b' }, optional: true })),
  'Toleration.equal': situation<{ key: string; value: string; effect: TaintEffect }>((_, { key, value, effect }) => Toleration.equal(key, value, effect),
    () => ({ key: 'a', value: 'b', effect: TaintEffect.NO_SCHEDULE })),
  'addVersion': situation<{ name: string; workload: MeshWorkload; options: object }>(
    (app, { name, workload, options }) => bareService(app).addVersion(name, workload, options),
    () => ({ name: 'v1', workload: MeshWorkload.external(), options: { label: '1.0' } })),
  'version, hostFor and patchRoute': situation<{ version: string; caller: Chart; source: string; patch: JsonPatch }>(
    (app, { version, caller, source, patch }) => {
      const service = reviews(app);
      service.version(version);
      service.hostFor(caller);
      service.patchRoute(source, patch);
    },
    app => ({ version: 'v1', caller: chartOf(app, 'back'), source: 'shop/Reviews', patch: JsonPatch.add('/corsPolicy', {}) })),
  'the values of matches and faults': situation<Values>(
    (_, { header, cookie, uri, authority, param, all, any, delay, share, stage }) => [
      RequestMatch.header('x', header),
      RequestMatch.cookie('x', cookie),
      RequestMatch.uri(uri),
      RequestMatch.authority(authority),
      RequestMatch.queryParam('x', param),
      RequestMatch.allOf(all), RequestMatch.anyOf(any), Fault.delay(delay, share), CanaryStage.shift(stage),
    ],
    () => {
      const [value, path, [match]] = [StringMatch.exact('a'), StringMatch.exact('/a'), matches()];
      const texts = { header: value, cookie: value, uri: path, authority: value, param: value };
      return { ...texts, all: match, any: match, delay: second, share: of(5), stage: of(5) };
    }),
  'what is brought in': situation<{ service: kplus.Service; deployment: kplus.Deployment }>(
    (app, { service, deployment }) => bareService(app, { source: ServiceSource.fromService(service) })
      .addVersion('v1', MeshWorkload.fromDeployment(deployment)),
    app => {
      return { service: ownService(app), deployment: ownDeployment(app, 'backend', { app: 'reviews' }) };
    }),
};
