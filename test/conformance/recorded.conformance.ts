import * as fc from 'fast-check';
import { Istiod } from './support/istiod';
import { meshes, meshesWithSidecars, type RandomMesh, yamlOf } from './support/random-mesh';
import { generated, type Compared } from './support/simulated';
import { record, recordedSets, type RecordedSet, type SetsOf } from '../analysis/routing/recorded/sets';

/** The sets are drawn once and for all: they change only with what draws them, or with Istio. */
const SEED = 1;
const DRAWN = 400;
const KEPT: Readonly<Record<SetsOf, number>> = { objects: 120, sidecars: 30 };

let istiod: Istiod;
beforeAll(() => {
  istiod = Istiod.start();
});
afterAll(() => istiod.close());

/** What istiod does with a set, one request for each thing that it does; nothing for a set that it refuses or cannot answer. */
async function setOf({ objects, requests }: RandomMesh): Promise<RecordedSet | undefined> {
  const yaml = yamlOf({ objects, requests });
  if ((await istiod.judge(yaml)).webhook.some(({ level }) => level === 'error')) return undefined;
  const outcomes = await generated(istiod, yaml, requests).catch(() => undefined);
  if (outcomes === undefined) return undefined;
  const seen = new Set<string>();
  const answers = requests.map((request, at) => ({ request, outcome: plain(outcomes[at]) })).filter(({ outcome }) => {
    const key = JSON.stringify(outcome);
    return !seen.has(key) && seen.add(key);
  });
  return { objects, answers };
}

/** As it will be read again: what is undefined is not written. */
const plain = (outcome: Compared): Compared => JSON.parse(JSON.stringify(outcome)) as Compared;

/** How many different things are done with requests to it. */
const variety = ({ answers }: RecordedSet): number => answers.filter(({ outcome }) => outcome.rule !== null).length;

test.each<[SetsOf, fc.Arbitrary<RandomMesh>]>([['objects', meshes], ['sidecars', meshesWithSidecars]])('the recorded sets of %s are what istiod does now', async (what, drawn) => {
  const sets: RecordedSet[] = [];
  for (const mesh of fc.sample(drawn, { numRuns: DRAWN, seed: SEED })) {
    const set = await setOf(mesh);
    if (set !== undefined && variety(set) > 1) sets.push(set);
  }
  const kept = sets.slice(0, KEPT[what]);
  const before = recordedSets(what);
  // New answers are there to be looked at and committed; this run fails all the same.
  if (!process.env.CI) record(what, kept);
  expect(kept).toEqual(before);
});
