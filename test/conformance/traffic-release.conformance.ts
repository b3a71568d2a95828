import { setTimeout as sleep } from 'node:timers/promises';
import { DETOURS, STEADY, TAKEN_OVER, type Detour } from './support/detours';
import { Figures } from './support/figures';
import { LiveMesh } from './support/live-mesh';
import type { Load } from './support/load';
import { between, CALLERS, loadOn, stepOf } from './support/releases';
import { outside } from './support/statistics';
import { Tally } from './support/tally';
import { PROMISES } from '../examples/promises';

/** Requests of each kind of client that a step is judged by. */
const REQUESTS = 600;

/** How long a wrong state lasts. */
const WRONG_FOR = 300;

/** How often everything is changed at once. */
const SWITCHES = { least: 8, most: 60 };

const figures = new Figures('traffic-release');
let mesh: LiveMesh | undefined;
let load: Load | undefined;

afterEach(async () => {
  await load?.stop();
  await mesh?.stop();
});
afterAll(() => figures.write());

async function begin(yaml: string): Promise<{ readonly mesh: LiveMesh; readonly load: Load }> {
  mesh = await LiveMesh.start(yaml, CALLERS);
  load = loadOn(mesh);
  return { mesh, load };
}

/** Goes through steps under load, and says what failed; each step does what it promises as soon as it has been applied. */
async function release(first: string, ...others: readonly string[]): Promise<Tally> {
  const running = await begin(stepOf(first));
  const everything: Tally[] = [];
  const wrong: string[] = [];
  for (const [at, step] of [first, ...others].entries()) {
    const started = Date.now();
    if (at > 0) await running.mesh.apply(stepOf(step));
    const milliseconds = Date.now() - started;
    const during = Tally.sum((await running.load.next()).values());
    await running.load.reach(REQUESTS);
    const after = await running.load.next();
    everything.push(during, ...after.values());
    for (const { who, answers = {} } of PROMISES[step]) {
      const tally = after.get(who);
      // A client of one example is not one of every other.
      if (!tally) continue;
      wrong.push(...outside(tally.all, tally.total, answers).map(line => `${step}, ${who}: ${line}`));
      figures.add({ step, who, requests: tally.total, answers: tally.all });
    }
    if (at > 0) figures.add({ step, who: 'anybody while it was applied', milliseconds, requests: during.total, answers: during.all, failed: during.failed });
  }
  expect(wrong).toEqual([]);
  return Tally.sum(everything);
}

/** Goes from one step to another by a state in between that lasts a moment, and says what became of all requests. */
async function detour({ what, from, wrong, to }: Detour): Promise<Tally> {
  const running = await begin(between(from));
  await running.load.reach(100);
  await running.load.next();
  await running.mesh.apply(between(wrong));
  await sleep(WRONG_FOR);
  await running.mesh.apply(between(to));
  const during = Tally.sum((await running.load.next()).values());
  await running.load.reach(100);
  const after = Tally.sum((await running.load.next()).values());
  figures.add({ wrong: what, requests: during.total, answers: during.all, failed: during.failed });
  // What was wrong is over.
  expect(after.failures).toEqual({});
  return during;
}

/** A release, by its steps; the shares of each are asserted too. */
const RELEASES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'from the day before to the day after': ['01-steady', '02-deploy', '03-dark', '04-shift-5', '05-shift-25', '06-shift-50', '07-take-over', '08-promote',
    '09-finish', '10-retire'],
  'that is rolled back, and begun again': ['06-shift-50', 'roll-back', '03-dark'],
};

describe('a release', () => {
  test.each(Object.entries(RELEASES))('%s loses no request', async (_, [first, ...others]) => {
    const tally = await release(`release/${first}`, ...others.map(step => `release/${step}`));
    expect(tally.failures).toEqual({});
    figures.add({ release: [first, ...others].join(', '), requests: tally.total, failed: tally.failed });
  });

  test('by a switch from blue to green and back loses no request', async () => {
    const tally = await release('blue-green/01-blue', 'blue-green/02-green', 'blue-green/01-blue', 'blue-green/02-green');
    expect(tally.failures).toEqual({});
    figures.add({ release: 'blue, green, blue, green', requests: tally.total, failed: tally.failed });
  });
});

describe('the same release in another order', () => {
  test.each(DETOURS)('loses requests where $what', async wrongWay => {
    const tally = await detour(wrongWay);
    expect(tally.of(wrongWay.failure)).toBeGreaterThan(0);
    expect(Object.keys(tally.failures)).toEqual([wrongWay.failure]);
  });

  test('loses requests now and then where all of it comes in one commit', async () => {
    const running = await begin(stepOf(STEADY));
    const switches: Tally[] = [];
    // Whether a request comes in the moment between two parts of a change is chance, but not for ever.
    while (switches.length < SWITCHES.least || (Tally.sum(switches).failed === 0 && switches.length < SWITCHES.most)) {
      await running.load.reach(50);
      await running.load.next();
      await running.mesh.apply(stepOf(switches.length % 2 === 0 ? TAKEN_OVER : STEADY));
      switches.push(Tally.sum((await running.load.next()).values()));
    }
    const { total, all, failed } = Tally.sum(switches);
    figures.add({ wrong: `all in one commit, ${switches.length} times`, requests: total, answers: all, failed });
    expect(failed).toBeGreaterThan(0);
  });
});
