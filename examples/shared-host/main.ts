import { App, Chart } from 'cdk8s';
import * as istio from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'api', { namespace: 'api' });

const service = (id: string, name: string) => new istio.MeshService(chart, id, { name, ports: [istio.MeshPort.http(8080)], stable: 'v1' });
const pods = (image: string) => istio.MeshWorkload.container({ image: `registry.example.com/${image}`, runAsUser: 1000 });

// What was there first, and answers everything under /api.
const legacy = service('LegacyService', 'legacy');
legacy.addVersion('v1', pods('legacy:1.4.0'));

// What takes its place path by path, in the middle of a release.
const modern = service('ModernService', 'modern');
modern.addVersion('v1', pods('modern:1.0.0'));
new istio.CanaryRelease(chart, 'ModernV2', {
  canary: modern.addVersion('v2', pods('modern:2.0.0')),
  stage: istio.CanaryStage.shift(istio.Percent.of(10)),
  earlyAccess: [istio.RequestMatch.header('x-preview', istio.StringMatch.exact('v2'))],
});

const gateway = new istio.MeshGateway(chart, 'Gateway', { name: 'api', hosts: ['api.example.com'] });

// Both in one order whatever stands first here: exact paths, then the longer prefix.
const routes = [
  new istio.GatewayRoute(chart, 'Legacy', {
    gateway,
    service: legacy,
    paths: [istio.StringMatch.exact('/api'), istio.StringMatch.prefix('/api/')],
  }),
  // It knows nothing of its place on the host: it sees /orders where /api/v2/orders was sent.
  new istio.GatewayRoute(chart, 'Modern', {
    gateway,
    service: modern,
    paths: [istio.StringMatch.exact('/api/v2'), istio.StringMatch.prefix('/api/v2/')],
    rewrite: istio.Rewrite.prefix('/'),
  }),
];
console.log(routes.flatMap(({ urls }) => urls).join('\n'));

app.synth();
