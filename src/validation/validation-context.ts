/**
 * Where in a manifest a rule is broken.
 *
 * @jsii ignore
 */
export interface ViolatingResource {
  /** The name of the object, by which cdk8s finds its construct. */
  readonly resourceName: string;

  /** Each place, with what is wrong there. */
  readonly locations: string[];

  /** The file. */
  readonly manifestPath: string;
}

/**
 * A rule that is broken.
 *
 * @jsii ignore
 */
export interface RuleViolation {
  /** The code. */
  readonly ruleName: string;

  /** What holds otherwise. */
  readonly recommendation: string;

  /** What to do about it. */
  readonly fix: string;

  /** Where. */
  readonly violatingResources: ViolatingResource[];
}

/**
 * The report that cdk8s prints.
 *
 * @jsii ignore
 */
export interface IValidationReport {
  /** Adds a rule that is broken. */
  addViolation(violation: RuleViolation): void;

  /** Ends the report with `success` or `failure`, and with what else to print at its head. */
  submit(status: string, metadata: Record<string, string>): void;
}

/**
 * The log of cdk8s.
 *
 * @jsii ignore
 */
export interface IValidationLogger {
  /** Prints a line. */
  log(message: string): void;
}

/**
 * What cdk8s hands to a validation: the part of its `ValidationContext` that is used here, because jsii knows no types of cdk8s-cli.
 *
 * @jsii ignore
 */
export interface IValidationContext {
  /** The files that the synth has written. */
  readonly manifests: string[];

  /** The report. */
  readonly report: IValidationReport;

  /** The log. */
  readonly logger: IValidationLogger;
}
