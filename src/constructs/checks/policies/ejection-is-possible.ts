import { ofKind } from '../../composition/contribution';
import type { Check } from '../check';

/**
 * May an outlier detection leave out at least one pod of every version that it watches? Envoy leaves a pod out only if one of so many is within the
 * percentage. With an autoscaler it is asked of the most pods that there may be.
 */
export const ejectionIsPossible: Check = ({ host, versions, contributions }) => {
  const detections = ofKind(contributions, 'policy').filter(({ blocks }) => blocks.outlierDetection);
  const own = new Set(detections.map(({ version }) => version));
  return detections.flatMap(({ source, version, blocks }) => {
    const percent = blocks.outlierDetection?.maxEjectionPercent;
    if (percent === undefined) return [];
    return versions
      .filter(({ name }) => version === undefined ? !own.has(name) : version === name)
      .flatMap(({ name, replicas: { least, most } = NOBODY_KNOWS }) => most > 0 && most * percent < 100 ? [{
        code: 'CDI409' as const,
        problem: `'${source}' may leave out ${percent} % of the pods of version '${name}' of '${host}', but of its ${least < most ? `${most} at most` : most} that is less than one pod`,
        remedy: `set maxEjectionPercent to at least ${Math.ceil(100 / most)}, or give the version more replicas`,
      }] : []);
  });
};

const NOBODY_KNOWS = { least: 0, most: 0 };
