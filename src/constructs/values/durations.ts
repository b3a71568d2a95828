import type { Duration } from 'cdk8s';
import { withMethod } from '../border/kinds';
import { refuse } from '../refusals/refusal';

/** A length of time, of whatever copy of cdk8s. */
export const DURATION = withMethod<Duration>('a Duration', 'Duration.seconds(5)', 'toMilliseconds');

/** Go counts nanoseconds in 63 bits; in milliseconds. */
const LONGEST = 9_223_372_036_854;

/**
 * A duration in the unit that Istio counts in.
 *
 * Istio's webhook rejects what is under a millisecond or has a fraction of one (`ValidateDuration`).
 */
export function wholeMilliseconds(duration: Duration, what: string): number {
  const exact = duration.toMilliseconds({ integral: false });
  const rounded = Math.round(exact);
  if (!(exact <= LONGEST)) {
    refuse('CDI117', `${what} must be a length of time that Istio can hold, got ${exact} ms`, `use at most Duration.millis(${LONGEST})`);
  }
  // Seconds given with decimals come out a rounding error away from the whole number that was meant.
  if (Math.abs(exact - rounded) > 1e-6) {
    refuse('CDI117', `${what} must be a whole number of milliseconds, got ${exact} ms`, `use Duration.millis(${Math.max(1, rounded)})`);
  }
  if (rounded < 1) {
    refuse('CDI117', `${what} must be at least 1 ms, got ${exact} ms`, `leave ${what} out for Istio's default`);
  }
  return rounded;
}

/** The way Istio writes a duration: whole seconds where they are whole, milliseconds elsewhere. */
export function istioDuration(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

/** A duration in the unit that Kubernetes counts in where pods are concerned. */
export function wholeSeconds(duration: Duration, what: string): number {
  const seconds = duration.toMilliseconds({ integral: false }) / 1000;
  if (!Number.isInteger(seconds) || seconds < 1) {
    refuse('CDI124', `${what} must be a whole number of seconds of at least 1, got ${seconds} s`, `use Duration.seconds(${Math.max(1, Math.ceil(seconds))})`);
  }
  return seconds;
}
