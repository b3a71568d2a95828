import { admitted, arrival, expectLaw, isFirst, isPinned, ofPods, situations, switchOf, type Situation } from './situations';
import { idleOf, liveOf, withFirst, type Program } from '../support/programs';

/** The same live version in the other slot. */
const swapped = (program: Program) => withFirst(program, () => {
  const release = switchOf(program);
  const { blue, green, live } = release;
  return { release: { ...release, blue: green, green: blue, live: live === 'BLUE' ? 'GREEN' : 'BLUE' } };
});

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
      if (!isFirst(program, arrived) || isPinned(program.services[0], call.request)) return;
      const answering = admitted(release.preview, call.request) ? idleOf(release) : liveOf(release);
      expect(arrived.outcome.shares).toEqual(ofPods({ [answering]: 100 }));
    });
  });

  test('L6: a switch to the stable version without a preview is no switch at all', () => {
    expectSwitchLaw(({ program, call }) => {
      const [{ stable }] = program.services;
      const release = switchOf(program);
      const back = withFirst(program, () => ({ release: { ...release, preview: [], live: release.blue === stable ? 'BLUE' : 'GREEN' } }));
      expect(arrival(back, call)).toEqual(arrival(withFirst(program, () => ({ release: undefined })), call));
    });
  });
});
