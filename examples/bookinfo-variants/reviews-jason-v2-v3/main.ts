import { App, Chart } from 'cdk8s';
import * as istio from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'reviews', { namespace: 'bookinfo' });

const reviews = new istio.MeshService(chart, 'Reviews', {
  name: 'reviews',
  source: istio.ServiceSource.external(),
  ports: [istio.MeshPort.http(9080)],
  stable: 'v3',
});
for (const version of ['v1', 'v2', 'v3']) reviews.addVersion(version, istio.MeshWorkload.external());

const jason = istio.RequestMatch.header('end-user', istio.StringMatch.exact('jason'));
new istio.RequestRoute(chart, 'JasonOnV2', { version: reviews.version('v2'), match: [jason] });

app.synth();
