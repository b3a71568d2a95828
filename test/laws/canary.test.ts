import {
  accepted, admitted, answeredBy, arrival, canaryOf, expectLaw, isFirst, isPinned, situations, type Situation,
} from './situations';
import { promoted, staged, takenOver, unreleased, unmirrored } from './variants';
import { defaultShares, withFirst } from '../support/programs';
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

  test('L2: a release that has taken over is the canary made stable without a release', () => {
    expectCanaryLaw(({ program, call }) => {
      expect(arrival(takenOver(program), call)).toEqual(arrival(promoted(program), call));
    });
  });

  test('L2: promoting a release that has taken over, and finishing it, change no object', () => {
    expectCanaryLaw(({ program }) => {
      const objects = accepted(() => built(takenOver(program)));
      const withRelease = withFirst(takenOver(program), () => ({ stable: canaryOf(program).canary }));
      expect(accepted(() => built(withRelease))).toEqual(objects);
      expect(accepted(() => built(promoted(program)))).toEqual(objects);
    });
  });

  test('L3: in the dark, early access goes to the canary unless it is pinned, and everybody else as without a release', () => {
    expectCanaryLaw(({ program, call }) => {
      const { canary, earlyAccess } = canaryOf(program);
      const without = arrival(unreleased(program), call);
      const early = isFirst(program, without) && admitted(earlyAccess, call.request) && !isPinned(program.services[0], call.request);
      expect(arrival(staged(program, 'dark'), call)).toEqual(early ? answeredBy(canary, without) : without);
    });
  });

  test('L5: while it shifts, the canary takes its share where no rule matches, and all of early access', () => {
    expectCanaryLaw(({ program, call }) => {
      const shifting = unmirrored(staged(program, 'shift'));
      const { canary, earlyAccess } = canaryOf(shifting);
      const [first] = shifting.services;
      const arrived = arrival(shifting, call);
      if (!isFirst(shifting, arrived) || isPinned(first, call.request)) return;
      expect(arrived.shares).toEqual(admitted(earlyAccess, call.request) ? { [canary]: 100 } : defaultShares(first));
    });
  });
});
