import { objectIn, textIn } from './json';
import type { ManifestObject } from './manifest';

/** Whether a document names its namespace; one that does not gets what somebody has asked for, or `default`. */
export function namesNamespace({ body }: ManifestObject): boolean {
  return (textIn(objectIn(body.metadata)?.namespace) ?? '') !== '';
}

/** The annotation of an object that stands for what somebody says is there: what is not known of it. */
export const UNKNOWN = 'cdk8s-istio/unknown';

/** Whether an object stands for what somebody only says is there. It proves nothing of what stands beside it. */
export function isNamedAlone({ annotations }: Pick<ManifestObject, 'annotations'>): boolean {
  return Object.hasOwn(annotations, UNKNOWN);
}

/** Whether nobody knows the ports of what is there. */
export function hasUnknownPorts({ annotations }: Pick<ManifestObject, 'annotations'>): boolean {
  return isNamedAlone({ annotations }) && annotations[UNKNOWN].includes('ports');
}
