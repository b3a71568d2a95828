import { ofKind } from '../../composition/contribution';
import type { Check } from '../check';

/** May an outlier detection leave out at least one pod of every version that it watches? Envoy leaves a pod out only if one of so many is within the percentage. */
export const ejectionIsPossible: Check = ({ host, versions, contributions }) => ofKind(contributions, 'policy').flatMap((policy, _, policies) => {
  const own = new Set(policies.filter(({ outlierDetection }) => outlierDetection).map(({ version }) => version));
  const percent = policy.outlierDetection?.maxEjectionPercent;
  if (percent === undefined) return [];
  return versions
    .filter(({ name }) => policy.version === undefined ? !own.has(name) : policy.version === name)
    .filter(({ replicas = 0 }) => replicas > 0 && replicas * percent < 100)
    .map(({ name, replicas }) => ({
      code: 'CDI409' as const,
      problem: `'${policy.source}' may leave out ${percent} % of the pods of version '${name}' of '${host}', but of its ${replicas} that is less than one pod`,
      remedy: `set maxEjectionPercent to at least ${Math.ceil(100 / replicas!)}, or give the version more replicas`,
    }));
});
