import { recordedSets } from './sets';
import { yamlOf } from '../../../conformance/support/random-mesh';
import { simulated } from '../../../conformance/support/simulated';

const SETS = recordedSets('objects');

describe('the simulator does what istiod did', () => {
  test.each([...SETS, ...recordedSets('sidecars')].map((set, at) => [at, set] as const))('with set %i', (_, { objects, answers }) => {
    const requests = answers.map(({ request }) => request);
    // What is undefined is not written.
    const now = JSON.parse(JSON.stringify(simulated(yamlOf({ objects, requests }), requests))) as unknown;
    expect(now).toEqual(answers.map(({ outcome }) => outcome));
  });
});

describe('the recorded sets', () => {
  const outcomes = SETS.flatMap(({ answers }) => answers.map(({ outcome }) => outcome));

  test.each<[what: string, isShown: (outcome: typeof outcomes[number]) => boolean]>([
    ['shares of several destinations', ({ destinations }) => destinations.length > 1],
    ['a destination without a cluster', ({ destinations }) => destinations.some(({ state }) => state === 'no-cluster')],
    ['a destination without endpoints', ({ destinations }) => destinations.some(({ state }) => state === 'no-endpoints')],
    ['mirrors', ({ mirrors }) => mirrors.length > 0],
    ['faults', ({ fault }) => fault !== null],
    ['redirects', ({ redirect }) => redirect !== null],
    ['answers of the proxy itself', ({ directResponse }) => directResponse !== null],
    ['rewrites', ({ rewrite }) => rewrite !== null],
    ['changes of headers', ({ headers }) => headers !== null],
    ['policies', ({ destinations }) => destinations.some(({ policy }) => Object.keys(policy).length > 0)],
    ['bytes that are passed on', ({ outcome, rule }) => outcome === 'routed' && rule === null],
    ['requests without a route', ({ outcome }) => outcome === 'no-route'],
  ])('have %s', (_, isShown) => {
    expect(outcomes.filter(isShown).length).toBeGreaterThan(2);
  });
});
