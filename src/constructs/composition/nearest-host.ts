import type { ExposedPath, Exposure } from './compose-gateway';
import { sameConjunction } from '../values/matches/conjunction';

/**
 * Leaves each path to the exposures on the nearest host: what is exposed on a wildcard is copied into every host that it covers, and
 * stands back there for what is exposed on the host itself.
 */
export function onNearestHost(exposures: readonly Exposure[]): Exposure[] {
  return exposures
    .map(exposure => ({ ...exposure, paths: exposure.paths.filter(path => !exposures.some(other => isNearer(other, exposure, path))) }))
    .filter(({ paths }) => paths.length > 0);
}

/** Of the hosts that cover one, the host itself is nearest, then the longer wildcard: negative if `a` is nearer. */
export function byNearness(a: string, b: string): number {
  return Number(a.startsWith('*')) - Number(b.startsWith('*')) || b.length - a.length;
}

function isNearer(other: Exposure, { on }: Exposure, { match }: ExposedPath): boolean {
  return byNearness(other.on, on) < 0 && other.paths.some(path => sameConjunction(path.match, match));
}
