import type { Check } from '../check';

/** Do the pods of every version carry the labels that pick them out? A subset without pods answers 503. */
export const labelsAreCarried: Check = ({ host, versions }) => versions.flatMap(({ name, path, labels, podLabels }) => {
  if (!podLabels) return [];
  return Object.entries(labels).filter(([key, value]) => podLabels[key] !== value).map(([key, value]) => ({
    code: 'CDI305',
    problem: `the pods of '${path}' carry ${key}=${podLabels[key] ?? ''}, but version '${name}' of '${host}' is selected by ${key}=${value}`,
    remedy: 'leave the labels of the pods as they were, and name another label with addVersion(…, { label })',
  }));
});
