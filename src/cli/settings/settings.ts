import type { Level } from '../../analysis/model/finding';

/** What a file of settings says. */
export interface Settings {
  readonly paths?: readonly string[];
  readonly exclude?: readonly string[];
  /** How many levels below each of the paths folders are worlds. */
  readonly each?: number;
  readonly namespace?: string;
  /** Of documents that do not name one, by the globs of their files. The first that means a file counts. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** Files with objects that are known and not checked. */
  readonly with?: readonly string[];
  readonly knownServices?: readonly string[];
  readonly knownGateways?: readonly string[];
  readonly clusterDomain?: string;
  readonly ignore?: readonly IgnoreSetting[];
  readonly failOn?: Level;
  /** Such as `1.24`. */
  readonly istioVersion?: string;
}

/** Findings that are meant to be so. */
export interface IgnoreSetting {
  /** Of the catalogue, or the number of Istio or Kiali for the same. */
  readonly code: string;
  readonly reason: string;
  /** `Kind namespace/name`, `Kind name` or `namespace/name`. */
  readonly object?: string;
  /** A glob of files. */
  readonly path?: string;
}

/** A file of settings that was found. */
export interface SettingsFile {
  /** As seen from the working directory. */
  readonly file: string;
  /** Where paths and globs of the settings begin. */
  readonly folder: string;
  readonly settings: Settings;
}
