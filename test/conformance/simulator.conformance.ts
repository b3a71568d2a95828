import * as fc from 'fast-check';
import { inCluster } from './support/examples';
import { Istiod } from './support/istiod';
import { withEndpoints } from './support/random-endpoints';
import { meshes, meshesWithSidecars, type RandomMesh, yamlOf } from './support/random-mesh';
import { requestsTo } from './support/random-requests';
import { generated, simulated } from './support/simulated';
import { APPS, SEED } from './support/size';
import { EXAMPLES } from '../examples/outputs';
import { callersIn } from '../support/calls';
import { parsed } from '../support/manifests';

/** What istiod itself cannot answer: it panics at a server with all hosts of all namespaces before another one, and finds several ways through one listener. */
const UNANSWERED = /runtime error|multiple filter chains/;
/** Of many sets some are refused, and some are not answered; of a few it may be most. */
const MOST_SKIPPED = 0.5;
const FEW = 20;

let istiod: Istiod;
beforeAll(() => {
  istiod = Istiod.start();
});
afterAll(() => istiod.close());

/** What istiod says, where it would accept all objects and has an answer. */
async function truth(mesh: RandomMesh): Promise<Awaited<ReturnType<typeof generated>> | undefined> {
  const yaml = yamlOf(mesh);
  if ((await istiod.judge(yaml)).webhook.some(({ level }) => level === 'error')) return undefined;
  try {
    return await generated(istiod, yaml, mesh.requests);
  } catch (error) {
    if (error instanceof Error && UNANSWERED.test(error.message)) return undefined;
    throw error;
  }
}

describe('the simulator', () => {
  test.each(EXAMPLES)('does with requests to $name what istiod does', async example => {
    const yaml = inCluster(example);
    const objects = parsed(yaml);
    const callers = callersIn(objects);
    const requests = fc.sample(requestsTo(objects), { numRuns: 300, seed: 1 })
      .map((request, at) => ({ ...request, from: callers[at % callers.length] }));
    expect(simulated(yaml, requests)).toEqual(await generated(istiod, yaml, requests));
  });

  test.each([['objects', meshes], ['objects with Sidecars', meshesWithSidecars]])('does with random requests to random %s what istiod does', async (_, drawn) => {
    let skipped = 0;
    await fc.assert(fc.asyncProperty(drawn, async mesh => {
      const expected = await truth(mesh);
      if (expected === undefined) skipped++;
      else expect(simulated(yamlOf(mesh), mesh.requests)).toEqual(expected);
    }), { numRuns: APPS, seed: SEED, interruptAfterTimeLimit: 1_500_000, markInterruptAsFailure: true });
    expect(skipped).toBeLessThan(Math.max(FEW, APPS * MOST_SKIPPED));
  });

  test('finds the endpoints that istiod finds, whoever has them', async () => {
    await fc.assert(fc.asyncProperty(withEndpoints(meshes), async mesh => {
      const expected = await truth(mesh);
      if (expected !== undefined) expect(simulated(yamlOf(mesh), mesh.requests)).toEqual(expected);
    }), { numRuns: Math.ceil(APPS / 4), seed: SEED, interruptAfterTimeLimit: 500_000, markInterruptAsFailure: true });
  });
});
