import type { Parts } from './releases';

/** The wrong way from one step to another. */
export interface Detour {
  readonly what: string;
  readonly from: Parts;
  readonly wrong: Parts;
  readonly to: string;
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

/** The same steps in another order. */
export const DETOURS: readonly Detour[] = [
  { what: 'the subset of v1 goes before its routes', from: SHIFTING, wrong: { ...SHIFTING, subsets: RETIRED }, to: RETIRED, failure: '503 NC' },
  { what: 'the pods of v1 go before its routes', from: SHIFTING, wrong: { ...SHIFTING, pods: RETIRED }, to: RETIRED, failure: '503 UH' },
  {
    what: 'routes to v2 come before its subset',
    from: { ...DEPLOYED, subsets: STEADY },
    wrong: { ...DEPLOYED, subsets: STEADY, routes: TAKEN_OVER },
    to: TAKEN_OVER,
    failure: '503 NC',
  },
  {
    what: 'routes to v2 come before its pods',
    from: { ...DEPLOYED, pods: STEADY },
    wrong: { ...DEPLOYED, pods: STEADY, routes: TAKEN_OVER },
    to: TAKEN_OVER,
    failure: '503 UH',
  },
];
