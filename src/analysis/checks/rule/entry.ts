import type { Level } from '../../model/finding';

/** What is known about a code before it is found. */
export interface FindingEntry {
  readonly level: Level;
  /** The same in Istio: `IST…` of `istioctl analyze`, or who rejects it: its `webhook`, or the `schema` of its definitions in the API server. */
  readonly istio: string | null;
  /** The same in Kiali: `KIA…`. */
  readonly kiali: string | null;
  /** What must be so, or should be so at level `info`, in one line. */
  readonly title: string;
  /** What to do about it. */
  readonly remedy: string;
}
