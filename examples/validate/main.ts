import { App, Chart, Include } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, RequestMatch, StringMatch, MeshWorkload } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const cart = new MeshService(chart, 'Cart', { name: 'cart', ports: [MeshPort.http(8080)], stable: 'v1' });
cart.addVersion('v1', MeshWorkload.container({ image: 'registry.example.com/cart:1.4.0' }));
new CanaryRelease(chart, 'CartV2', {
  canary: cart.addVersion('v2', MeshWorkload.container({ image: 'registry.example.com/cart:2.0.0' })),
  stage: CanaryStage.dark(),
  earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason'))],
});

// What the team of the storefront writes by hand, as it is. It names the subsets of the cart.
new Include(chart, 'Storefront', { url: `${__dirname}/storefront.yaml` });

app.synth();
