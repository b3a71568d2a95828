import * as fc from 'fast-check';
import { Istiod } from './support/istiod';
import { arrivals, clusterOf, expectOfApps } from './support/random';
import { findingsOf } from './support/verdicts';
import { callsTo } from '../laws/situations';
import { arrivalOf, outcomesIn } from '../support/arrival';
import type { Call } from '../support/calls';
import { parsed } from '../support/manifests';
import type { Program } from '../support/programs';
import { programs } from '../support/programs-random';

/** A program and some requests to it. */
interface App {
  readonly program: Program;
  readonly calls: readonly Call[];
}

/** Many requests to one program: a program is slow to build, a request is not. */
const apps: fc.Arbitrary<App> = programs('any').chain(program =>
  fc.record({ program: fc.constant(program), calls: fc.array(callsTo(program), { minLength: 8, maxLength: 8 }) }));

let istiod: Istiod;
beforeAll(() => {
  istiod = Istiod.start();
});
afterAll(() => istiod.close());

describe('random apps', () => {
  test('are accepted by everything in Istio that refuses or warns', async () => {
    await expectOfApps(apps, async ({ program }) => {
      expect(findingsOf(await istiod.judge(clusterOf(program)))).toEqual([]);
    });
  });

  test('do with every request what the simulator says', async () => {
    await expectOfApps(apps, async ({ program, calls }) => {
      const outcomes = outcomesIn(parsed(clusterOf(program)), calls);
      expect(await arrivals(istiod, program, calls)).toEqual(outcomes.map((outcome, at) => arrivalOf(calls[at], outcome)));
    });
  });
});
