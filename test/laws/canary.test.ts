import {
  accepted, answeredBy, arrival, canaryOf, expectLaw, isAdmitted, isFirst, isPinned, situations, type Situation,
} from './situations';
import { promoted, staged, takenOver, unreleased, unmirrored } from './variants';
import { defaultShares, holdsOn, withFirst } from '../support/programs';
import { built } from '../support/programs-built';

function expectCanaryLaw(law: (situation: Situation) => void): void {
  expectLaw(situations('canary'), law);
}

describe('the laws of a canary release, over random apps', () => {
  test('L1: a release that is rolled back is no release at all, for every request', () => {
    expectCanaryLaw(({ program, call }) => {
      expect(arrival(staged(program, 'rollBack'), call)).toEqual(arrival(unreleased(program), call));
    });
  });

  test('L2: a release that has taken over on every port is the canary made stable without a release', () => {
    expectCanaryLaw(({ program, call }) => {
      expect(arrival(takenOver(program), call)).toEqual(arrival(promoted(program), call));
    });
  });

  test('L2: a release changes nothing on the ports that it leaves out, at whatever stage', () => {
    expectCanaryLaw(({ program, call }) => {
      const [first] = program.services;
      const without = arrival(unreleased(program), call);
      if (!isFirst(program, without) || holdsOn(without.port, canaryOf(program), first)) return;
      expect(arrival(program, call)).toEqual(without);
      expect(arrival(unmirrored(staged(program, 'takeOver')), call)).toEqual(arrival(unreleased(unmirrored(program)), call));
    });
  });

  test('L2: promoting a release that has taken over on every port, and finishing it, change no object', () => {
    expectCanaryLaw(({ program }) => {
      const objects = accepted(() => built(takenOver(program)));
      const withRelease = withFirst(takenOver(program), () => ({ stable: canaryOf(program).canary }));
      expect(accepted(() => built(withRelease))).toEqual(objects);
      expect(accepted(() => built(promoted(program)))).toEqual(objects);
    });
  });

  test('L3: in the dark, early access goes to the canary unless it is pinned, and everybody else as without a release', () => {
    expectCanaryLaw(({ program, call }) => {
      const { canary } = canaryOf(program);
      const [first] = program.services;
      const without = arrival(unreleased(program), call);
      const early = isFirst(program, without) && isAdmitted(first, call.request, without.port) && !isPinned(first, call.request, without.port);
      expect(arrival(staged(program, 'dark'), call)).toEqual(early ? answeredBy(canary, without) : without);
    });
  });

  test('L5: while it shifts, the canary takes its share where no rule matches, and all of early access', () => {
    expectCanaryLaw(({ program, call }) => {
      const shifting = unmirrored(staged(program, 'shift'));
      const { canary } = canaryOf(shifting);
      const [first] = shifting.services;
      const arrived = arrival(shifting, call);
      if (!isFirst(shifting, arrived) || isPinned(first, call.request, arrived.port)) return;
      expect(arrived.shares).toEqual(isAdmitted(first, call.request, arrived.port) ? { [canary]: 100 } : defaultShares(first, arrived.port));
    });
  });
});
