import { setTimeout as sleep } from 'node:timers/promises';
import { App, Chart, Duration } from 'cdk8s';
import * as istio from 'cdk8s-istio';
import type { Backend } from './support/backends';
import { meshOf } from './support/example-mesh';
import { Figures } from './support/figures';
import type { Request } from './support/istiod-answers';
import { LiveMesh } from './support/live-mesh';
import { Client, type Shot } from './support/load';
import { Tally } from './support/tally';
import { until } from './support/until';

const figures = new Figures('traffic-breaker');
const client = new Client();
let mesh: LiveMesh | undefined;
afterEach(() => mesh?.stop());
afterAll(() => {
  client.close();
  figures.write();
});

/** Envoy counts before the thread that chooses pods has heard of it. */
const HEARSAY = 100;

const from: Request['from'] = { kind: 'sidecar', namespace: 'bookinfo' };

/** A service with pods to be watched, in a mesh of its own. */
interface Watched {
  readonly shot: Shot;
  /** The pods of the one version. */
  readonly pods: readonly Backend[];
  /** What the proxy of the caller has counted. */
  readonly stats: () => Promise<Readonly<Record<string, number>>>;
}

async function watched(started: Promise<LiveMesh>, app: string): Promise<Watched> {
  mesh = await started;
  const { backends, shot } = mesh;
  const envoy = mesh.envoy(from);
  return {
    shot: shot({ from, host: app, port: 9080 }),
    pods: backends.of(app, 'v1'),
    stats: () => envoy.stats(9080, 'v1', `${app}.bookinfo.svc.cluster.local`),
  };
}

describe('the breaker of the example', () => {
  test.each([3, 10])('lets one of %i requests at once through, and one wait', async requests => {
    const { shot, pods: [pod], stats } = await watched(meshOf('circuit-breaker'), 'ratings');
    let answer: (status: number) => void = () => undefined;
    const held = new Promise<number>(resolve => { answer = resolve; });
    pod.behaviour = () => held;
    const first = client.burst(shot, 1);
    await until('the first request has come', () => pod.received === 1);
    const turnedAway = new Tally();
    const others = Array.from({ length: requests - 1 }, () => client.send(shot).then(one => {
      if (one.status === 503) turnedAway.add(one);
      return one;
    }));
    await until('all but two have been turned away', () => turnedAway.total === requests - 2);
    answer(200);
    const tally = await first;
    (await Promise.all(others)).forEach(one => tally.add(one));
    expect(tally.all).toEqual({ 'v1': 2, '503 UO': requests - 2 });
    const { upstream_rq_pending_overflow } = await stats();
    expect(upstream_rq_pending_overflow).toBe(requests - 2);
    figures.add({ breaker: 'a burst', requests, answers: tally.all, upstream_rq_pending_overflow });
  });

  test('turns away more the more callers there are, and counts each', async () => {
    const two = await closedLoop('circuit-breaker', 2);
    const three = await closedLoop('circuit-breaker', 3);
    expect(three).toBeGreaterThan(two);
  });

  test('is what turns them away: without it nobody is', async () => {
    expect(await closedLoop('bookinfo', 3)).toBe(0);
  });

  /** How many of 150 requests were turned away, with so many callers that ask again as soon as they have an answer. */
  async function closedLoop(example: string, callers: number): Promise<number> {
    const { shot, pods: [pod], stats } = await watched(meshOf(example), 'ratings');
    pod.behaviour = () => new Promise(resolve => setTimeout(() => resolve(200), 5));
    const tally = await client.burst(shot, 150, callers);
    const { upstream_rq_pending_overflow } = await stats();
    figures.add({ breaker: example, callers, requests: tally.total, answers: tally.all, upstream_rq_pending_overflow });
    expect(tally.failures).toEqual(tally.failed === 0 ? {} : { '503 UO': upstream_rq_pending_overflow });
    await mesh?.stop();
    return tally.failed;
  }
});

describe('outlier detection', () => {
  test('leaves out the only pod after five answers of 500 in a row, as the example says', async () => {
    const { shot, pods: [pod], stats } = await watched(meshOf('circuit-breaker'), 'ratings');
    const failing = () => 500;
    pod.behaviour = failing;
    const four = await client.burst(shot, 4, 1);
    pod.behaviour = () => 200;
    const one = await client.burst(shot, 1);
    pod.behaviour = failing;
    const five = await client.burst(shot, 5, 1);
    await until('the pod is left out', async () => (await stats())['outlier_detection.ejections_active'] === 1);
    await sleep(HEARSAY);
    const after = await client.burst(shot, 10, 1);
    const seen = [four, one, five, after].map(({ all }) => all);
    expect(seen).toEqual([{ '500 v1': 4 }, { v1: 1 }, { '500 v1': 5 }, { '503 UH': 10 }]);
    expect(pod.received).toBe(10);
    figures.add({ outlier: 'the only pod', answers: Tally.sum([four, one, five, after]).all });
  });

  test('has another pod take over, until the one that failed comes back', async () => {
    const { shot, pods: [failing, healthy], stats } = await watched(LiveMesh.start(twoPods(), [from]), 'stock');
    const ejected = async () => (await stats())['outlier_detection.ejections_active'];
    failing.behaviour = () => 500;
    const before = new Tally();
    await until('the pod is left out', async () => {
      before.add(await client.send(shot));
      return await ejected() === 1;
    });
    await sleep(HEARSAY);
    const failed = failing.received;
    const during = await client.burst(shot, 100);
    expect(during.all).toEqual({ v1: 100 });
    expect(failing.received).toBe(failed);
    failing.behaviour = () => 200;
    await until('the pod is back', async () => await ejected() === 0);
    await sleep(HEARSAY);
    healthy.reset();
    failing.reset();
    const after = await client.burst(shot, 100);
    expect(after.all).toEqual({ v1: 100 });
    expect(Math.min(failing.received, healthy.received)).toBeGreaterThan(0);
    figures.add({ outlier: 'one of two pods', before: before.all, during: during.all, after: after.all });
  });
});

/** A service with two pods, of which one may be left out for a moment. */
function twoPods(): string {
  const app = new App();
  const chart = new Chart(app, 'stock', { namespace: 'bookinfo' });
  const stock = new istio.MeshService(chart, 'Stock', { name: 'stock', ports: [istio.MeshPort.http(9080)], stable: 'v1' });
  stock.addVersion('v1', istio.MeshWorkload.container({ image: 'registry.example.com/stock:v1', replicas: 2, runAsUser: 1000 }));
  new istio.CircuitBreaker(chart, 'Limits', {
    target: stock,
    outlierDetection: {
      consecutive5xxErrors: 5,
      interval: Duration.seconds(1),
      baseEjectionTime: Duration.seconds(5),
      maxEjectionPercent: istio.Percent.of(50),
    },
  });
  return app.synthYaml();
}
