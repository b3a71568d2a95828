import type { PortPlan } from './port-plan';
import type { Labels } from '../../values/labels';
import type { Conflict } from '../conflicts';
import type { PolicyBlocks } from '../policy-blocks';

/** What Istio is told about one host. It is checked and rendered as it stands. */
export interface HostPlan {
  readonly host: string;
  /** What its rules are about: the host, and every other name that a TLS client may ask for. */
  readonly names: readonly string[];
  /** How clients treat every version that says nothing else in the same block. */
  readonly policy?: PolicyBlocks;
  readonly subsets: readonly SubsetPlan[];
  /** In the order in which they were declared. */
  readonly ports: readonly PortPlan[];
  /** The policies that cannot both stand. */
  readonly conflicts: readonly Conflict[];
}

/** A version as Istio sees it. */
export interface SubsetPlan {
  readonly name: string;
  readonly labels: Labels;
  /** The blocks in which it differs from the service, complete: Istio replaces whole blocks. */
  readonly policy?: PolicyBlocks;
}
