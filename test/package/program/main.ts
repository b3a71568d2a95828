import { App, Chart, Duration } from 'cdk8s';
import {
  BookinfoApp, CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, RequestMatch, StringMatch, MeshWorkload,
} from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const shop = new MeshService(chart, 'Shop', {
  name: 'shop',
  ports: [MeshPort.http(80, { targetPort: 8080 })],
  stable: 'v1',
  timeout: Duration.seconds(2),
});
shop.addVersion('v1', MeshWorkload.container({ image: 'registry.example.com/shop:1' }));
new CanaryRelease(chart, 'ShopV2', {
  canary: shop.addVersion('v2', MeshWorkload.container({ image: 'registry.example.com/shop:2' })),
  stage: CanaryStage.shift(Percent.of(25)),
  earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason')), RequestMatch.cookie('beta', StringMatch.exact('1'))],
});

const bookinfo = new BookinfoApp(chart, 'Bookinfo', { reviews: { versions: ['v1', 'v3'], stable: 'v1' } });
new CanaryRelease(chart, 'ReviewsV3', { canary: bookinfo.reviews.version('v3'), stage: CanaryStage.shift(Percent.of(50)) });

app.synth();
