import type { GatewayCheck } from './gateway-check';
import { hostIsExposed } from './host-is-exposed';
import { pathsDiffer } from './paths-differ';
import { redirectsKeepTheirPrefix } from './redirects-keep-their-prefix';
import { rewritesAreAlone } from './rewrites-are-alone';
import { rewritesArePlain } from './rewrites-are-plain';
import { clashProblem } from '../routes/matches-combine';
import { tryProblems } from '../routes/tries-end-in-time';

/** The questions asked of every external host, in the order in which the answers are shown. */
const CHECKS: readonly GatewayCheck[] = [
  hostIsExposed,
  pathsDiffer,
  rewritesArePlain,
  rewritesAreAlone,
  redirectsKeepTheirPrefix,
  (_, { routes }) => routes.flatMap(tryProblems),
  ({ host }, { clashes }) => clashes.map(clash => clashProblem(host, clash)),
];

/** Everything that is wrong with an external host; nothing is written while there is anything. */
export const checkGatewayHost: GatewayCheck = (facts, plan) => CHECKS.flatMap(check => check(facts, plan));
