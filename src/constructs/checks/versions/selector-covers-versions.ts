import type { HostFacts, ServiceFacts, VersionFacts } from '../../composition/host-facts';
import { isWithin, type Labels } from '../../values/labels';
import type { Check } from '../check';
import { inWords, safeSteps, selectorPatch } from './safe-steps';

/** Does the Service select the pods of every version? A subset of pods that the Service does not select is empty: 503. */
export const selectorCoversVersions: Check = facts => {
  const { path, service, versions } = facts;
  if (!service?.addressable) return [];
  return versions.flatMap(version => !version.podLabels || covers(service.selector, version.podLabels) ? [] : [{
    code: 'CDI304',
    problem: `the Service '${service.path}' of '${path}' selects ${inWords(service.selector)}, which misses the pods of '${version.path}' (${inWords(version.podLabels)})`,
    remedy: widened(service, versions) ?? safeSteps(facts) ?? selectAnew(facts, version.podLabels),
  }]);
};

function covers(selector: Labels, labels: Labels): boolean {
  return Object.keys(selector).length > 0 && isWithin(selector, labels);
}

/** A selector with fewer labels goes on selecting every pod that it selects now. */
function widened({ selector }: ServiceFacts, versions: readonly VersionFacts[]): string | undefined {
  const common = commonTo(selector, versions);
  return Object.keys(common).length > 0 ? `widen it: ${selectorPatch(common)}` : undefined;
}

function selectAnew({ host, versions }: HostFacts, missed: Labels): string {
  const common = commonTo(missed, versions);
  if (Object.keys(common).length === 0) return `give the pods of every version a common label, as in app=${host}, and have the Service select it`;
  return `have it select them, once every pod that runs behind it is labelled so: ${selectorPatch('app' in common ? { app: common.app } : common)}`;
}

/** The labels of these that the pods of all versions carry for certain. */
function commonTo(labels: Labels, versions: readonly VersionFacts[]): Labels {
  const carried = versions.map(({ podLabels, origin }) => origin?.selector ?? podLabels).filter(one => one !== undefined);
  return Object.fromEntries(Object.entries(labels).filter(([key, value]) => carried.every(one => one[key] === value)));
}
