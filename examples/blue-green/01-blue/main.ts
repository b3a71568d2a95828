import { App, Chart } from 'cdk8s';
import { BlueGreen, BookinfoApp, RequestMatch, Slot, StringMatch } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });

const { reviews } = new BookinfoApp(chart, 'Bookinfo', {
  reviews: { versions: ['v1', 'v2'], stable: 'v1' },
});

new BlueGreen(chart, 'Reviews', {
  blue: reviews.version('v1'),
  green: reviews.version('v2'),
  live: Slot.BLUE,
  preview: [RequestMatch.cookie('preview', StringMatch.exact('1'))],
});

app.synth();
