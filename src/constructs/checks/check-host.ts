import type { Check } from './check';
import { ejectionIsPossible } from './policies/ejection-is-possible';
import { failoverIsDetected } from './policies/failover-is-detected';
import { hashHolds } from './policies/hash-holds';
import { onePolicyATarget } from './policies/one-policy-a-target';
import { policyOnlyTightens } from './policies/policy-only-tightens';
import { tlsIsBegunOnce } from './policies/tls-is-begun-once';
import { tlsReachesPods } from './policies/tls-reaches-pods';
import { alternativesAreFew } from './routes/alternatives-are-few';
import { answersHavePods } from './routes/answers-have-pods';
import { faultsDiffer } from './routes/faults-differ';
import { matchIsReached } from './routes/match-is-reached';
import { matchIsSelective } from './routes/match-is-selective';
import { matchesCombine } from './routes/matches-combine';
import { mirrorStandsAside } from './routes/mirror-stands-aside';
import { noWayPast } from './routes/no-way-past';
import { onEveryPort, onHttpPorts } from './routes/on-every-port';
import { oneSplit } from './routes/one-split';
import { patchesHaveRoutes } from './routes/patches-have-routes';
import { sharesFitPods } from './routes/shares-fit-pods';
import { triesEndInTime } from './routes/tries-end-in-time';
import { containersListen } from './versions/containers-listen';
import { labelsAreCarried } from './versions/labels-are-carried';
import { portsAreDeclared } from './versions/ports-are-declared';
import { selectorCoversVersions } from './versions/selector-covers-versions';
import { serviceHasAddress } from './versions/service-has-address';
import { stableIsDeclared } from './versions/stable-is-declared';
import { versionsDiffer } from './versions/versions-differ';
import type { HostPlan } from '../composition/host/host-plan';
import type { HostFacts } from '../composition/host-facts';
import type { Problem } from '../refusals/refusal';

/** The questions asked of every host, in the order in which the answers are shown. */
const CHECKS: readonly Check[] = [
  stableIsDeclared,
  versionsDiffer,
  serviceHasAddress,
  portsAreDeclared,
  containersListen,
  labelsAreCarried,
  selectorCoversVersions,
  onEveryPort(oneSplit),
  matchIsSelective,
  alternativesAreFew,
  onHttpPorts(matchIsReached),
  onHttpPorts(mirrorStandsAside),
  onePolicyATarget,
  policyOnlyTightens,
  ejectionIsPossible,
  failoverIsDetected,
  hashHolds,
  tlsReachesPods,
  tlsIsBegunOnce,
  onEveryPort(answersHavePods),
  onEveryPort(sharesFitPods),
  onHttpPorts(faultsDiffer),
  onHttpPorts(matchesCombine),
  noWayPast,
  patchesHaveRoutes,
  onHttpPorts(triesEndInTime),
];

/** Everything that is wrong with a host; nothing is written while there is anything. */
export function checkHost(facts: HostFacts, plan: HostPlan): Problem[] {
  return CHECKS.flatMap(check => check(facts, plan));
}
