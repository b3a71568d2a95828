import { App, Chart, Duration } from 'cdk8s';
import * as istio from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'ratings', { namespace: 'bookinfo' });

const ratings = new istio.MeshService(chart, 'Ratings', {
  name: 'ratings',
  source: istio.ServiceSource.external(),
  ports: [istio.MeshPort.http(9080)],
  stable: 'v1',
});
ratings.addVersion('v1', istio.MeshWorkload.external());

const jason = istio.RequestMatch.header('end-user', istio.StringMatch.exact('jason'));
new istio.FaultInjection(chart, 'SlowForJason', {
  service: ratings,
  faults: [istio.Fault.delay(Duration.seconds(7), istio.Percent.of(100))],
  match: [jason],
});

app.synth();
