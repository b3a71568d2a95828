import { fieldOf } from '../../model/field-path';
import type { Finding } from '../../model/finding';
import type { ManifestObject } from '../../model/manifest';

/** Where an http route, or one of its matches, is written. */
export interface RouteOrigin {
  readonly object: ManifestObject;
  /** From the root of the document. */
  readonly path: Finding['path'];
  /** For what a delegate writes: the route of the root that delegates to it, or the match that both have to meet. */
  readonly delegatedBy?: RouteOrigin;
}

/** A place in a VirtualService, as it is shown. */
export interface FieldOrigin {
  /** `namespace/name`. */
  readonly virtualService: string;
  /** As in `spec.http[0].match[1]`. */
  readonly field: string;
}

/** Where the rule of an outcome is written: in a delegate where the VirtualService of the host delegates. */
export interface RuleOrigin extends FieldOrigin {
  /** The field of the root that delegates to it; null where nothing does. */
  readonly delegatedBy: FieldOrigin | null;
}

/** An origin as plain data. */
export function shownOrigin(origin: RouteOrigin): RuleOrigin {
  const { delegatedBy } = origin;
  return { ...fieldOrigin(origin), delegatedBy: delegatedBy === undefined ? null : fieldOrigin(delegatedBy) };
}

function fieldOrigin({ object: { namespace, name }, path }: RouteOrigin): FieldOrigin {
  return { virtualService: `${namespace}/${name}`, field: fieldOf(path) };
}
