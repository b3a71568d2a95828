import { ADDRESS_LABEL, isWithin, type Labels } from '../values/labels';

/**
 * The labels of pods that a Service which is brought in is to select: their own, and those of its selector that they lack.
 *
 * They are left alone where the Service means one version, and where the labels would make them pods of another version.
 */
export function selectedBy(selector: Labels | undefined, own: Labels, others: readonly Labels[]): Labels {
  if (!selector || ADDRESS_LABEL in selector) return own;
  const all = { ...own, ...selector, version: own.version };
  return others.some(other => isWithin(other, all) && !isWithin(other, own)) ? own : all;
}
