import { App, Chart, Duration, JsonPatch } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, CircuitBreaker, MeshPort, MeshService, Percent, RequestMatch, RequestRoute, Retries, ServiceSource, StringMatch,
  MeshWorkload,
} from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

// The Service and the pods stay as they are, and where they are written.
const orders = new MeshService(chart, 'Orders', {
  name: 'orders',
  source: ServiceSource.external(),
  ports: [MeshPort.http(8080)],
  stable: 'v1',
  timeout: Duration.seconds(3),
  retries: Retries.attempts(2, { perTryTimeout: Duration.seconds(1), retryOn: ['gateway-error', 'connect-failure', 'refused-stream'] }),
});
const v1 = orders.addVersion('v1', MeshWorkload.external(), { label: '1.9' });
const v2 = orders.addVersion('v2', MeshWorkload.external(), { label: '2.0' });

// The rules, by what they are for.
const partner = new RequestRoute(chart, 'Acme', {
  version: v1,
  match: [RequestMatch.header('x-partner', StringMatch.exact('acme'))],
});
const release = new CanaryRelease(chart, 'OrdersV2', {
  canary: v2,
  stage: CanaryStage.shift(Percent.of(10)),
  earlyAccess: [
    RequestMatch.header('end-user', StringMatch.exact('jason')),
    RequestMatch.allOf(RequestMatch.uri(StringMatch.prefix('/checkout')), RequestMatch.queryParam('preview', StringMatch.exact('yes'))),
  ],
});
new CircuitBreaker(chart, 'OrdersLimits', {
  target: orders,
  connectionPool: { maxConnections: 100, connectTimeout: Duration.millis(250), http1MaxPendingRequests: 20, maxRequestsPerConnection: 50 },
});

// What the library has no words for.
const cors = JsonPatch.add('/corsPolicy', {
  allowOrigins: [{ exact: 'https://shop.example.com' }],
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['content-type'],
  maxAge: '24h',
});
for (const route of [orders, partner, release]) orders.patchRoute(route.node.path, cors);
orders.patchRoute(release.node.path, JsonPatch.add('/headers', { response: { set: { 'x-answered-by': 'preview' } } }));
orders.destinationRule.addJsonPatch(JsonPatch.add('/spec/trafficPolicy/loadBalancer', { simple: 'ROUND_ROBIN' }));

app.synth();
