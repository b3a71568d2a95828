import type { Check } from './check';
import type { VersionInput } from '../composition/host-input';

/** Does every version have pods of its own? Two subsets with the same labels are the same pods, and a split between them is none. */
export const versionsDiffer: Check = ({ host, versions }) => versions.flatMap((version, at) => {
  const twin = versions.slice(0, at).find(other => labelsOf(other) === labelsOf(version));
  return twin ? [{
    code: 'CDI213' as const,
    problem: `'${twin.path}' and '${version.path}' have the same pods of '${host}', those with ${labelsOf(version)}`,
    remedy: 'give each version a label of its own',
  }] : [];
});

function labelsOf({ labels }: VersionInput): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).sort().join(',');
}
