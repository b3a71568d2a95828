import { App, Chart } from 'cdk8s';
import * as istio from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'reviews', { namespace: 'bookinfo' });

const reviews = new istio.MeshService(chart, 'Reviews', {
  name: 'reviews',
  source: istio.ServiceSource.external(),
  ports: [istio.MeshPort.http(9080)],
  stable: 'v1',
});
for (const version of ['v1', 'v2', 'v3']) reviews.addVersion(version, istio.MeshWorkload.external());

new istio.CanaryRelease(chart, 'ReviewsV2', {
  canary: reviews.version('v2'),
  stage: istio.CanaryStage.shift(istio.Percent.of(20)),
});

app.synth();
