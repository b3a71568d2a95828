import type { HostFacts, VersionFacts } from '../../composition/host-facts';
import { isWithin } from '../../values/labels';
import type { Check } from '../check';
import { safeSteps } from './safe-steps';

/** Does every version have pods of its own? A subset takes every pod that has its labels, those of a version with more labels too. */
export const versionsDiffer: Check = facts => facts.versions.flatMap((version, at) => {
  const { host, versions } = facts;
  const twin = versions.slice(0, at).find(other => within(other, version) || within(version, other));
  return twin ? [{
    code: 'CDI213' as const,
    problem: `'${twin.path}' (${labelsOf(twin)}) and '${version.path}' (${labelsOf(version)}) share pods of '${host}'`,
    remedy: remedyFor(facts, [twin, version]),
  }] : [];
});

/** Labels of pods that run are not changed in the commit that selects by them. */
function remedyFor(facts: HostFacts, twins: readonly VersionFacts[]): string {
  const [first, second] = twins.map(({ origin }) => origin?.path);
  if (first !== undefined && first === second) return `bring '${first}' in only once`;
  const steps = twins.some(({ origin }) => origin !== undefined) ? safeSteps(facts) : undefined;
  return steps ?? 'give each version a label of its own';
}

/** Whether pods of one version are among those of the other. Pods carry more labels than pick them out. */
function within(one: VersionFacts, other: VersionFacts): boolean {
  return isWithin(other.labels, { ...one.podLabels, ...one.labels });
}

function labelsOf({ labels }: VersionFacts): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).sort().join(',');
}
