import type { ExposedPath, Exposure } from './exposure';
import { byNearness } from './wildcards';
import { sameConjunction } from '../../values/matches/conjunction';

/**
 * Leaves each path to the exposures on the nearest host: what is exposed on a wildcard is copied into every host that it covers, and
 * stands back there for what is exposed on the host itself.
 */
export function onNearestHost<E extends Exposure>(exposures: readonly E[]): E[] {
  return exposures
    .map(exposure => ({ ...exposure, paths: exposure.paths.filter(path => !exposures.some(other => isNearer(other, exposure, path))) }))
    .filter(({ paths }) => paths.length > 0);
}

function isNearer(other: Exposure, { on }: Exposure, { match }: ExposedPath): boolean {
  return byNearness(other.on, on) < 0 && other.paths.some(path => sameConjunction(path.match, match));
}
