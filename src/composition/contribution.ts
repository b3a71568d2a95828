import type { Conjunction } from '../values/conjunction';

/** What a strategy hands to a service: plain data, named by the path of the construct it came from. */
export type Contribution = Split | Rule;

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
  /** Alternatives; each becomes a match of one http route, in the user's order. */
  readonly matches: readonly Conjunction[];
  readonly version: string;
}
