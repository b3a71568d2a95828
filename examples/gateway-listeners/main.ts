import { App, Chart } from 'cdk8s';
import * as istio from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const pods = (image: string) => istio.MeshWorkload.container({ image: `registry.example.com/${image}`, runAsUser: 1000 });

// Answers requests, and lets reports read its database. A tenth of the requests goes to v2, and no connection to the database.
const orders = new istio.MeshService(chart, 'Orders', {
  name: 'orders',
  ports: [istio.MeshPort.http(8080), istio.MeshPort.tcp(5432, { name: 'tcp-db' })],
  stable: 'v1',
});
orders.addVersion('v1', pods('orders:1.8.0'));
new istio.CanaryRelease(chart, 'OrdersV2', {
  canary: orders.addVersion('v2', pods('orders:2.0.0')),
  stage: istio.CanaryStage.shift(istio.Percent.of(10)),
});

// Holds a key that no gateway may have, so TLS ends at its pods.
const signing = new istio.MeshService(chart, 'Signing', { name: 'signing', ports: [istio.MeshPort.tls(8443)], stable: 'v1' });
signing.addVersion('v1', pods('signing:4.1.0'));

// A certificate for customers, another one for partners, who show theirs too, and none for a page that has to answer when certificates have expired.
const gateway = new istio.MeshGateway(chart, 'Gateway', {
  name: 'edge',
  hosts: ['orders.example.com', 'partners.example.com', 'status.example.com'],
  tls: istio.GatewayTls.perHost({
    'orders.example.com': istio.GatewayTls.simple('orders-example-com'),
    'partners.example.com': istio.GatewayTls.mutual('partners-example-com', { minimumVersion: istio.TlsVersion.TLS_1_3 }),
    'status.example.com': istio.GatewayTls.none(),
  }),
});
const outside = [
  new istio.GatewayRoute(chart, 'Shop', { gateway, service: orders, hosts: ['orders.example.com', 'partners.example.com'] }),
  new istio.GatewayRoute(chart, 'Status', { gateway, service: orders, hosts: ['status.example.com'], paths: [istio.StringMatch.exact('/status')] }),
];
new istio.TcpGatewayRoute(chart, 'Reports', { gateway, service: orders });
new istio.TlsGatewayRoute(chart, 'Signatures', { gateway, service: signing, hosts: ['signing.example.com'] });
console.log(outside.flatMap(({ urls }) => urls).join('\n'));

app.synth();
