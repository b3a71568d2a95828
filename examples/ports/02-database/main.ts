import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, MeshWorkload, Percent, RequestMatch, StringMatch } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'store', { namespace: 'shop' });

const store = new MeshService(chart, 'Store', {
  name: 'store',
  ports: [MeshPort.http(8080), MeshPort.http(8081, { name: 'http-admin' }), MeshPort.tcp(5432, { name: 'tcp-sql' })],
  stable: 'v1',
});

const container = (tag: string) => MeshWorkload.container({ image: `registry.example.com/store:${tag}`, runAsUser: 1000 });
store.addVersion('v1', container('1.0.0'));
const v2 = store.addVersion('v2', container('2.0.0'));

new CanaryRelease(chart, 'StoreV2', {
  canary: v2,
  stage: CanaryStage.shift(Percent.of(10)),
  earlyAccess: [RequestMatch.header('end-user', StringMatch.exact('jason'))],
  ports: [8080, 5432],
});

app.synth();
