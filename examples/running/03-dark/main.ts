import { App, Chart } from 'cdk8s';
import { CanaryRelease, CanaryStage, MeshPort, MeshService, MeshWorkload, RequestMatch, ServiceSource, StringMatch } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-33';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

// What runs: a Service, and the pods that it selects.
const deployment = new kplus.Deployment(chart, 'Deployment', {
  metadata: { name: 'legacy' },
  podMetadata: { labels: { app: 'legacy' } },
  replicas: 2,
  containers: [{
    image: 'registry.example.com/legacy:1',
    portNumber: 8080,
    securityContext: { capabilities: { drop: [kplus.Capability.ALL] }, seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT } },
  }],
});
const service = new kplus.Service(chart, 'Service', { metadata: { name: 'legacy' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
service.selectLabel('app', 'legacy');

const legacy = new MeshService(chart, 'Legacy', {
  name: 'legacy',
  source: ServiceSource.fromService(service),
  ports: [MeshPort.http(80, { targetPort: 8080 })],
  stable: 'v1',
});
legacy.addVersion('v1', MeshWorkload.fromDeployment(deployment));
const v2 = legacy.addVersion('v2', MeshWorkload.container({ image: 'registry.example.com/legacy:2', replicas: 2 }));
new CanaryRelease(chart, 'LegacyV2', {
  canary: v2,
  stage: CanaryStage.dark(),
  earlyAccess: [RequestMatch.header('x-tester', StringMatch.exact('yes'))],
});

app.synth();
