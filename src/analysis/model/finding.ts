import type { ManifestObject } from './manifest';

/** How bad a finding is: Istio rejects or misroutes it, it is likely to be meant otherwise, or it is worth to know. */
export type Level = 'error' | 'warning' | 'info';

/** What a check says about an object. */
export interface Finding {
  /** Of the catalogue. */
  readonly code: string;
  readonly object: ManifestObject;
  /** The field that it is about, from the root of the document. */
  readonly path: readonly (string | number)[];
  /** What is wrong, with the value: lower case, no full stop. */
  readonly message: string;
  /** Milder than that of the code, where the manifests do not prove what may be written elsewhere. */
  readonly level?: Level;
  /** Where it is found, if several worlds were looked at. */
  readonly worlds?: FoundIn;
}

/** The worlds in which something is found, of all that the object is in. */
export interface FoundIn {
  readonly names: readonly string[];
  readonly of: number;
}
