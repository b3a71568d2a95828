import * as fc from 'fast-check';
import { inCluster } from './support/examples';
import { disagreements } from './support/findings-compared';
import { Istiod } from './support/istiod';
import { manifestSets } from './support/manifest-sets';
import { objectOf, type Quality } from './support/manifests-random';
import { APPS, SEED } from './support/size';
import { EXAMPLES as CODES } from '../../src/analysis/checks/catalogue/examples';
import type { JsonObject } from '../../src/analysis/model/json';
import { manifestsIn, manifestsOf } from '../analysis/support/manifests';
import { EXAMPLES } from '../examples/outputs';

let istiod: Istiod;
beforeAll(() => {
  istiod = Istiod.start();
});
afterAll(() => istiod.close());

/** JSON is YAML, of which Istio reads an older version than others write. */
const yamlOf = (bodies: readonly JsonObject[]): string => bodies.map(body => JSON.stringify(body)).join('\n---\n');

async function expectAgreement(sets: fc.Arbitrary<JsonObject[]>): Promise<void> {
  await fc.assert(fc.asyncProperty(sets, async bodies => {
    expect(disagreements(manifestsIn(bodies), await istiod.judge(yamlOf(bodies)))).toEqual([]);
  }), { numRuns: APPS, seed: SEED, interruptAfterTimeLimit: 1_500_000, markInterruptAsFailure: true });
}

describe('the checks say what Istio says', () => {
  test.each(EXAMPLES)('of the example $name', async example => {
    const yaml = inCluster(example);
    expect(disagreements(manifestsOf(yaml), await istiod.judge(yaml))).toEqual([]);
  });

  test.each(Object.entries(CODES))('of the examples of %s', async (_, { bad, good }) => {
    for (const yaml of [bad, good]) expect(disagreements(manifestsOf(yaml), await istiod.judge(yaml))).toEqual([]);
  });

  describe.each<Quality>(['valid', 'odd', 'broken'])('of %s manifests', quality => {
    test('in sets for several namespaces', () => expectAgreement(manifestSets(quality)));

    test.each(['VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry'])('that are one %s', kind =>
      expectAgreement(objectOf(kind, quality).map(body => [body])));
  });
});
