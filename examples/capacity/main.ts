import { App, Chart, Duration } from 'cdk8s';
import {
  Autoscaling, CanaryRelease, CanaryStage, CircuitBreaker, DisruptionBudget, LoadBalancing, Locality, MeshPort, MeshService, MeshWorkload, Percent,
  ScalingTarget, TopologySpread,
} from 'cdk8s-istio';
import { Cpu } from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'catalog', { namespace: 'shop' });

const catalog = new MeshService(chart, 'Catalog', {
  name: 'catalog',
  ports: [MeshPort.http(8080)],
  stable: 'v1',
  loadBalancing: LoadBalancing.leastRequest({ warmUp: Duration.seconds(30) }),
  locality: Locality.off(),
});

const pods = (tag: string, least: number, most: number) => MeshWorkload.container({
  image: `registry.example.com/catalog:${tag}`,
  resources: { cpu: { request: Cpu.millis(200) } },
  autoscaling: Autoscaling.between(least, most, ScalingTarget.cpu(Percent.of(70))),
  disruption: DisruptionBudget.maxUnavailable(1),
  spread: [TopologySpread.acrossNodes(), TopologySpread.acrossZones()],
});
catalog.addVersion('v1', pods('1.4.0', 4, 12));
const v2 = catalog.addVersion('v2', pods('2.0.0', 2, 12));

new CanaryRelease(chart, 'CatalogV2', {
  canary: v2,
  stage: CanaryStage.shift(Percent.of(25)),
});

new CircuitBreaker(chart, 'CatalogLimits', {
  target: catalog,
  outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: Percent.of(50) },
});

app.synth();
