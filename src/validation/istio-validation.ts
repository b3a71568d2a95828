import type { IValidationContext } from './validation-context';

/** How bad a finding is. */
export enum FindingLevel {
  /** Istio rejects it, or does something else with requests than what is written. */
  ERROR = 'error',

  /** It is likely to be meant otherwise. */
  WARNING = 'warning',

  /** It is worth to know. */
  INFO = 'info',
}

/** A finding that is meant to be so. */
export interface IgnoredFinding {
  /** The code: `MAN…`, or the number of Istio or Kiali for the same. */
  readonly code: string;

  /** Why it is meant to be so. */
  readonly reason: string;

  /**
   * The object that it is about, as `Kind namespace/name`, `Kind name` or `namespace/name`.
   *
   * @default - every object
   */
  readonly object?: string;
}

/** The `properties` of the validation in `cdk8s.yaml`. */
export interface IstioValidationProps {
  /**
   * The namespace of objects that do not name one.
   *
   * @default - default, as kubectl has it
   */
  readonly namespace?: string;

  /**
   * The domain of the cluster, in which it has its Services.
   *
   * @default - cluster.local
   */
  readonly clusterDomain?: string;

  /**
   * What is meant to be so. The annotation `cdk8s-istio/ignore` says the same on an object.
   *
   * @default - nothing
   */
  readonly ignore?: IgnoredFinding[];

  /**
   * The mildest finding that fails the synth. Milder ones are logged.
   *
   * @default FindingLevel.WARNING
   */
  readonly failOn?: FindingLevel;
}

/**
 * Checks what `cdk8s synth --validate` has written, all manifests as one set, and fails where Istio would reject, ignore or misroute something.
 *
 * `cdk8s.yaml` names it under `validations`, with the package and an exact version.
 */
export class IstioValidation {
  constructor(private readonly props: IstioValidationProps = {}) {}

  /**
   * Called by cdk8s with the manifests of a synth, wherever the constructs are written: the command line of cdk8s runs on Node.js.
   *
   * @jsii ignore
   */
  public async validate(context: IValidationContext): Promise<void> {
    // Whoever only writes manifests does not pay for reading them.
    const { validate } = require('./validate') as typeof import('./validate');
    validate(context, this.props);
  }
}
