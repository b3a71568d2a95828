import type { OriginFacts } from '../../composition/host-facts';
import { pointer } from '../../values/labels';
import type { Check } from '../check';

/** Do the pods of every version carry the labels that pick them out? A subset without pods answers 503. */
export const labelsAreCarried: Check = ({ host, versions }) => versions.flatMap(({ name, path, labels, podLabels, origin }) => {
  if (!podLabels) return [];
  return Object.entries(labels).filter(([key, value]) => podLabels[key] !== value).map(([key, value]) => ({
    code: 'CDI305',
    problem: `the pods of '${path}' carry ${key}=${podLabels[key] ?? ''}, but version '${name}' of '${host}' is selected by ${key}=${value}`,
    remedy: origin ? remedyFor(origin, key, value) : 'leave the labels of the pods as they were, and name another label with addVersion(…, { label })',
  }));
});

/** What the selector asks for, Kubernetes wants of the template too; what is asked for beside it comes a rollout later. */
function remedyFor({ path, labelsAt, selector }: OriginFacts, key: string, value: string): string {
  if (selector[key] === value) return `give the pod template of '${path}' the labels of its selector back; Kubernetes refuses it without them`;
  return `take two steps, each in a commit that is applied and rolled out before the next: (1) label the pods of '${path}':`
    + ` ApiObject.of(workload).addJsonPatch(JsonPatch.add('${labelsAt}${pointer(key)}', '${value}')); (2) ask for the label`;
}
