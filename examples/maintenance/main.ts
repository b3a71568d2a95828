import { App, Chart } from 'cdk8s';
import {
  CanaryRelease, CanaryStage, GatewayReply, GatewayRoute, MeshGateway, MeshPort, MeshService, MeshWorkload, Percent, Reply, RequestMatch,
  ServiceReply, StringMatch,
} from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const service = (id: string, name: string) => new MeshService(chart, id, { name, ports: [MeshPort.http(8080)], stable: 'v1' });
const pods = (image: string) => MeshWorkload.container({ image: `registry.example.com/${image}`, runAsUser: 1000 });

const checkout = service('Checkout', 'checkout');
checkout.addVersion('v1', pods('checkout:1'));

// The release goes on as it stands while nobody gets through.
new CanaryRelease(chart, 'CheckoutV2', { canary: checkout.addVersion('v2', pods('checkout:2')), stage: CanaryStage.shift(Percent.of(10)) });

// Delete this construct, and the service answers again.
new ServiceReply(chart, 'Maintenance', {
  service: checkout,
  reply: Reply.fixed(503, { body: '{"reason":"maintenance until noon"}', contentType: 'application/json' }),
});

const shop = service('Shop', 'shop');
shop.addVersion('v1', pods('shop:1'));

// One path has moved inside the mesh too.
new ServiceReply(chart, 'SalesMoved', {
  service: shop,
  reply: Reply.redirect({ uri: '/offers', code: 308 }),
  match: [RequestMatch.uri(StringMatch.exact('/sales'))],
});

const edge = new MeshGateway(chart, 'Edge', { name: 'edge', hosts: ['shop.example.com', 'www.example.com'] });
const [main, www] = edge.hosts;
new GatewayRoute(chart, 'ShopOutside', { gateway: edge, service: shop, hosts: [main] });
new GatewayRoute(chart, 'CheckoutOutside', { gateway: edge, service: checkout, hosts: [main], paths: [StringMatch.prefix('/checkout/')] });

// Paths and hosts that belong to no service.
new GatewayReply(chart, 'OldBasket', { gateway: edge, hosts: [main], paths: [StringMatch.prefix('/basket/')], reply: Reply.redirect({ prefix: '/checkout/' }) });
new GatewayReply(chart, 'Www', { gateway: edge, hosts: [www], reply: Reply.redirect({ authority: main }) });

app.synth();
