import * as fc from 'fast-check';
import { Istiod } from './support/istiod';
import { arrivals, clusterOf, expectOfApps } from './support/random';
import { admitting, isGone, unspoken } from '../laws/exposures';
import { allowances, limited, pinnedToEach, policyOf } from '../laws/limits';
import { answeredBy, callsTo, canaryOf, isAdmitted, isFirst, isPinned, switchOf } from '../laws/situations';
import { free, promoted, staged, swapped, switchedBack, takenOver, unreleased, unmirrored } from '../laws/variants';
import { isReply, type Arrival } from '../support/arrival';
import { requestOf, type Call, type OutsideCall } from '../support/calls';
import { parsed } from '../support/manifests';
import { defaultShares, holdsOn, idleOf, liveOf, withFirst, type MirrorProgram, type Program } from '../support/programs';
import { programs, serviceBreakers, versionBreakers, type First } from '../support/programs-random';

/** A program and some requests to it. */
interface App {
  readonly program: Program;
  readonly calls: readonly Call[];
}

const apps = (first: First, fewestGateways = 0): fc.Arbitrary<App> => programs(first, fewestGateways).chain(program =>
  fc.record({ program: fc.constant(program), calls: fc.array(callsTo(program), { minLength: 6, maxLength: 6 }) }));

let istiod: Istiod;
beforeAll(() => {
  istiod = Istiod.start();
});
afterAll(() => istiod.close());

async function expectSame(calls: readonly Call[], one: Program, other: Program): Promise<void> {
  expect(await arrivals(istiod, one, calls)).toEqual(await arrivals(istiod, other, calls));
}

describe('a canary release, in the routes that istiod computes for random apps', () => {
  test('L1: leaves no trace once it is rolled back', async () => {
    await expectOfApps(apps('canary'), ({ program, calls }) => expectSame(calls, staged(program, 'rollBack'), unreleased(program)));
  });

  test('L2: is its canary made stable once it has taken over on every port', async () => {
    await expectOfApps(apps('canary'), ({ program, calls }) => expectSame(calls, takenOver(program), promoted(program)));
  });

  test('L3: shows the canary in the dark to early access alone, unless it is pinned', async () => {
    await expectOfApps(apps('canary'), async ({ program, calls }) => {
      const { canary } = canaryOf(program);
      const [first] = program.services;
      const without = await arrivals(istiod, unreleased(program), calls);
      const isEarly = ({ request }: Call, port: number) => isAdmitted(first, request, port) && !isPinned(first, request, port);
      const wanted = without.map((arrived, at) =>
        isFirst(program, arrived) && isEarly(calls[at], arrived.port) ? answeredBy(canary, arrived) : arrived);
      expect(await arrivals(istiod, staged(program, 'dark'), calls)).toEqual(wanted);
    });
  });

  test('L5: gives the canary its share where no rule matches, and all of early access', async () => {
    await expectOfApps(apps('canary'), async ({ program, calls }) => {
      const shifting = unmirrored(staged(program, 'shift'));
      const { canary } = canaryOf(shifting);
      const [first] = shifting.services;
      (await arrivals(istiod, shifting, calls)).forEach((arrived, at) => {
        const { request } = calls[at];
        if (!isFirst(program, arrived) || isPinned(first, request, arrived.port)) return;
        expect(arrived.shares).toEqual(isAdmitted(first, request, arrived.port) ? { [canary]: 100 } : defaultShares(first, arrived.port));
      });
    });
  });
});

describe('a blue/green switch, in the routes that istiod computes for random apps', () => {
  test('L6: does not care how its slots are named', async () => {
    await expectOfApps(apps('switch'), ({ program, calls }) => expectSame(calls, swapped(program), program));
  });

  test('L6: leaves no trace with the stable version live and no preview', async () => {
    await expectOfApps(apps('switch'), ({ program, calls }) => expectSame(calls, switchedBack(program), unreleased(program)));
  });

  test('L6: has previews answered by the idle slot, and everybody else by the live one', async () => {
    await expectOfApps(apps('switch'), async ({ program, calls }) => {
      const release = switchOf(program);
      const [first] = program.services;
      (await arrivals(istiod, program, calls)).forEach((arrived, at) => {
        const { request } = calls[at];
        if (!isFirst(program, arrived) || isPinned(first, request, arrived.port)) return;
        const answering = isAdmitted(first, request, arrived.port) ? idleOf(release)
          : holdsOn(arrived.port, release, first) ? liveOf(release) : first.stable;
        expect(arrived.shares).toEqual({ [answering]: 100 });
      });
    });
  });
});

describe('everything else, in the routes that istiod computes for random apps', () => {
  test('L5: shares sum to 100, unless a proxy answers by itself', async () => {
    await expectOfApps(apps('any'), async ({ program, calls }) => {
      for (const arrived of await arrivals(istiod, program, calls)) {
        if (isReply(arrived)) continue;
        expect(Object.values(arrived?.shares ?? { all: 100 }).reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 9);
      }
    });
  });

  test('L7: what an exposure admits fares as in a sidecar, and what none admits has no route', async () => {
    // Connections have no path to be admitted by; that they fare alike is a law of its own.
    const isOutside = (call: Call): call is OutsideCall => call.via === 'gateway' && call.request.connection === undefined;
    const fromOutside = apps('any', 1).filter(({ calls }) => calls.some(isOutside));
    await expectOfApps(fromOutside, async ({ program, calls }) => {
      const outside = calls.filter(isOutside);
      const inside = outside.map(call => fromInside(program, call));
      const arrived = await arrivals(istiod, program, outside);
      const wanted = await arrivals(istiod, program, inside.flatMap(call => call ?? []));
      for (const [at, call] of inside.entries()) {
        const [exposure] = admitting(program, outside[at].request);
        const here = call && wanted.shift();
        if (isGone(program, outside[at].request)) expect(arrived[at]?.directResponse?.status).toBe(410);
        else if (exposure) expect(unspoken(exposure, arrived[at])).toEqual(unspoken(exposure, here));
        else expect(arrived[at]).toBeUndefined();
      }
    });
  });

  test('L8: the limits of a version are never looser than those of its service', async () => {
    await expectOfApps(limited, async ({ program, broad, narrow }) => {
      const [{ versions }] = program.services;
      const before = await allowancesOf(withFirst(program, () => ({ breakers: [broad] })));
      const after = await allowancesOf(withFirst(program, () => ({ breakers: [broad, narrow] })));
      for (const [at, version] of versions.entries()) {
        expect(Object.entries(after[at]).filter(([name, value]) => value > before[at][name])).toEqual([]);
        if (version !== narrow.version) expect(after[at]).toEqual(before[at]);
      }
    });
  });

  test('L9: another mirror adds its copies and changes nothing else', async () => {
    const mirrored = apps('any').filter(({ program }) => free(program).length > 0).chain(app => fc.record({
      program: fc.constant(app.program),
      calls: fc.constant(app.calls),
      mirror: fc.record<MirrorProgram>({ version: fc.constantFrom(...free(app.program)), share: fc.constantFrom(0.57, 5, 100) }),
    }));
    await expectOfApps(mirrored, async ({ program, calls, mirror }) => {
      const before = await arrivals(istiod, program, calls);
      const isCopied = ({ port, shares }: Arrival) => program.services[0].ports.includes(port) && !(mirror.version in shares);
      const wanted = before.map(arrived => isFirst(program, arrived) && isCopied(arrived)
        ? { ...arrived, mirrors: { ...arrived.mirrors, [mirror.version]: mirror.share } } : arrived);
      expect(await arrivals(istiod, withFirst(program, ({ mirrors }) => ({ mirrors: [...mirrors, mirror] })), calls)).toEqual(wanted);
    });
  });

  test('L9: a circuit breaker changes no outcome', async () => {
    const broken = apps('any').chain(app => fc.record({
      program: fc.constant(app.program),
      calls: fc.constant(app.calls),
      breaker: fc.oneof(serviceBreakers, versionBreakers(app.program.services[0].versions)),
    }));
    await expectOfApps(broken, ({ program, calls, breaker }) =>
      expectSame(calls, withFirst(program, () => ({ breakers: [breaker] })), withFirst(program, () => ({ breakers: [] }))));
  });
});

/** How much the cluster of each version of the first service lets through. */
async function allowancesOf(program: Program): Promise<Record<string, number>[]> {
  const { pinned, calls } = pinnedToEach(program);
  const yaml = clusterOf(pinned);
  const outcomes = await istiod.route(yaml, calls.map(call => requestOf(parsed(yaml), call)));
  return outcomes.map((outcome, at) => allowances(policyOf(calls[at], outcome)));
}

/** The same request in the mesh, to the service that is exposed there; nothing where none is. */
function fromInside(program: Program, { request }: OutsideCall): Call | undefined {
  const [exposure] = admitting(program, request);
  if (!exposure) return undefined;
  const { path, method, headers, query } = request;
  const { name, namespace } = program.services[exposure.service];
  return { via: 'mesh', request: { path, method, headers, query, host: name, namespace, port: exposure.port } };
}
