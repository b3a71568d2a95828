import { App, Chart, Duration } from 'cdk8s';
import {
  Cors, GatewayRoute, MeshGateway, MeshPort, MeshService, MeshWorkload, RequestMatch, RequestRoute, Retries, Rewrite, RouteTimeout, StringMatch,
} from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

// Every route of the service: what pages of the shop may do, what is changed on the way, and how long a request may take.
const catalog = new MeshService(chart, 'Catalog', {
  name: 'catalog',
  ports: [MeshPort.http(8080)],
  stable: 'v2',
  timeout: Duration.seconds(2),
  cors: Cors.allowOrigins([StringMatch.exact('https://shop.example.com')], {
    allowMethods: ['GET', 'PUT'], allowHeaders: ['content-type', 'x-token'], maxAge: Duration.hours(1), allowCredentials: true,
  }),
  headers: {
    request: { set: { 'x-shop': 'europe' } },
    response: { add: { 'cache-control': 'no-store' }, remove: ['x-powered-by'] },
  },
});
const [v1, v2] = ['v1', 'v2'].map(name => catalog.addVersion(name, MeshWorkload.container({ image: `registry.example.com/catalog:${name}`, runAsUser: 1000 })));

// Clients of the old interface get the old version, which knows no /v1/ in its paths.
new RequestRoute(chart, 'OldInterface', {
  version: v1,
  match: [RequestMatch.uri(StringMatch.prefix('/v1/'))],
  rewrite: Rewrite.prefix('/'),
});

// An export takes as long as it takes, and is never asked for twice.
new RequestRoute(chart, 'Export', {
  version: v2,
  match: [RequestMatch.uri(StringMatch.exact('/export'))],
  timeout: RouteTimeout.none(),
  retries: Retries.disabled(),
  headers: { response: { set: { 'cache-control': 'private' } } },
});

// Outside no answer says which version gave it, and everything else is as inside.
new GatewayRoute(chart, 'Outside', {
  gateway: new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['catalog.example.com'] }),
  service: catalog,
  headers: { response: { remove: ['x-catalog-version'] } },
});

app.synth();
