import { meshOf } from './support/example-mesh';
import { inCluster } from './support/examples';
import { Figures } from './support/figures';
import type { LiveMesh } from './support/live-mesh';
import { Client } from './support/load';
import { outside } from './support/statistics';
import type { Tally } from './support/tally';
import { EXAMPLES } from '../examples/outputs';
import { PROMISES, type Promised } from '../examples/promises';
import { requestOf } from '../support/calls';
import { parsed } from '../support/manifests';

/** Requests of which only a share goes somewhere. */
const SHARED = { count: 2000, atOnce: 8 };
/** Requests that all fare alike, one after another: a breaker would turn away some of those that come at once. */
const ALIKE = { count: 200, atOnce: 1 };
/** Requests that wait for seconds. */
const DELAYED = { count: 8, atOnce: 8 };

const figures = new Figures('traffic-promises');
const client = new Client();
afterAll(() => {
  client.close();
  figures.write();
});

function requestsFor({ answers = {}, copies = {}, fault }: Promised): typeof SHARED {
  if (fault === 'delay') return DELAYED;
  return [...Object.values(answers), ...Object.values(copies)].some(percent => percent < 100) ? SHARED : ALIKE;
}

/** Who answers, or what a proxy says instead. */
function fateIn(tally: Tally, { answers, fault, reply }: Promised): Readonly<Record<string, number>> {
  if (reply) return { [Object.keys(tally.all).find(answer => answer.startsWith(`${reply} `)) ?? 'a reply']: 100 };
  if (fault === 'abort') return { [Object.keys(tally.failures).find(failure => /^5\d\d FI$/.test(failure)) ?? 'an abort']: 100 };
  return answers ?? { '404 NR': 100 };
}

/** Envoy fails a request before it would copy it. */
function copiesOf({ copies = {}, fault }: Promised): Readonly<Record<string, number>> {
  return fault === 'abort' ? Object.fromEntries(Object.keys(copies).map(version => [version, 0])) : copies;
}

describe.each(EXAMPLES.filter(({ name }) => PROMISES[name] !== undefined))('$name', example => {
  const manifests = parsed(inCluster(example));
  let mesh: LiveMesh | undefined;
  beforeAll(async () => {
    mesh = await meshOf(example.name);
  });
  afterAll(() => mesh?.stop());

  test.each(PROMISES[example.name])('does with requests of $who what it promises', async promised => {
    const { backends, shot } = mesh!;
    const { count, atOnce } = requestsFor(promised);
    backends.reset();
    const tally = await client.burst(shot(requestOf(manifests, promised.call)), count, atOnce);
    await backends.calm();
    const copies = backends.copies(tally);
    figures.add({ example: example.name, who: promised.who, requests: count, answers: tally.all, copies });
    expect(outside(tally.all, count, fateIn(tally, promised))).toEqual([]);
    expect(outside(copies, count, copiesOf(promised))).toEqual([]);
  });
});
