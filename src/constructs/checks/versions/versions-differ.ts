import type { VersionFacts } from '../../composition/host-facts';
import type { Check } from '../check';

/** Does every version have pods of its own? A subset takes every pod that has its labels, those of a version with more labels too. */
export const versionsDiffer: Check = ({ host, versions }) => versions.flatMap((version, at) => {
  const twin = versions.slice(0, at).find(other => within(other, version) || within(version, other));
  return twin ? [{
    code: 'CDI213' as const,
    problem: `'${twin.path}' (${labelsOf(twin)}) and '${version.path}' (${labelsOf(version)}) share pods of '${host}'`,
    remedy: 'give each version a label of its own',
  }] : [];
});

/** Whether pods of one version are among those of the other. Pods carry more labels than pick them out. */
function within(one: VersionFacts, other: VersionFacts): boolean {
  const carried = { ...one.podLabels, ...one.labels };
  return Object.entries(other.labels).every(([key, value]) => carried[key] === value);
}

function labelsOf({ labels }: VersionFacts): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).sort().join(',');
}
