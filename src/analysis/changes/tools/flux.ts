import { byText, KindOrder } from './kind-order';
import { applied, removed } from './kubectl';
import type { ManifestObject } from '../../model/manifest';
import type { Event } from '../moments/event';
import { idOf, type ObjectChange } from '../objects/change';

/** What Flux applies before all else, and waits for. */
const FIRST = new KindOrder('CustomResourceDefinition Namespace ClusterRole StorageClass');
/** What it applies behind all else. */
const LAST = new KindOrder('MutatingWebhookConfiguration ValidatingWebhookConfiguration');

/** Flux sorts a Kustomization by kind, namespace and name, prunes when all is applied, and looks at health last. */
export function byFlux(changes: readonly ObjectChange[]): readonly (readonly Event[])[] {
  const objects = applied(changes).flatMap(event => event.kind === 'apply' ? [event.object] : []);
  const first = objects.filter(object => FIRST.knows(object)).sort((one, other) => FIRST.rank(one) - FIRST.rank(other));
  const rest = objects.filter(object => !FIRST.knows(object)).sort(byKindAndName);
  const apply = (object: ManifestObject): Event => ({ kind: 'apply', object });
  return [[...first.map(apply), ...first.length === 0 ? [] : [{ kind: 'settle' } as const], ...rest.map(apply), ...removed(changes)]];
}

function byKindAndName(one: ManifestObject, other: ManifestObject): number {
  return Number(LAST.knows(one)) - Number(LAST.knows(other)) || byText(one.kind, other.kind) || byText(idOf(one), idOf(other));
}
