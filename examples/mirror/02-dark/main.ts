import { App, Chart } from 'cdk8s';
import * as istio from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });

const { reviews } = new istio.BookinfoApp(chart, 'Bookinfo', {
  reviews: { versions: ['v1', 'v2'], stable: 'v1' },
});
const v2 = reviews.version('v2');

new istio.Mirror(chart, 'Shadow', { to: v2, share: istio.Percent.of(10) });
const testers = istio.RequestMatch.header('end-user', istio.StringMatch.exact('jason'));
new istio.CanaryRelease(chart, 'ReviewsV2', { canary: v2, stage: istio.CanaryStage.dark(), earlyAccess: [testers] });

app.synth();
