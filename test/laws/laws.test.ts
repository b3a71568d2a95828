import * as fc from 'fast-check';
import { evaluate, type Outcome, type Request } from '../support/evaluate';
import type { Manifest } from '../support/manifests';
import { builtMatch, meant, requests } from '../support/match-programs';
import { built, inOrder, programs, withRelease, yamlOf, type Program, type ServiceProgram } from '../support/programs';

/** A program, one of its services that has a release, and a request to it. */
interface Situation {
  readonly program: Program;
  readonly at: number;
  readonly request: Request;
}

const situations: fc.Arbitrary<Situation> = programs
  .filter(({ services }) => services.some(({ release }) => release))
  .chain(program => fc.constantFrom(...program.services.map((_, at) => at).filter(at => program.services[at].release))
    .chain(at => fc.constantFrom(...program.services[at].ports)
      .chain(port => requests(program.services[at].name, port).map(request => ({ program, at, request })))));

/** Refusals that random matches run into: contradictions, what cannot be written, true of everything, never reached. */
const EXPECTED_REFUSALS = /\(CDI(114|115|116|403|404)\)/;

/** Renders, or gives the sample up where the library refuses its matches. */
function accepted(program: Program, at: number): Manifest[] {
  try {
    return inNamespace(built(program), program.services[at]);
  } catch (error) {
    fc.pre(!EXPECTED_REFUSALS.test((error as Error).message));
    throw error;
  }
}

function inNamespace(manifests: Manifest[], { namespace }: ServiceProgram): Manifest[] {
  return manifests.filter(({ metadata }) => metadata.namespace === namespace);
}

function outcome(program: Program, { at, request }: Situation): Outcome {
  return evaluate(accepted(program, at), request);
}

const releaseOf = ({ program, at }: Situation) => program.services[at].release!;
const staged = ({ program, at }: Situation, stage: 'dark' | 'shift' | 'takeOver' | 'rollBack') =>
  withRelease(program, at, ({ release }) => ({ release: { ...release!, stage } }));
const unreleased = ({ program, at }: Situation) => withRelease(program, at, () => ({ release: undefined }));
const podsOf = (version: string) => `version=${version}`;

function expectLaw(law: (situation: Situation) => void): void {
  fc.assert(fc.property(situations, law), { numRuns: 300 });
}

describe('the laws of a release, over random apps', () => {
  test('L1: a release that is rolled back is no release at all, for every request', () => {
    expectLaw(situation => {
      expect(outcome(staged(situation, 'rollBack'), situation)).toEqual(outcome(unreleased(situation), situation));
    });
  });

  test('L2: a release that has taken over is the canary made stable without a release', () => {
    expectLaw(situation => {
      const { canary } = releaseOf(situation);
      const promoted = withRelease(unreleased(situation), situation.at, () => ({ stable: canary }));
      expect(outcome(staged(situation, 'takeOver'), situation)).toEqual(outcome(promoted, situation));
    });
  });

  test('L2: promoting a release that has taken over, and finishing it, change nothing', () => {
    expectLaw(situation => {
      const { canary } = releaseOf(situation);
      const takenOver = staged(situation, 'takeOver');
      const promoted = withRelease(takenOver, situation.at, () => ({ stable: canary }));
      const finished = withRelease(promoted, situation.at, () => ({ release: undefined }));
      expect(accepted(promoted, situation.at)).toEqual(accepted(takenOver, situation.at));
      expect(accepted(finished, situation.at)).toEqual(accepted(takenOver, situation.at));
    });
  });

  test('L3: in the dark, early access goes to the canary and everybody else as without a release', () => {
    expectLaw(situation => {
      const { canary, earlyAccess } = releaseOf(situation);
      const dark = outcome(staged(situation, 'dark'), situation);
      const without = outcome(unreleased(situation), situation);
      const admitted = earlyAccess.some(match => meant(match, situation.request));
      expect(dark).toEqual(admitted ? { ...without, shares: { [podsOf(canary)]: 100 } } : without);
    });
  });

  test('L4: the order in which services and releases are made changes no object', () => {
    const orders = programs.chain(program => fc.record({
      program: fc.constant(program),
      order: fc.record({
        services: fc.shuffledSubarray([...inOrder(program).services], { minLength: program.services.length }),
        releases: fc.shuffledSubarray([...inOrder(program).releases], { minLength: program.services.length }),
      }),
    }));
    fc.assert(fc.property(orders, ({ program, order }) => {
      accepted(program, 0);
      const objects = (yaml: string) => yaml.split('---\n').map(text => text.trim()).sort();
      expect(objects(yamlOf(program, order))).toEqual(objects(yamlOf(program)));
    }), { numRuns: 200 });
  });

  test('L4: the order in which releases are made changes no byte of a file', () => {
    const orders = programs.chain(program => fc.record({
      program: fc.constant(program),
      releases: fc.shuffledSubarray([...inOrder(program).releases], { minLength: program.services.length }),
    }));
    fc.assert(fc.property(orders, ({ program, releases }) => {
      accepted(program, 0);
      expect(yamlOf(program, { ...inOrder(program), releases })).toBe(yamlOf(program));
    }), { numRuns: 200 });
  });

  test('L5: shares sum to 100, and where no rule matches the canary takes just its share', () => {
    expectLaw(situation => {
      const { canary, earlyAccess, share } = releaseOf(situation);
      const { shares } = outcome(staged(situation, 'shift'), situation);
      const admitted = earlyAccess.some(match => meant(match, situation.request));
      expect(Object.values(shares).reduce((sum, one) => sum + one, 0)).toBe(100);
      expect(shares[podsOf(canary)] ?? 0).toBe(admitted ? 100 : share);
    });
  });

  test('every request has the timeout and the retries of its service, whatever the stage', () => {
    expectLaw(situation => {
      const { timeout, retries } = outcome(situation.program, situation);
      const plain = outcome(unreleased(situation), situation);
      expect({ timeout, retries }).toEqual({ timeout: plain.timeout, retries: plain.retries });
    });
  });

  test('most random matches are accepted, so that the laws speak of something', () => {
    const sample = fc.sample(situations, { numRuns: 300, seed: 1 });
    const refused = sample.filter(({ program }) => {
      try {
        program.services.forEach(({ release }) => release?.earlyAccess.forEach(builtMatch));
        yamlOf(program);
        return false;
      } catch {
        return true;
      }
    });
    expect(refused.length).toBeLessThan(150);
  });
});
