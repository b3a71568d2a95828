import { ApiObject, JsonPatch, Size, type App } from 'cdk8s';
import {
  Autoscaling, BlueGreen, CanaryRelease, CanaryStage, Capacity, DisruptionBudget, MeshPort, MeshWorkload, Mirror, Percent, RequestMatch, RequestRoute,
  ScalingTarget, Slot, StringMatch, TopologySpread, type ContainerOptions, type MeshService,
} from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-28';
import { broughtInAs } from './brought-in';
import { bareService, chartOf, ownDeployment, refused, untyped, type RefusalCase } from './refusal-case';

/** The codes of how many pods there are. */
export type CapacityCode = `CDI32${0 | 1 | 2 | 3 | 4}` | 'CDI429' | 'CDI430';

const { of } = Percent;
const { cpu, memory, podMetric } = ScalingTarget;
const ASKED = podMetric('requests', 50);

const container = (options: Partial<ContainerOptions>) => (app: App) =>
  bareService(app).addVersion('v1', MeshWorkload.container({ image: 'reviews:1', ...options }));

/** A Deployment that says no number of pods, with what its container requests. */
export const uncounted = (app: App, requests: object = {}) => new ApiObject(chartOf(app), 'legacy', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'legacy' },
  spec: {
    selector: { matchLabels: { app: 'reviews' } },
    template: { metadata: { labels: { app: 'reviews' } }, spec: { containers: [{ name: 'main', image: 'legacy:1', resources: { requests } }] } },
  },
});

type Count = number | Autoscaling | undefined;

/** A service whose versions have so many pods; those of an external one are not known. */
function withPods(app: App, ...versions: Count[]): MeshService {
  const service = bareService(app);
  versions.forEach((pods, at) => service.addVersion(`v${at + 1}`, pods === undefined ? MeshWorkload.external()
    : MeshWorkload.container({ image: 'reviews:1', ...typeof pods === 'number' ? { replicas: pods } : { autoscaling: pods } })));
  return service;
}

const released = (stage: CanaryStage, stable: Count, canary: Count, capacity?: Capacity) => (app: App) =>
  new CanaryRelease(chartOf(app), 'Release', {
    canary: withPods(app, stable, canary).version('v2'), stage, capacity, earlyAccess: [RequestMatch.header('x-tester', StringMatch.exact('yes'))],
  });

/** A release on some ports of a service with one for requests and one for connections. */
const releasedOn = (ports: number[] | undefined, stage: CanaryStage, stable: number, canary: number) => (app: App) => {
  const service = bareService(app, { ports: [MeshPort.http(9080), MeshPort.tcp(9000)] });
  [stable, canary].forEach((replicas, at) => service.addVersion(`v${at + 1}`, MeshWorkload.container({ image: 'reviews:1', replicas })));
  new CanaryRelease(chartOf(app), 'Release', { canary: service.version('v2'), stage, ports });
};

const switched = (blue: number, green: number, capacity?: Capacity) => (app: App) => {
  const service = withPods(app, blue, green);
  new BlueGreen(chartOf(app), 'Switch', { blue: service.version('v1'), green: service.version('v2'), live: Slot.GREEN, capacity });
};

const scaled = (least: number, most: number) => Autoscaling.between(least, most, ASKED);

/** How many pods there are, and where. */
export const CAPACITY: Record<CapacityCode, RefusalCase> = {
  CDI320: {
    refused: {
      'no pods at least': refused(() => scaled(0, 2), 'from 1 to 2147483647', 'got 0'),
      'half a pod': refused(() => scaled(1, 2.5), 'got 2.5'),
      'more pods than fit': refused(() => scaled(1, 2 ** 31), 'got 2147483648'),
      'a string': refused(() => scaled(untyped('1'), 2), 'got \'1\''),
      'a metric that Kubernetes cannot ask for': refused(() => ScalingTarget.podMetric('http/requests', 5), 'got \'http/requests\'', 'without / and %'),
      'two targets for one resource': refused(() => Autoscaling.between(1, 2, ScalingTarget.cpu(Percent.of(60)), ScalingTarget.cpu(Percent.of(70))), 'the usage of cpu', 'the lower one'),
      'two targets for one metric': refused(() => Autoscaling.between(1, 2, ScalingTarget.podMetric('rps', 5), ScalingTarget.podMetric('rps', 6)), 'the metric \'rps\''),
      'bounds the wrong way round': refused(() => scaled(10, 2), 'got 10 and 2', 'Autoscaling.between(2, 10, …)'),
      'no target': refused(() => Autoscaling.between(1, 2), 'must have a target, got none', 'ScalingTarget.cpu(Percent.of(70))'),
      'no usage': refused(() => cpu(of(0)), 'the usage of cpu', 'got 0'),
      'half a per cent': refused(() => memory(of(70.5)), 'the usage of memory', 'got 70.5'),
      'a metric without a name': refused(() => podMetric('', 1), 'got \'\' at 1'),
      'a metric at nothing': refused(() => podMetric('requests', 0), 'got \'requests\' at 0'),
      'a metric without an end': refused(() => podMetric('requests', Infinity), 'at Infinity'),
    },
    accepted: {
      'one pod': () => scaled(1, 1),
      'as many as fit': () => scaled(1, 2 ** 31 - 1),
      'half a request': () => podMetric('requests', 0.5),
      'all that is requested': () => [cpu(of(100)), memory(of(1))],
    },
  },
  CDI321: {
    refused: {
      'both': refused(container({ replicas: 3, autoscaling: scaled(2, 4) }), 'the pods of \'shop/Reviews/v1\' are 3', 'leave replicas out'),
      'none, and an autoscaler': refused(container({ replicas: 0, autoscaling: scaled(2, 4) }), 'are 0'),
      'a number of pods that are brought in': refused(broughtInAs(app => ownDeployment(app, 'legacy'), { autoscaling: scaled(2, 4) }),
        'the Deployment \'shop/legacy\' says that its pods are 2', 'kubectl apply edit-last-applied', 'JsonPatch.remove(\'/spec/replicas\')'),
    },
    accepted: {
      'an autoscaler alone': container({ autoscaling: scaled(2, 4) }),
      'an autoscaler of pods that are brought in without a number': broughtInAs(app => uncounted(app), { autoscaling: scaled(2, 4) }),
    },
  },
  CDI322: {
    refused: {
      'CPU that nobody requests': refused(container({ autoscaling: Autoscaling.between(1, 2, cpu(of(70))) }), '\'shop/Reviews/v1\'', 'usage of cpu', 'Cpu.millis(100)'),
      'CPU that a container that is brought in does not request': refused(
        broughtInAs(app => uncounted(app, { memory: '1Gi' }), { autoscaling: Autoscaling.between(1, 2, cpu(of(70))) }), '\'shop/legacy\'', 'usage of cpu'),
      'memory that nobody requests': refused(container({
        autoscaling: Autoscaling.between(1, 2, cpu(of(70)), memory(of(70))), resources: { cpu: { request: kplus.Cpu.millis(100) } },
      }), 'usage of memory', 'Size.mebibytes(128)'),
    },
    accepted: {
      'a request': container({ autoscaling: Autoscaling.between(1, 2, memory(of(70))), resources: { memory: { request: Size.mebibytes(64) } } }),
      'a limit, which is the request then': container({ autoscaling: Autoscaling.between(1, 2, cpu(of(70))), resources: { cpu: { limit: kplus.Cpu.units(1) } } }),
      'a metric of the application': container({ autoscaling: scaled(1, 2) }),
    },
  },
  CDI323: {
    refused: {
      'no pod that may go': refused(() => DisruptionBudget.maxUnavailable(0), 'maxUnavailable', 'got 0', 'DisruptionBudget.maxUnavailable(1)'),
      'no pod that stays': refused(() => DisruptionBudget.minAvailable(0), 'minAvailable', 'got 0'),
      'half a pod': refused(() => DisruptionBudget.minAvailable(1.5), 'got 1.5'),
      'all pods that there are': refused(container({ replicas: 2, disruption: DisruptionBudget.minAvailable(2) }), '\'shop/Reviews/v1\' keeps 2 pods, and there may be 2'),
      'all pods of a quiet night': refused(container({ autoscaling: scaled(2, 9), disruption: DisruptionBudget.minAvailable(2) }), 'there may be 2'),
    },
    accepted: {
      'all but one': container({ replicas: 2, disruption: DisruptionBudget.minAvailable(1) }),
      'one of one': container({ replicas: 1, disruption: DisruptionBudget.maxUnavailable(1) }),
      'of a number that is not known': container({ disruption: DisruptionBudget.minAvailable(1) }),
      'of no pods': container({ replicas: 0, disruption: DisruptionBudget.minAvailable(1) }),
    },
  },
  CDI324: {
    refused: {
      'no difference': refused(() => TopologySpread.acrossNodes({ maxSkew: 0 }), 'maxSkew', 'got 0'),
      'half a pod': refused(() => TopologySpread.acrossZones({ maxSkew: 1.5 }), 'got 1.5'),
      'over nodes twice': refused(container({ spread: [TopologySpread.acrossNodes(), TopologySpread.acrossNodes({ maxSkew: 2 })] }),
        '\'shop/Reviews/v1\' are spread by kubernetes.io/hostname twice'),
    },
    accepted: { 'over nodes and over zones': container({ spread: [TopologySpread.acrossNodes(), TopologySpread.acrossZones({ maxSkew: 2 })] }) },
  },
  CDI429: {
    refused: {
      'one pod for the requests of ten': refused(released(CanaryStage.takeOver(), 10, 1), '\'shop/Release\' gives version \'v2\' of \'reviews\' 100 %',
        'the stable version \'v1\' has at least 10 pods, so it needs 10, but it has at most 1', 'give \'v2\' at least 10 pods', 'Capacity.asDeclared()'),
      'a quarter of nine pods and a bit': refused(released(CanaryStage.shift(of(25)), 9, 2), 'needs 3, but it has at most 2'),
      'an autoscaler that ends too early': refused(released(CanaryStage.shift(of(50)), scaled(8, 20), scaled(1, 3)), '50 %', 'at least 8 pods, so it needs 4, but it has at most 3'),
      'one pod for the connections of ten': refused(releasedOn([9000], CanaryStage.takeOver(), 10, 1), '100 % of the connections', 'needs 10, but it has at most 1'),
      'a live slot of fewer pods': refused(switched(3, 2), '\'shop/Switch\'', '100 %', 'needs 3, but it has at most 2'),
      'compared, as it is said': refused(released(CanaryStage.takeOver(), 2, 1, Capacity.compared()), 'needs 2, but it has at most 1'),
    },
    accepted: {
      'as many pods': released(CanaryStage.takeOver(), 10, 10),
      'a quarter of eight pods': released(CanaryStage.shift(of(25)), 8, 2),
      'one pod for a small share': released(CanaryStage.shift(of(10)), 10, 1),
      'one pod in the dark': released(CanaryStage.dark(), 10, 1),
      'one pod after a roll back': released(CanaryStage.rollBack(), 10, 1),
      'an autoscaler that may reach it': released(CanaryStage.takeOver(), scaled(4, 20), scaled(1, 4)),
      'pods of which it is said': released(CanaryStage.takeOver(), 10, 1, Capacity.asDeclared()),
      'a slot of which it is said': switched(3, 2, Capacity.asDeclared()),
      'stable pods of which nobody knows the number': released(CanaryStage.takeOver(), undefined, 1),
      'pods of which nobody knows the number': released(CanaryStage.takeOver(), 10, undefined),
    },
  },
  CDI430: {
    refused: {
      'a share for the pods that a patch takes away': refused(app => {
        const canary = withPods(app, 2, 2).version('v2');
        canary.deployment?.addJsonPatch(JsonPatch.replace('/spec/replicas', 0));
        new CanaryRelease(chartOf(app), 'Release', { canary, stage: CanaryStage.shift(of(1)) });
      }, '\'shop/Release\'', 'which has 0 replicas'),
      'a share for no pods': refused(released(CanaryStage.shift(of(1)), 2, 0), '\'shop/Release\' leads requests for \'reviews\' to version \'v2\', which has 0 replicas',
        'give the version pods first'),
      'everybody left to no pods': refused(app => new CanaryRelease(chartOf(app), 'Release', { canary: withPods(app, 0, 2).version('v2'), stage: CanaryStage.dark() }),
        '\'shop/Release\' leads requests for \'reviews\' to version \'v1\''),
      'a share of connections for no pods': refused(releasedOn([9000], CanaryStage.shift(of(1)), 1, 0),
        '\'shop/Release\' leads connections for \'reviews\' to version \'v2\''),
      'no pods for the port that a release leaves out': refused(releasedOn(undefined, CanaryStage.takeOver(), 0, 1),
        '\'shop/Reviews\' leads connections for \'reviews\' to version \'v1\'', 'lead connections to it once they are ready'),
      'early access to no pods': refused(released(CanaryStage.dark(), 2, 0), '\'shop/Release\'', 'version \'v2\''),
      'copies for no pods': refused(app => new Mirror(chartOf(app), 'Copies', { to: withPods(app, 2, 0).version('v2'), share: of(10) }),
        '\'shop/Copies\' leads copies of requests for \'reviews\' to version \'v2\', which has 0 replicas'),
      'a pin to no pods': refused(app => new RequestRoute(chartOf(app), 'Pin', {
        version: withPods(app, 2, 0).version('v2'), match: [RequestMatch.header('x-tester', StringMatch.exact('yes'))],
      }), '\'shop/Pin\''),
    },
    accepted: {
      'a service at rest': app => withPods(app, 0),
      'a canary in the dark that nobody may see': app =>
        new CanaryRelease(chartOf(app), 'Release', { canary: withPods(app, 2, 0).version('v2'), stage: CanaryStage.dark() }),
      'the old version after the new one has taken over every port': releasedOn([9080, 9000], CanaryStage.takeOver(), 0, 2),
      'the old version after the new one has taken over': released(CanaryStage.takeOver(), 0, 2),
    },
  },
};
