import { istioDuration } from '../values/durations';

/** A duration as Istio writes it, or nothing where there is none. */
export function duration(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : istioDuration(milliseconds);
}
