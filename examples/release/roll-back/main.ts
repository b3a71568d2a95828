import { App, Chart } from 'cdk8s';
import * as istio from 'cdk8s-istio';

/** Who sees a new version of reviews before the public does. */
export const TESTERS = istio.RequestMatch.header('end-user', istio.StringMatch.exact('jason'));

const app = new App();
const chart = new Chart(app, 'reviews', { namespace: 'bookinfo' });

const pods = (version: string) => istio.MeshWorkload.container({
  image: `docker.io/istio/examples-bookinfo-reviews-${version}:1.20.1`,
  readiness: istio.HealthCheck.http('/health'),
  runAsUser: 1000,
  writablePaths: ['/tmp', '/opt/ibm/wlp/output'],
});

const reviews = new istio.MeshService(chart, 'Reviews', { name: 'reviews', ports: [istio.MeshPort.http(9080)], stable: 'v1' });
reviews.addVersion('v1', pods('v1'));
reviews.addVersion('v2', pods('v2'));
new istio.CanaryRelease(chart, 'V2', { canary: reviews.version('v2'), stage: istio.CanaryStage.rollBack(), earlyAccess: [TESTERS] });

app.synth();
