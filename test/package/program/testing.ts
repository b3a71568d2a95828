import { App, Chart } from 'cdk8s';
import { MeshPort, MeshService, MeshWorkload } from 'cdk8s-istio';
import { assertRoute, routingOf, type RoutingMatchers } from 'cdk8s-istio/testing';

/** What an `expect` knows that was extended. */
declare const expectRouting: RoutingMatchers<void>;
export const knows: keyof typeof expectRouting = 'toRoute';

const app = new App();
const shop = new MeshService(new Chart(app, 'shop', { namespace: 'shop' }), 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
shop.addVersion('v1', MeshWorkload.container({ image: 'registry.example.com/shop:1' }));

assertRoute(routingOf(app), { from: 'sidecar/shop', host: 'shop' }, { 'shop/v1': 100 });
