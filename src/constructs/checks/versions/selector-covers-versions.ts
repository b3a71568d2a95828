import type { HostFacts, Labels } from '../../composition/host-facts';
import type { Check } from '../check';

/** Does the Service select the pods of every version? A subset of pods that the Service does not select is empty: 503. */
export const selectorCoversVersions: Check = facts => {
  const { path, service, versions } = facts;
  if (!service?.addressable) return [];
  return versions.flatMap(version => !version.podLabels || covers(service.selector, version.podLabels) ? [] : [{
    code: 'CDI304',
    problem: `the Service '${service.path}' of '${path}' selects ${inWords(service.selector)}, which misses the pods of '${version.path}' (${inWords(version.podLabels)})`,
    remedy: remedyFor(facts, version.podLabels),
  }]);
};

function covers(selector: Labels, labels: Labels): boolean {
  return Object.keys(selector).length > 0 && Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function remedyFor({ versions, host }: HostFacts, missed: Labels): string {
  const all = versions.flatMap(({ podLabels }) => podLabels ? [podLabels] : []);
  const common = Object.fromEntries(Object.entries(missed).filter(([key, value]) => all.every(labels => labels[key] === value)));
  const widened = 'app' in common ? { app: common.app } : common;
  if (Object.keys(widened).length === 0) return `give the pods of every version a common label, as in app=${host}, and have the Service select it`;
  return `widen it: ApiObject.of(service).addJsonPatch(JsonPatch.replace('/spec/selector', ${JSON.stringify(widened)}))`;
}

function inWords(labels: Labels): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',') || 'nothing';
}
