import { type Facts, hazardRule, type Tell } from './hazard';
import { destinationText, objectText, requestsText } from './words';
import type { JsonObject } from '../../model/json';
import type { ManifestObject } from '../../model/manifest';
import { objectAt, objectsAt, textAt, textMapAt } from '../../routing/fields/fields';
import { has, podsIn } from '../../routing/services/pods';
import type { Destination } from '../../routing/traffic/outcome';
import { textOf } from '../objects/change';
import type { RequestClass } from '../requests/classes';

type Code = 'PLN204' | 'PLN205' | 'PLN206' | 'PLN207';

/** Objects whose change is dangerous by itself. */
export const objects = hazardRule<Code>({
  PLN204: { level: 'warning', title: 'a subset must keep its labels under its name', remedy: 'add a subset of another name with the new labels, move the routes to it, and then remove the old one' },
  PLN205: { level: 'error', title: 'the selector of a workload must stay as it is', remedy: 'add a workload of another name, move the routes to its pods, and then remove the old one: Kubernetes refuses the change' },
  PLN206: { level: 'error', title: 'a Service must go on selecting the pods that routes lead to', remedy: 'keep to labels that the pods of both versions carry' },
  PLN207: { level: 'warning', title: 'a port must stay as it is while requests go to it', remedy: 'add the new port beside the old one, move the clients, and then remove the old one' },
}, (facts, tell) => {
  for (const { before, after } of facts.changes) {
    if (before === undefined || after === undefined) continue;
    for (const name of relabelled(before, after)) tell('PLN204', after, `the labels of the subset '${name}' change while its name stays`);
    if (isWorkload(after) && textOf(selectorOf(before)) !== textOf(selectorOf(after))) {
      tell('PLN205', after, `spec.selector of ${objectText(after)} changes, which the API server refuses`);
    }
    if (after.kind === 'Service' && after.group === '') ofService(before, after, facts, tell);
  }
});

function relabelled(before: ManifestObject, after: ManifestObject): readonly string[] {
  if (after.kind !== 'DestinationRule') return [];
  const labelsOf = (subset: JsonObject) => textOf(textMapAt(subset, 'labels'));
  const old = new Map(objectsAt(before.spec, 'subsets').map(one => [textAt(one, 'name'), labelsOf(one)]));
  return objectsAt(after.spec, 'subsets').filter(one => (old.get(textAt(one, 'name')) ?? labelsOf(one)) !== labelsOf(one)).map(one => textAt(one, 'name'));
}

const WITH_SELECTORS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

function isWorkload({ kind, group }: ManifestObject): boolean {
  return group === 'apps' && WITH_SELECTORS.has(kind);
}

function selectorOf({ spec }: ManifestObject): JsonObject | undefined {
  return objectAt(spec, 'selector');
}

/** Requests that a Service answers before the change, by the port. */
interface Routed {
  readonly requests: RequestClass;
  readonly destination: Destination;
}

function ofService(before: ManifestObject, after: ManifestObject, facts: Facts, tell: Tell<'PLN206' | 'PLN207'>): void {
  const host = `${after.name}.${after.namespace}.svc.`;
  const routed = facts.classes.flatMap(requests => requests.before.destinations
    .filter(({ host: to, share }) => share > 0 && to.startsWith(host)).map(destination => ({ requests, destination })));
  if (routed.length === 0) return;
  const lost = podsLost(before, after, facts);
  if (lost.length > 0) tell('PLN206', after, `the selector leaves out the pods of ${lost.join(' and ')}, to which ${requestsText(routed[0].requests)} goes`);
  for (const text of portsLost(before, after, routed)) tell('PLN207', after, text);
}

/** Workloads whose pods the earlier selector selects, and the later one does not. */
function podsLost(before: ManifestObject, after: ManifestObject, { before: state }: Facts): readonly string[] {
  const [old, now] = [before, after].map(({ spec }) => textMapAt(spec, 'selector'));
  if (Object.keys(now).length === 0) return [];
  const pods = podsIn(state.manifests.objects).filter(({ namespace }) => namespace === after.namespace);
  return pods.filter(({ labels }) => has(labels, old) && !has(labels, now)).map(({ owner }) => objectText(owner));
}

function portsLost(before: ManifestObject, after: ManifestObject, routed: readonly Routed[]): readonly string[] {
  const later = new Map(objectsAt(after.spec, 'ports').map(port => [String(port.port), port]));
  return objectsAt(before.spec, 'ports').flatMap(port => {
    const number = String(port.port);
    const found = routed.find(({ destination }) => String(destination.port) === number);
    const next = later.get(number);
    if (found === undefined || next !== undefined && sameMeaning(port, next)) return [];
    return [`port ${number} ${next === undefined ? 'goes' : 'changes'}, while requests go to ${destinationText(found.destination)} by it`];
  });
}

function sameMeaning(one: JsonObject, other: JsonObject): boolean {
  return ['name', 'protocol', 'appProtocol', 'targetPort'].every(name => textOf(one[name]) === textOf(other[name]));
}
