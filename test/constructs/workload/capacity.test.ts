import { ApiObject, JsonPatch, Size } from 'cdk8s';
import {
  Autoscaling, DisruptionBudget, MeshPort, MeshService, MeshWorkload, Percent, ScalingTarget, ServiceSource, TopologySpread, WhenUnsatisfiable,
  type ContainerOptions,
} from 'cdk8s-istio';
import { Cpu } from 'cdk8s-plus-28';
import { find, rendered, type Manifest } from '../../support/manifests';

/** What is written for the version `v1` of the service `shop`. */
function written(options: Partial<ContainerOptions>): Manifest[] {
  return rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    service.addVersion('v1', MeshWorkload.container({ image: 'shop:1', ...options }), { label: '1.0' });
  });
}

const metadata = { name: 'shop-v1', namespace: 'shop', labels: { app: 'shop', version: '1.0' } };
const selector = { matchLabels: { app: 'shop', version: '1.0' } };
const resources = { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } };

describe('an autoscaler', () => {
  const { cpu, memory, podMetric } = ScalingTarget;
  const objects = written({ resources, autoscaling: Autoscaling.between(2, 10, cpu(Percent.of(70)), memory(Percent.of(80)), podMetric('requests_per_second', 0.5)) });

  test('scales the Deployment of the version by the usage of its container alone, and by metrics of its pods', () => {
    const usage = (name: string, averageUtilization: number) =>
      ({ type: 'ContainerResource', containerResource: { name, container: 'shop', target: { type: 'Utilization', averageUtilization } } });
    expect(find(objects, 'HorizontalPodAutoscaler', 'shop-v1')).toEqual({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop-v1' },
        minReplicas: 2,
        maxReplicas: 10,
        metrics: [
          usage('cpu', 70),
          usage('memory', 80),
          { type: 'Pods', pods: { metric: { name: 'requests_per_second' }, target: { type: 'AverageValue', averageValue: '0.5' } } },
        ],
      },
    });
  });

  test('leaves no number in the Deployment that an apply would put back', () => {
    expect(find(objects, 'Deployment', 'shop-v1').spec).not.toHaveProperty('replicas');
  });
});

test('an autoscaler scales the Deployment by the name that a patch gives it', () => {
  const objects = rendered(chart => {
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1' });
    const autoscaling = Autoscaling.between(2, 10, ScalingTarget.podMetric('requests', 5));
    service.addVersion('v1', MeshWorkload.container({ image: 'shop:1', autoscaling })).deployment?.addJsonPatch(JsonPatch.replace('/metadata/name', 'storefront'));
  });
  expect(find(objects, 'HorizontalPodAutoscaler', 'shop-v1').spec).toMatchObject({ scaleTargetRef: { name: 'storefront' } });
});

describe('a disruption budget', () => {
  test.each<[DisruptionBudget, object]>([
    [DisruptionBudget.maxUnavailable(1), { maxUnavailable: 1 }],
    [DisruptionBudget.minAvailable(2), { minAvailable: 2 }],
  ])('is about the pods of one version, and keeps no broken pod: %j', (disruption, expected) => {
    expect(find(written({ replicas: 3, disruption }), 'PodDisruptionBudget', 'shop-v1')).toEqual({
      apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { ...expected, selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    });
  });
});

test('a spread counts the pods of the version alone', () => {
  const spread = [TopologySpread.acrossNodes(), TopologySpread.acrossZones({ maxSkew: 2, whenUnsatisfiable: WhenUnsatisfiable.DO_NOT_SCHEDULE })];
  expect(find(written({ spread }), 'Deployment', 'shop-v1').spec).toMatchObject({
    template: {
      spec: {
        topologySpreadConstraints: [
          { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: selector },
          { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 2, whenUnsatisfiable: 'DoNotSchedule', labelSelector: selector },
        ],
      },
    },
  });
});

test('nothing is written for what is not asked for', () => {
  expect(written({}).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Service', 'DestinationRule', 'VirtualService', 'Deployment']);
});

describe('pods that are brought in', () => {
  const objects = rendered(chart => {
    const legacy = new ApiObject(chart, 'Legacy', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'legacy' },
      spec: {
        selector: { matchLabels: { part: 'legacy' } },
        template: {
          metadata: { labels: { part: 'legacy', app: 'shop' } },
          spec: { containers: [{ name: 'main', image: 'legacy:1', resources: { limits: { cpu: '1' } } }, { name: 'log', image: 'log:1' }] },
        },
      },
    });
    const service = new MeshService(chart, 'Shop', { name: 'shop', ports: [MeshPort.http(80)], stable: 'v1', source: ServiceSource.external() });
    service.addVersion('v1', MeshWorkload.fromObject(legacy, {
      autoscaling: Autoscaling.between(2, 10, ScalingTarget.cpu(Percent.of(70))), disruption: DisruptionBudget.maxUnavailable(1),
    }));
    legacy.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/name', 'renamed'));
  });

  test('are counted by an autoscaler of their own object, by the load of their first container', () => {
    expect(find(objects, 'HorizontalPodAutoscaler', 'legacy').spec).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'legacy' },
      metrics: [{ containerResource: { name: 'cpu', container: 'renamed' } }],
    });
  });

  test('have a budget by the labels of their selector', () => {
    expect(find(objects, 'PodDisruptionBudget', 'legacy').spec).toMatchObject({ maxUnavailable: 1, selector: { matchLabels: { part: 'legacy' } } });
  });
});
