import type { Conjunction } from '../../values/matches/conjunction';
import type { TextTest } from '../../values/matches/text-test';
import type { RouteTraits } from '../../values/route-traits';
import type { HostPlan } from '../host/host-plan';

/** A service that is let out under some paths of an external host. */
export interface Exposure {
  readonly source: string;
  /** The host on which it is exposed, or the wildcard that covers it. */
  readonly on: string;
  /** How the gateway's namespace reaches the service. */
  readonly host: string;
  readonly plan: HostPlan;
  /** The port of the service. */
  readonly port: number;
  readonly paths: readonly ExposedPath[];
  /** What is laid over the traits of its routes. */
  readonly traits: RouteTraits;
}

/** A path, and the conditions that say it; no condition for every path. */
export interface ExposedPath {
  readonly test: TextTest;
  readonly match: Conjunction;
}
