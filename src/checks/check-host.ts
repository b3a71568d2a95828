import { alternativesAreFew } from './alternatives-are-few';
import type { Check } from './check';
import { containersListen } from './containers-listen';
import { ejectionIsPossible } from './ejection-is-possible';
import { faultsDiffer } from './faults-differ';
import { labelsAreCarried } from './labels-are-carried';
import { matchIsReached } from './match-is-reached';
import { matchIsSelective } from './match-is-selective';
import { matchesCombine } from './matches-combine';
import { noWayPast } from './no-way-past';
import { onePolicyATarget } from './one-policy-a-target';
import { oneSplit } from './one-split';
import { patchesHaveRoutes } from './patches-have-routes';
import { policyOnlyTightens } from './policy-only-tightens';
import { portsAreDeclared } from './ports-are-declared';
import { selectorCoversVersions } from './selector-covers-versions';
import { serviceHasAddress } from './service-has-address';
import { shadowStandsAside } from './shadow-stands-aside';
import { stableIsDeclared } from './stable-is-declared';
import { versionsDiffer } from './versions-differ';
import type { HostInput } from '../composition/host-input';
import type { HostPlan } from '../composition/host-plan';
import type { Finding } from '../diagnostics/refusal';

/** The questions asked of every host, in the order in which the answers are shown. */
const CHECKS: readonly Check[] = [
  stableIsDeclared,
  versionsDiffer,
  serviceHasAddress,
  portsAreDeclared,
  containersListen,
  labelsAreCarried,
  selectorCoversVersions,
  oneSplit,
  matchIsSelective,
  alternativesAreFew,
  matchIsReached,
  shadowStandsAside,
  onePolicyATarget,
  policyOnlyTightens,
  ejectionIsPossible,
  faultsDiffer,
  matchesCombine,
  noWayPast,
  patchesHaveRoutes,
];

/** Everything that is wrong with a host; nothing is written while there is anything. */
export function checkHost(input: HostInput, plan: HostPlan): Finding[] {
  return CHECKS.flatMap(check => check(input, plan));
}
