import type { Duration } from 'cdk8s';
import { DURATION, wholeMilliseconds } from './durations';
import { percentIn, type Percent } from './percent';
import { demandArgument } from '../border/demand';
import { refuse, shown } from '../refusals/refusal';

/** A failure made on purpose. */
export class Fault {
  /**
   * A request waits before it goes on. Ends in `fault.delay`.
   *
   * @param duration whole milliseconds, at least 1
   * @param share of the requests, per cent
   * @throws CDI117 if the duration is under 1 ms or has a fraction of one
   * @throws CDI126 if the share is 0
   * @throws CDI436 if the duration is no Duration
   */
  public static delay(duration: Duration, share: Percent): Fault {
    demandArgument('Fault.delay', 'duration', duration, DURATION);
    return new Fault({ delay: { milliseconds: wholeMilliseconds(duration, 'the delay of a fault'), percent: partOf(share) } });
  }

  /**
   * A request is answered at once, and the service never sees it. Ends in `fault.abort`.
   *
   * @param httpStatus 200 to 599
   * @param share of the requests, per cent
   * @throws CDI126 if Envoy does not answer with the status, or the share is 0
   */
  public static abort(httpStatus: number, share: Percent): Fault {
    if (!Number.isInteger(httpStatus) || httpStatus < 200 || httpStatus > 599) {
      refuse('CDI126', `the status of an abort must be a whole number from 200 to 599, got ${shown(httpStatus)}`, 'pass one such as 503');
    }
    return new Fault({ abort: { httpStatus, percent: partOf(share) } });
  }

  /** @internal */
  public readonly _plan: FaultPlan;

  private constructor(plan: FaultPlan) {
    this._plan = plan;
  }
}

/** At most one failure of each kind, as plain data. */
export interface FaultPlan {
  readonly delay?: { readonly milliseconds: number; readonly percent: number };
  readonly abort?: { readonly httpStatus: number; readonly percent: number };
}

function partOf(share: Percent): number {
  const percent = percentIn(share, 'the share of a fault');
  if (percent === 0) refuse('CDI126', 'a fault of 0 % hits no request', 'delete it, or pass a higher share');
  return percent;
}
