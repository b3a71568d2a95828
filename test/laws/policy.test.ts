import * as fc from 'fast-check';
import { accepted, arrival, arrivalIn, expectLaw, situations, tried } from './situations';
import { free } from './variants';
import { allowances, effectivePolicy } from '../support/effective-policy';
import type { Limits } from '../support/istio-objects';
import { hostOf, withFirst, type BreakerProgram, type MirrorProgram, type Program } from '../support/programs';
import { built } from '../support/programs-built';
import { programs, serviceBreakers, versionBreakers, wildBreakers } from '../support/programs-random';

interface Limited {
  readonly program: Program;
  readonly broad: BreakerProgram;
  readonly narrow: BreakerProgram;
}

/** A program whose first service has limits, and limits for one of its versions. */
const limited: fc.Arbitrary<Limited> = programs('any').chain(program => fc.record({
  program: fc.constant(program),
  broad: serviceBreakers,
  narrow: fc.oneof(versionBreakers(program.services[0].versions), wildBreakers(program.services[0].versions)),
}));

describe('the laws of what stands beside a release, over random apps', () => {
  test('L8: a version policy never loosens a service policy', () => {
    expectLaw(limited, ({ program, broad, narrow }) => {
      const host = hostOf(program.services[0]);
      const [without, both] = [[broad], [broad, narrow]].map(breakers => accepted(() => built(withFirst(program, () => ({ breakers })))));
      for (const version of program.services[0].versions) {
        const before = allowances(effectivePolicy(without, host, version));
        const after = allowances(effectivePolicy(both, host, version));
        expect(Object.entries(after).filter(([name, value]) => value > before[name])).toEqual([]);
        if (version !== narrow.version) expect(after).toEqual(before);
      }
    });
  });

  test('L8: what a version policy says is what its pods have, and what it leaves out is as the service says', () => {
    expectLaw(limited, ({ program, broad, narrow }) => {
      const objects = accepted(() => built(withFirst(program, () => ({ breakers: [broad, narrow] }))));
      const { connectionPool, outlierDetection } = effectivePolicy(objects, hostOf(program.services[0]), narrow.version!);
      const inMillis = (written: Limits) => Object.fromEntries(Object.entries(written).map(([name, value]) => [name, millis(value)]));
      expect(inMillis({ ...connectionPool?.tcp, ...connectionPool?.http })).toEqual(said({ ...broad.pool, ...said(narrow.pool) }));
      expect(inMillis(outlierDetection ?? {})).toEqual(said({ ...broad.detection, ...said(narrow.detection) }));
    });
  });

  test('L9: another mirror adds its copies and changes nothing else', () => {
    const mirrored = situations('any').filter(({ program }) => free(program).length > 0).chain(situation => fc.record({
      situation: fc.constant(situation),
      mirror: fc.record<MirrorProgram>({ shadow: fc.constantFrom(...free(situation.program)), share: fc.constantFrom(0.57, 5, 100) }),
    }));
    expectLaw(mirrored, ({ situation: { program, call }, mirror }) => {
      const before = arrival(program, call);
      const after = arrival(withFirst(program, ({ mirrors }) => ({ mirrors: [...mirrors, mirror] })), call);
      const pods = `version=${mirror.shadow}`;
      const copied = before?.host === hostOf(program.services[0]) && !(pods in before.outcome.shares);
      const mirrors = { ...before?.outcome.mirrors, [pods]: mirror.share };
      expect(after).toEqual(copied ? { ...before, outcome: { ...before.outcome, mirrors } } : before);
    });
  });

  test('L9: a circuit breaker changes no outcome', () => {
    const broken = situations('any').chain(situation => fc.record({
      situation: fc.constant(situation),
      breaker: fc.oneof(serviceBreakers, versionBreakers(situation.program.services[0].versions)),
    }));
    expectLaw(broken, ({ situation: { program, call }, breaker }) => {
      const unlimited = withFirst(program, () => ({ breakers: [] }));
      const objects = accepted(() => built(unlimited));
      const limits = tried(() => built(withFirst(unlimited, () => ({ breakers: [breaker] }))));
      expect(limits && arrivalIn(limits, call)).toEqual(arrivalIn(objects, call));
    });
  });
});

/** Without what is not said. */
function said(limits: BreakerProgram['pool'] = {}): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

/** Numbers as they are, durations in milliseconds. */
function millis(value: number | string): number {
  if (typeof value === 'number') return value;
  return value.endsWith('ms') ? Number.parseFloat(value) : Number.parseFloat(value) * 1000;
}
