import { checkedLater, optional } from '../border/kinds';
import { struct } from '../border/struct';

/** How a version is told apart. */
export interface AddVersionOptions {
  /**
   * The value of the pods' `version` label, which may have dots and capitals. It is part of the selector of a Deployment that is written for
   * the version, and Kubernetes never lets that change: another label is another version. Pods that are brought in get it only with `podLabels`.
   *
   * @default - the name of the version
   */
  readonly label?: string;
}

/** What the options have to be. */
export const VERSION_OPTIONS = struct<AddVersionOptions>({ label: optional(checkedLater('a string', '\'1.0\'')) });
