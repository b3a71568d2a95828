import type { ConnectionPoolPlan, FaultPlan, OutlierDetectionPlan } from './host-plan';
import type { Conjunction } from '../values/matches/conjunction';

/** What a strategy hands to a service: plain data, named by the path of the construct it came from. */
export type Contribution = Split | Rule | Shadow | Policy | Fault;

/** Who takes the requests that no rule claims. */
export interface Split {
  readonly kind: 'split';
  readonly source: string;
  /** The shares of versions in whole per cent; the stable version takes the rest. */
  readonly shares: readonly Share[];
}

/** A whole percentage of the requests. */
export interface Share {
  readonly version: string;
  readonly percent: number;
}

/** Requests that go to one version, whatever the split says. */
export interface Rule {
  readonly kind: 'rule';
  readonly source: string;
  /** A standing pin comes before what a release admits. */
  readonly tier: 'pin' | 'release';
  /** Alternatives; each becomes a match of one http route, in the user's order. */
  readonly matches: readonly Conjunction[];
  readonly version: string;
}

/** A version that gets copies of requests, and whose answers are thrown away. */
export interface Shadow {
  readonly kind: 'shadow';
  readonly source: string;
  readonly version: string;
  /** Per cent, at most four decimals. */
  readonly percent: number;
}

/** Limits of a service, or of one of its versions. */
export interface Policy {
  readonly kind: 'policy';
  readonly source: string;
  /** The version that they are meant for; absent for the whole service. */
  readonly version?: string;
  readonly connectionPool?: ConnectionPoolPlan;
  readonly outlierDetection?: OutlierDetectionPlan;
}

/** Failures made on purpose. */
export interface Fault {
  readonly kind: 'fault';
  readonly source: string;
  /** Alternatives; empty for every request. */
  readonly matches: readonly Conjunction[];
  readonly fault: FaultPlan;
}

/** The contributions of one kind. */
export function ofKind<K extends Contribution['kind']>(contributions: readonly Contribution[], kind: K): Extract<Contribution, { kind: K }>[] {
  return contributions.filter((contribution): contribution is Extract<Contribution, { kind: K }> => contribution.kind === kind);
}
