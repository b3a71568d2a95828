import type { Percent } from '../percent';

/** Where requests go that their own region has no healthy pod for. */
export interface RegionFailover {
  /** The region of the caller, by its name alone. */
  readonly from: string;
  /** The region that is next. */
  readonly to: string;
}

/** How requests from one locality are shared out among localities. */
export interface LocalityDistribution {
  /** The locality of the caller: a region, `region/zone` or `region/zone/subzone`; a `*` at the end stands for the rest. */
  readonly from: string;
  /** The shares by locality, whole per cent that add up to 100. The pods of a locality that is not listed get nothing from there. */
  readonly to: { [locality: string]: Percent };
}
