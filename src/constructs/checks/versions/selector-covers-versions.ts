import type { HostInput, Labels, VersionInput } from '../../composition/host-input';
import type { Check } from '../check';

/** Does the Service select the pods of every version? A subset of pods that the Service does not select is empty: 503. */
export const selectorCoversVersions: Check = input => input.versions
  .filter(version => input.service?.addressable && version.podLabels && !covers(input.service.selector, version.podLabels))
  .map(version => ({
    code: 'CDI304',
    problem: `the Service '${input.service!.path}' of '${input.path}' selects ${written(input.service!.selector)}, which misses the pods of '${version.path}' (${written(version.podLabels!)})`,
    remedy: remedyFor(input, version),
  }));

function covers(selector: Labels, labels: Labels): boolean {
  return Object.keys(selector).length > 0 && Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function remedyFor({ versions, host }: HostInput, version: VersionInput): string {
  const known = versions.flatMap(({ podLabels }) => podLabels ? [podLabels] : []);
  const common = Object.fromEntries(Object.entries(version.podLabels!).filter(([key, value]) => known.every(labels => labels[key] === value)));
  const widened = 'app' in common ? { app: common.app } : common;
  if (Object.keys(widened).length === 0) return `give the pods of every version a common label, as in app=${host}, and have the Service select it`;
  return `widen it: ApiObject.of(service).addJsonPatch(JsonPatch.replace('/spec/selector', ${JSON.stringify(widened)}))`;
}

function written(labels: Labels): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',') || 'nothing';
}
