import { arrival, expectLaw, isAdmitted, isFirst, isPinned, situations, switchOf, type Situation } from './situations';
import { swapped, switchedBack, unreleased } from './variants';
import { holdsOn, idleOf, liveOf } from '../support/programs';

function expectSwitchLaw(law: (situation: Situation) => void): void {
  expectLaw(situations('switch'), law);
}

describe('the laws of a blue/green switch, over random apps', () => {
  test('L6: a slot is nothing but a name', () => {
    expectSwitchLaw(({ program, call }) => {
      expect(arrival(swapped(program), call)).toEqual(arrival(program, call));
    });
  });

  test('L6: what is neither previewed nor pinned is answered by the live slot alone, and previews by the idle one', () => {
    expectSwitchLaw(({ program, call }) => {
      const release = switchOf(program);
      const arrived = arrival(program, call);
      const [first] = program.services;
      if (!isFirst(program, arrived) || isPinned(first, call.request, arrived.port)) return;
      const answering = isAdmitted(first, call.request, arrived.port) ? idleOf(release)
        : holdsOn(arrived.port, release, first) ? liveOf(release) : first.stable;
      expect(arrived.shares).toEqual({ [answering]: 100 });
    });
  });

  test('L6: a switch to the stable version without a preview is not a switch at all', () => {
    expectSwitchLaw(({ program, call }) => {
      expect(arrival(switchedBack(program), call)).toEqual(arrival(unreleased(program), call));
    });
  });
});
