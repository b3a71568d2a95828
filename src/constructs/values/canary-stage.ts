import { percentIn, type Percent } from './percent';
import { refuse } from '../refusals/refusal';

/** The stages by name. */
type StageName = 'dark' | 'shift' | 'takeOver' | 'rollBack';

/** Where a canary release stands. A release moves by changing this one value from commit to commit. */
export class CanaryStage {
  /** The canary is deployed and the public does not see it; only early access reaches it. Without early access no request does. */
  public static dark(): CanaryStage {
    return new CanaryStage('dark', 0);
  }

  /**
   * The canary takes this share of the public, and all of early access.
   *
   * @param share per cent, 0 to 100, whole: Istio's weights are integers
   * @throws CDI102 if the share has a fraction
   */
  public static shift(share: Percent): CanaryStage {
    const percent = percentIn(share, 'the share of a canary');
    if (!Number.isInteger(percent)) {
      refuse('CDI102', `the share of a canary must be a whole percentage, got ${percent}`,
        `Istio's weights are integers; use Percent.of(${Math.floor(percent)}) or Percent.of(${Math.ceil(percent)})`);
    }
    return new CanaryStage('shift', percent);
  }

  /** The canary takes everybody; the stable version stays deployed, ready for a way back. */
  public static takeOver(): CanaryStage {
    return new CanaryStage('takeOver', 100);
  }

  /** The stable version takes everybody, early access too. */
  public static rollBack(): CanaryStage {
    return new CanaryStage('rollBack', 0);
  }

  /** @internal */
  public readonly _name: StageName;
  /** @internal */
  public readonly _share: number;

  private constructor(name: StageName, share: number) {
    this._name = name;
    this._share = share;
  }
}
