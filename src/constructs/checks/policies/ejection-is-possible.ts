import { ofKind } from '../../composition/contribution';
import type { Check } from '../check';

/** May an outlier detection leave out at least one pod of every version that it watches? Envoy leaves a pod out only if one of so many is within the percentage. */
export const ejectionIsPossible: Check = ({ host, versions, contributions }) => {
  const detections = ofKind(contributions, 'policy').filter(({ blocks }) => blocks.outlierDetection);
  const own = new Set(detections.map(({ version }) => version));
  return detections.flatMap(({ source, version, blocks }) => {
    const percent = blocks.outlierDetection?.maxEjectionPercent;
    if (percent === undefined) return [];
    return versions
      .filter(({ name }) => version === undefined ? !own.has(name) : version === name)
      .flatMap(({ name, replicas = 0 }) => replicas > 0 && replicas * percent < 100 ? [{
        code: 'CDI409' as const,
        problem: `'${source}' may leave out ${percent} % of the pods of version '${name}' of '${host}', but of its ${replicas} that is less than one pod`,
        remedy: `set maxEjectionPercent to at least ${Math.ceil(100 / replicas)}, or give the version more replicas`,
      }] : []);
  });
};
