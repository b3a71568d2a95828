import { App, Chart } from 'cdk8s';
import { BookinfoApp, CanaryRelease, CanaryStage, Percent } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });

const { reviews } = new BookinfoApp(chart, 'Bookinfo', {
  reviews: { versions: ['v1', 'v2'], stable: 'v1' },
});

new CanaryRelease(chart, 'ReviewsV2', {
  canary: reviews.version('v2'),
  stage: CanaryStage.shift(Percent.of(50)),
});

app.synth();
