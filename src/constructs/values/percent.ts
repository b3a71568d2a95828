import { refuse, shown } from '../refusals/refusal';

/** The number of per cent; whoever writes JavaScript may pass a number by mistake, which would get lost. */
export function percentIn(share: Percent | undefined, what: string): number {
  if (share === undefined) refuse('CDI101', `${what} is missing`, 'pass a Percent, as in Percent.of(25)');
  const value: unknown = (share as Percent | null)?.value;
  if (typeof value !== 'number') refuse('CDI101', `${what} must be a Percent, got ${shown(share)}`, 'wrap it, as in Percent.of(25)');
  return value;
}

/** Istio turns a percentage into parts of a million, so this is the finest step it knows. */
const STEPS_PER_PERCENT = 10_000;

/** A share in per cent. */
export class Percent {
  /**
   * A share of so many per cent.
   *
   * @param value per cent, 0 to 100, at most four decimals (Istio counts in parts of a million)
   * @throws CDI101 if the value is out of range, no number, or finer than Istio can count
   */
  public static of(value: number): Percent {
    if (typeof value !== 'number') refuse('CDI101', `a percentage must be a number, got ${shown(value)}`, 'pass per cent without quotes, as in Percent.of(25)');
    if (!(value >= 0 && value <= 100)) {
      refuse('CDI101', `a percentage must lie between 0 and 100, got ${shown(value)}`, 'pass per cent, as in Percent.of(25) for a quarter');
    }
    const steps = value * STEPS_PER_PERCENT;
    if (Math.abs(steps - Math.round(steps)) > 1e-6) {
      refuse('CDI101', `a percentage must have at most four decimals, got ${value}`, `round it, as in Percent.of(${Math.round(steps) / STEPS_PER_PERCENT})`);
    }
    return new Percent(value);
  }

  /** The share in per cent, 0 to 100. */
  public readonly value: number;

  private constructor(value: number) {
    this.value = value;
  }
}
