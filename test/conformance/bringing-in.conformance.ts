import * as fc from 'fast-check';
import { ApiServer } from './support/api-server';
import { bringIn, type BroughtIn } from './support/brought-in';
import { Figures } from './support/figures';
import { Inventory } from './support/inventory';
import { Istiod } from './support/istiod';
import { APPS, SEED } from './support/size';
import { changesIn, type Moment, momentsOf } from '../support/applying';
import { requestOf } from '../support/calls';
import { labelledAtOnce } from '../support/labelled-at-once';
import { callsToServices, lostAt } from '../support/lost-requests';
import { refusalOf, stepsOf } from '../support/refused-services';
import { asItRuns, broughtIn, runningServices, type RunningService } from '../support/running-services';

/** Each is applied object by object, and istiod is asked after each. */
const RANDOM = Math.ceil(APPS / 10);

/** Those that are brought in under load: three after every change, ten at night. */
const UNDER_LOAD = Math.min(10, Math.max(3, APPS / 200));

/** Who wrote the workloads that are brought in under load, and what they are. */
const WORKLOADS = [
  { author: '28', kind: 'Deployment' },
  { author: '33', kind: 'Deployment' },
  { author: '33', kind: 'StatefulSet' },
] as const;

/** Services whose pods have no label `version`, brought in without a further word. */
const UNLABELLED = runningServices.filter(({ podLabels }) => !('version' in podLabels))
  .map((service): RunningService => ({ ...service, added: 'nothing', beside: 'nobody' }));

describe('bringing in what runs, in the routes that istiod computes', () => {
  let istiod: Istiod;
  beforeAll(() => {
    istiod = Istiod.start();
  });
  afterAll(() => istiod.close());

  /** The requests to the Service that nobody answers, moment by moment. */
  async function lost(moments: readonly Moment[]): Promise<string[]> {
    const lines: string[] = [];
    for (const { what, objects } of changesIn(moments)) {
      const calls = callsToServices(objects).filter(({ request }) => request.host === 'legacy');
      const yaml = objects.map(object => JSON.stringify(object)).join('\n---\n');
      lines.push(...lostAt(what, calls, await istiod.route(yaml, calls.map(call => requestOf(objects, call)))));
    }
    return lines;
  }

  const random = { numRuns: RANDOM, seed: SEED };

  test('loses no request at any moment of the first apply, or of the steps that a refusal asks for', async () => {
    await fc.assert(fc.asyncProperty(runningServices, async service => {
      const refusal = refusalOf(service);
      const commits = refusal === undefined ? [asItRuns(service), broughtIn(service)] : stepsOf(service, refusal);
      for (const [at, commit] of commits.slice(1).entries()) expect(await lost(momentsOf(commits[at], commit))).toEqual([]);
    }), random);
  }, (60 + 15 * RANDOM) * 1000);

  test('fails where a label and the subset that asks for it come in one commit: requests are lost until the pods are replaced', async () => {
    await fc.assert(fc.asyncProperty(UNLABELLED, async service => {
      const after = labelledAtOnce(broughtIn(service));
      expect(await lost(momentsOf(asItRuns(service), after))).toEqual(['after VirtualService shop/legacy: legacy:80 v1 no-endpoints']);
    }), { ...random, numRuns: Math.ceil(RANDOM / 10) });
  }, (60 + RANDOM) * 1000);
});

describe('bringing in what runs, under load, in a cluster with an API server', () => {
  const figures = new Figures('bringing-in');
  let server: ApiServer;
  let inventory: Inventory;
  beforeAll(async () => {
    server = await ApiServer.start();
    inventory = new Inventory(server);
  });
  afterEach(() => inventory.clear());
  afterAll(async () => {
    await server.stop();
    figures.write();
  });

  async function measured(what: string, result: Promise<BroughtIn>): Promise<BroughtIn> {
    const { tally, restarted } = await result;
    figures.add({ what, requests: tally.total, failed: tally.failed, failures: tally.failures, restarted });
    return { tally, restarted };
  }

  const chosen = Array.from({ length: UNDER_LOAD }, (_, at): RunningService => {
    const { author, kind } = WORKLOADS[at % WORKLOADS.length];
    return fc.sample(UNLABELLED.map(service => ({ ...service, author, kind })), { numRuns: 1, seed: SEED + at })[0];
  });

  test.each(chosen)('loses no request and restarts no pod of a $kind of cdk8s-plus-$author with the labels $podLabels', async service => {
    const { tally, restarted } = await measured(`${service.kind} of cdk8s-plus-${service.author}`, bringIn(inventory, asItRuns(service), broughtIn(service)));
    expect(tally.failures).toEqual({});
    expect(restarted).toEqual([]);
  });

  test('fails where a label and the subset that asks for it come in one commit: requests are lost, and all pods restarted', async () => {
    const [service] = chosen;
    const { tally, restarted } = await measured('in one commit', bringIn(inventory, asItRuns(service), labelledAtOnce(broughtIn(service))));
    expect(Object.keys(tally.failures)).toEqual(['503 UH']);
    expect(restarted).toEqual(['Deployment shop legacy']);
  });
});
