import { App, Chart } from 'cdk8s';
import { BookinfoApp } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });

new BookinfoApp(chart, 'Bookinfo');

app.synth();
