import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, Percent, MeshWorkload } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'service-a', { namespace: 'demo-project' });

const serviceA = new MeshService(chart, 'ServiceA', {
  name: 'service-a',
  ports: [MeshPort.http(7777)],
  stable: 'v1',
});

const container = (tag: string) => MeshWorkload.container({ image: `service-a/service-a:${tag}`, runAsUser: 1000 });
serviceA.addVersion('v1', container('v1'));
const v2 = serviceA.addVersion('v2', container('v2'));

new CanaryRelease(chart, 'ServiceAV2', {
  canary: v2,
  stage: CanaryStage.shift(Percent.of(20)),
});

app.synth();
