import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, PodLabels, RequestMatch, ServiceSource, StringMatch, MeshWorkload } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

// What is made with cdk8s-plus: a Service and a Deployment that run already, and a Deployment that is new.
const deployment = (version: string) => new kplus.Deployment(chart, `Deployment-${version}`, {
  metadata: { name: `shop-${version}` },
  podMetadata: { labels: { app: 'shop' } },
  containers: [{ image: `registry.example.com/shop:${version}`, portNumber: 8080 }],
});
const v1 = deployment('v1');
const v2 = deployment('v2');

const service = new kplus.Service(chart, 'Service', {
  metadata: { name: 'shop' },
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
});
service.selectLabel('app', 'shop');

// What is added: the mesh service takes all of them as they are, and the release is the same as for any other service.
const shop = new MeshService(chart, 'Shop', {
  name: 'shop',
  source: ServiceSource.fromService(service),
  ports: [MeshPort.http(80)],
  stable: 'v1',
});
shop.addVersion('v1', MeshWorkload.fromDeployment(v1));
// Labels for Kiali change the pod template: here nothing runs yet that would be replaced.
new CanaryRelease(chart, 'ShopV2', {
  canary: shop.addVersion('v2', MeshWorkload.fromDeployment(v2, { podLabels: PodLabels.kiali() })),
  stage: CanaryStage.shift(Percent.of(10)),
});

// A service that is in the cluster already, say from a Helm chart: only its rules are written.
const legacy = new MeshService(chart, 'Legacy', {
  name: 'legacy',
  source: ServiceSource.external(),
  ports: [MeshPort.http(8080)],
  stable: 'v1',
});
legacy.addVersion('v1', MeshWorkload.external());
new CanaryRelease(chart, 'LegacyNext', {
  canary: legacy.addVersion('next', MeshWorkload.external({ labels: { 'app.kubernetes.io/version': '2.0.0' } })),
  stage: CanaryStage.dark(),
  earlyAccess: [RequestMatch.header('x-preview', StringMatch.exact('next'))],
});

app.synth();
