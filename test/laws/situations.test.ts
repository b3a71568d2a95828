import * as fc from 'fast-check';
import { admitted, canaryOf, isPinned, outsideSituations, situations, switchOf, type Situation } from './situations';
import type { ServiceProgram } from '../support/programs';

/** How often something is the case, of a hundred. */
function often<S extends Situation>(samples: fc.Arbitrary<S>, is: (situation: S) => boolean): number {
  return fc.sample(samples, { numRuns: 400, seed: 1 }).filter(is).length / 4;
}

const pinned = ({ program, call }: Situation) => isPinned(program.services[0], call.request);

describe('the laws speak of something', () => {
  test('requests meet early access, previews and pins, and miss them', () => {
    const early = often(situations('canary'), one => admitted(canaryOf(one.program).earlyAccess, one.call.request) && !pinned(one));
    const previewed = often(situations('switch'), one => admitted(switchOf(one.program).preview, one.call.request) && !pinned(one));
    for (const percent of [early, previewed, often(situations('any'), pinned)]) {
      expect(percent).toBeGreaterThan(10);
      expect(percent).toBeLessThan(90);
    }
  });

  test.each<[string, (service: ServiceProgram, others: readonly ServiceProgram[]) => boolean]>([
    ['a mirror', ({ mirrors }) => mirrors.length > 0],
    ['limits', ({ breakers }) => breakers.length > 0],
    ['faults', ({ faults }) => faults.length > 0],
    ['words on routes', ({ pins, cors, headers, rewrite }) => [cors, headers, rewrite, ...pins.map(pin => pin.headers)].some(word => word !== undefined)],
    ['a reply', ({ replies = [] }) => replies.length > 0],
    ['a TCP port', ({ tcpPort }) => tcpPort !== undefined],
    ['several HTTP ports', ({ ports }) => ports.length > 1],
    ['its name in another namespace too', ({ name }, others) => others.some(other => other.name === name)],
  ])('services have %s', (_, is) => {
    expect(often(situations('any'), ({ program: { services: [first, ...others] } }) => is(first, others))).toBeGreaterThan(5);
  });

  test('requests come from outside, under wildcards too', () => {
    expect(often(situations('any'), ({ call }) => call.via === 'gateway')).toBeGreaterThan(20);
    expect(often(outsideSituations, ({ call }) => call.request.authority === 'a.b.example.com')).toBeGreaterThan(5);
  });
});
