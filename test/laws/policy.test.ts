import * as fc from 'fast-check';
import { allowances, limited, pinnedToEach, policyOf } from './limits';
import { accepted, arrival, expectLaw, isFirst, situations, tried } from './situations';
import { free } from './variants';
import type { Policy } from '../../src/analysis/routing/traffic/outcome';
import { arrivalIn, outcomesIn } from '../support/arrival';
import { hostOf, withFirst, type BreakerProgram, type MirrorProgram, type Program } from '../support/programs';
import { applied } from '../support/programs-applied';
import { balancings, localities, serviceBreakers, versionBreakers } from '../support/programs-random';

describe('the laws of what stands beside a release, over random apps', () => {
  test('L8: a version policy never loosens a service policy', () => {
    expectLaw(limited, ({ program, broad, narrow }) => {
      const [without, both] = [[broad], [broad, narrow]].map(breakers => policiesOf(withFirst(program, () => ({ breakers }))));
      for (const version of program.services[0].versions) {
        const [before, after] = [without, both].map(policies => allowances(policies[version]));
        expect(Object.entries(after).filter(([name, value]) => value > before[name])).toEqual([]);
        if (version !== narrow.version) expect(after).toEqual(before);
      }
    });
  });

  test('L8: what a version policy says is what its pods have, and what it leaves out is as the service says', () => {
    expectLaw(limited, ({ program, broad, narrow }) => {
      const { [narrow.version!]: policy } = policiesOf(withFirst(program, () => ({ breakers: [broad, narrow] })));
      const { outlierDetection = {}, loadBalancer: _, ...pool } = policy;
      expect(inMillis(pool)).toEqual(said({ ...broad.pool, ...said(narrow.pool) }));
      expect(inMillis(outlierDetection as Policy)).toEqual(said({ ...broad.detection, ...said(narrow.detection) }));
    });
  });

  test('L8: the pods of a version are balanced as its service says, whatever limits it has of its own', () => {
    expectLaw(fc.record({ limits: limited, balancing: balancings }), ({ limits: { program, broad, narrow }, balancing }) => {
      const policies = policiesOf(withFirst(program, () => ({ balancing, breakers: [broad, narrow] })));
      const expected = { leastRequest: undefined, roundRobin: 'ROUND_ROBIN', random: 'RANDOM', consistentHash: 'RING_HASH' }[balancing.kind];
      expect(Object.values(policies).map(({ loadBalancer }) => loadBalancer)).toEqual(program.services[0].versions.map(() => expected));
    });
  });

  test('L9: neither load balancing nor localities nor an autoscaler change an outcome', () => {
    const balanced = fc.record({ situation: situations('any'), balancing: balancings, locality: localities, most: fc.integer({ min: 2, max: 9 }) });
    expectLaw(balanced, ({ situation: { program, call }, ...more }) => {
      const plain = arrival(withFirst(program, () => ({ balancing: undefined, locality: undefined, most: undefined })), call);
      const breakers: BreakerProgram[] = [{ detection: { consecutive5xxErrors: 4, maxEjectionPercent: 100 } }];
      expect(arrival(withFirst(program, () => ({ ...more, breakers })), call)).toEqual(plain);
    });
  });

  test('L9: another mirror adds its copies and changes nothing else', () => {
    const mirrored = situations('any').filter(({ program }) => free(program).length > 0).chain(situation => fc.record({
      situation: fc.constant(situation),
      mirror: fc.record<MirrorProgram>({ version: fc.constantFrom(...free(situation.program)), share: fc.constantFrom(0.57, 5, 100) }),
    }));
    expectLaw(mirrored, ({ situation: { program, call }, mirror }) => {
      const before = arrival(program, call);
      const after = arrival(withFirst(program, ({ mirrors }) => ({ mirrors: [...mirrors, mirror] })), call);
      const copied = isFirst(program, before) && program.services[0].ports.includes(before.port) && !(mirror.version in before.shares);
      expect(after).toEqual(copied ? { ...before, mirrors: { ...before.mirrors, [mirror.version]: mirror.share } } : before);
    });
  });

  test('L9: copies for another service are added to what was, through every door, and change nothing else', () => {
    const several = situations('any').filter(({ program }) => program.services.length > 1);
    expectLaw(several, ({ program, call }) => {
      const last = program.services[program.services.length - 1];
      const [before, after] = [[], [{ version: last.stable, share: 5 }]].map(copies => arrival({ ...program, copies }, call));
      const added = { [`${hostOf(last)}:${last.ports[0]} ${last.stable}`]: 5 };
      const isCopied = isFirst(program, before) && program.services[0].ports.includes(before.port);
      expect(after).toEqual(isCopied ? { ...before, mirrors: { ...before.mirrors, ...added } } : before);
    });
  });

  test('L9: a circuit breaker changes no outcome', () => {
    const broken = situations('any').chain(situation => fc.record({
      situation: fc.constant(situation),
      breaker: fc.oneof(serviceBreakers, versionBreakers(situation.program.services[0].versions)),
    }));
    expectLaw(broken, ({ situation: { program, call }, breaker }) => {
      const unlimited = withFirst(program, () => ({ breakers: [] }));
      const objects = accepted(() => applied(unlimited));
      const limits = tried(() => applied(withFirst(unlimited, () => ({ breakers: [breaker] }))));
      expect(limits && arrivalIn(limits, call)).toEqual(arrivalIn(objects, call));
    });
  });
});

/** The policy of each version of the first service. */
function policiesOf(program: Program): Readonly<Record<string, Policy>> {
  const { pinned, calls } = pinnedToEach(program);
  const outcomes = outcomesIn(accepted(() => applied(pinned)), calls);
  return Object.fromEntries(program.services[0].versions.map((version, at) => [version, policyOf(calls[at], outcomes[at])]));
}

/** Without what is not said. */
function said(limits: BreakerProgram['pool'] = {}): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

/** Numbers as they are, durations in milliseconds. */
function inMillis(policy: Policy): Record<string, unknown> {
  return Object.fromEntries(Object.entries(policy).map(([name, value]) => [name, typeof value === 'string' ? millis(value) : value]));
}

function millis(duration: string): number {
  return Math.round(Number.parseFloat(duration) * (duration.endsWith('ms') ? 1 : 1000));
}
