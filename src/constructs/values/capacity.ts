/** Whether the pods of a version are compared with the share of requests that a release gives it. */
export class Capacity {
  /**
   * A release is refused if the pods of a version are clearly too few: the most that the version may have are fewer than its share of the fewest that
   * the stable version has, rounded up. What is not known, as the number of pods that are external, is not compared.
   */
  public static compared(): Capacity {
    return new Capacity(false);
  }

  /** The versions have the pods that they need, whatever their numbers: larger ones, or ones that do more. */
  public static asDeclared(): Capacity {
    return new Capacity(true);
  }

  /** @internal */
  public readonly _isTrusted: boolean;

  private constructor(isTrusted: boolean) {
    this._isTrusted = isTrusted;
  }
}
