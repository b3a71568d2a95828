import { App, Chart, Duration } from 'cdk8s';
import * as istio from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const header = (name: string, value: string) => istio.RequestMatch.header(name, istio.StringMatch.exact(value));
const pods = (tag: string) => istio.MeshWorkload.container({ image: `registry.example.com/orders:${tag}`, replicas: 2, runAsUser: 1000 });

const orders = new istio.MeshService(chart, 'Orders', {
  name: 'orders',
  ports: [istio.MeshPort.http(8080)],
  stable: 'v1',
  timeout: Duration.seconds(3),
  retries: istio.Retries.attempts(2, { perTryTimeout: Duration.seconds(1), retryOn: ['gateway-error', 'connect-failure', 'refused-stream'] }),
});
orders.addVersion('v1', pods('1.8.0'));
const v2 = orders.addVersion('v2', pods('2.0.0'));
const v3 = orders.addVersion('v3', pods('3.0.0-beta'));
const audit = orders.addVersion('audit', pods('1.8.0-audit'));

// v2 is being released: the staff first, then 10 % of the public.
new istio.CanaryRelease(chart, 'OrdersV2', {
  canary: v2,
  stage: istio.CanaryStage.shift(istio.Percent.of(10)),
  earlyAccess: [istio.RequestMatch.cookie('staff', istio.StringMatch.exact('1'))],
});

// v3 sees a little of the live traffic, and the audit sees all of it.
new istio.Mirror(chart, 'OrdersV3Shadow', { to: v3, share: istio.Percent.of(0.5) });
new istio.Mirror(chart, 'OrdersAudit', { to: audit, share: istio.Percent.of(100) });

// One partner has a contract for v1, whatever a release does.
new istio.RequestRoute(chart, 'PartnerOnV1', { version: orders.version('v1'), match: [header('x-partner', 'acme')] });

// Testers can ask for a slow answer, or for none.
new istio.FaultInjection(chart, 'SlowForTesters', {
  service: orders,
  faults: [istio.Fault.delay(Duration.seconds(2), istio.Percent.of(100))],
  match: [header('x-fault', 'slow')],
});
new istio.FaultInjection(chart, 'BrokenForTesters', {
  service: orders,
  faults: [istio.Fault.abort(503, istio.Percent.of(100))],
  match: [header('x-fault', 'broken')],
});

// Every version has these limits; v2 may have fewer connections and fails sooner.
new istio.CircuitBreaker(chart, 'OrdersLimits', {
  target: orders,
  connectionPool: { maxConnections: 100, http1MaxPendingRequests: 50, connectTimeout: Duration.millis(500) },
  outlierDetection: { consecutive5xxErrors: 5, baseEjectionTime: Duration.seconds(30), maxEjectionPercent: istio.Percent.of(50) },
});
new istio.CircuitBreaker(chart, 'OrdersV2Limits', {
  target: v2,
  connectionPool: { maxConnections: 50 },
  outlierDetection: { consecutive5xxErrors: 3, maxEjectionPercent: istio.Percent.of(50) },
});

// The same rules for requests from outside.
const edge = new istio.MeshGateway(chart, 'Edge', {
  name: 'edge',
  hosts: ['orders.example.com'],
  tls: istio.GatewayTls.simple('orders-example-com'),
});
const outside = new istio.GatewayRoute(chart, 'Outside', { gateway: edge, service: orders, paths: [istio.StringMatch.prefix('/orders')] });
console.log(outside.urls.join('\n'));

app.synth();
