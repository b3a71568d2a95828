import type { Parts } from './releases';

/** The wrong way from one step to another. */
export interface Detour {
  readonly what: string;
  readonly from: Parts;
  readonly wrong: Parts;
  readonly to: Parts;
  /** What the callers get. */
  readonly failure: string;
}

const SHIFT = 'release/06-shift-50';
const RETIRED = 'release/10-retire';
const SHIFTING: Parts = { routes: SHIFT, subsets: SHIFT, pods: SHIFT };

/** All to v1, and no v2. */
export const STEADY = 'release/01-steady';
/** All to v2, and v1 is still there. */
export const TAKEN_OVER = 'release/07-take-over';
const DEPLOYED: Parts = { routes: STEADY, subsets: 'release/02-deploy', pods: 'release/02-deploy' };

const TAKING_OVER: Parts = { ...DEPLOYED, routes: TAKEN_OVER };

/** The same steps in another order. Only one part changes at a time: two that change at once have a race of their own. */
export const DETOURS: readonly Detour[] = [
  {
    what: 'the subset of v1 goes before its routes',
    from: SHIFTING,
    wrong: { ...SHIFTING, subsets: RETIRED },
    to: { ...SHIFTING, subsets: RETIRED, routes: RETIRED },
    failure: '503 NC',
  },
  {
    what: 'the pods of v1 go before its routes',
    from: SHIFTING,
    wrong: { ...SHIFTING, pods: RETIRED },
    to: { ...SHIFTING, pods: RETIRED, routes: RETIRED },
    failure: '503 UH',
  },
  {
    what: 'routes to v2 come before its subset',
    from: { ...DEPLOYED, subsets: STEADY },
    wrong: { ...TAKING_OVER, subsets: STEADY },
    to: TAKING_OVER,
    failure: '503 NC',
  },
  {
    what: 'routes to v2 come before its pods',
    from: { ...DEPLOYED, pods: STEADY },
    wrong: { ...TAKING_OVER, pods: STEADY },
    to: TAKING_OVER,
    failure: '503 UH',
  },
];
