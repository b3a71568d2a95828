import { App, Chart } from 'cdk8s';
import * as istio from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'bookinfo', { namespace: 'demo-project' });

const { productpage } = new istio.BookinfoApp(chart, 'Bookinfo');

// Istio publishes one version of the page, so the second one is your own.
const v2 = productpage.addVersion('v2', istio.MeshWorkload.container({
  image: 'registry.example.com/productpage:v2',
  readiness: istio.HealthCheck.http('/health'),
  runAsUser: 1000,
  writablePaths: ['/tmp'],
}));

new istio.CanaryRelease(chart, 'ProductpageV2', {
  canary: v2,
  stage: istio.CanaryStage.shift(istio.Percent.of(50)),
  earlyAccess: [istio.RequestMatch.cookie('preview', istio.StringMatch.exact('v2'))],
});

// The address of a node, and the node port of the gateway's Service for HTTP.
const gateway = new istio.MeshGateway(chart, 'Gateway', {
  name: 'bookinfo',
  hosts: [istio.NipIo.host('productpage.demo-project', '192.168.0.8')],
  install: istio.GatewayInstall.ingressGateway({ nodePort: 31680 }),
});

const outside = new istio.GatewayRoute(chart, 'Outside', { gateway, service: productpage, paths: istio.BookinfoApp.PATHS });
console.log(outside.urls[0]);

app.synth();
