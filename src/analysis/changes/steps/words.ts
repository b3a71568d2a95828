import type { StepEvents } from './order';
import type { ManifestObject } from '../../model/manifest';
import { objectsAt, textAt, textsAt } from '../../routing/fields/fields';
import { idOf, textOf } from '../objects/change';
import type { ObjectChange } from '../objects/change';
import { makesPods } from '../objects/pods';

/** What happens to an object in a step, in a few words: `new`, `subset v2 added`, `deleted`. */
export function noteOf({ kind, object }: StepEvents[number], changes: readonly ObjectChange[]): string {
  const change = changes.find(({ id }) => id === idOf(object));
  if (kind === 'remove') return 'deleted';
  if (change?.before === undefined) return 'new';
  const isInBetween = change.after !== undefined && textOf(change.after.spec) !== textOf(object.spec);
  const details = [...detailsOf('subset', namesIn(change.before, 'subsets'), namesIn(object, 'subsets')), ...detailsOf('host', hostsIn(change.before), hostsIn(object))];
  return [...isInBetween ? ['with what both states have'] : [], ...details].join(', ') || 'changed';
}

function detailsOf(word: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const changed = (names: readonly string[], verb: string) => names.length === 0 ? [] : [`${word}${names.length === 1 ? '' : 's'} ${names.join(' and ')} ${verb}`];
  return [...changed(after.filter(name => !before.includes(name)), 'added'), ...changed(before.filter(name => !after.includes(name)), 'removed')];
}

function namesIn({ spec }: ManifestObject, list: string): readonly string[] {
  return objectsAt(spec, list).map(one => textAt(one, 'name'));
}

function hostsIn({ kind, spec }: ManifestObject): readonly string[] {
  return kind === 'Gateway' ? [...new Set(objectsAt(spec, 'servers').flatMap(server => textsAt(server, 'hosts')))] : [];
}

/** Something to wait for behind a step, and how to see that it is so. */
export interface Wait {
  readonly text: string;
  /** Shell commands that end when it is so, or that show it. */
  readonly commands: readonly string[];
}

/** What to wait for before the next step. */
export function waitsAfter(step: StepEvents): readonly Wait[] {
  const applied = step.filter(({ kind }) => kind === 'apply').map(({ object }) => object);
  const pods = applied.filter(makesPods);
  const routing = step.filter(({ object }) => object.group.endsWith('istio.io') || object.kind === 'Service').map(({ object }) => object);
  const routes = step.some(({ object }) => object.kind === 'VirtualService' || object.kind === 'Gateway');
  return [
    ...pods.length === 0 ? [] : [{ text: `${listed(pods)} ${pods.length === 1 ? 'is' : 'are'} available`, commands: pods.flatMap(rolloutOf) }],
    ...routing.length === 0 ? [] : [{
      text: routes ? 'every proxy has the routes, and open requests have ended' : 'every proxy knows the clusters',
      commands: ['istioctl proxy-status'],
    }],
  ];
}

function listed(objects: readonly ManifestObject[]): string {
  const names = objects.map(({ name }) => name);
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

const WITH_ROLLOUTS = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

function rolloutOf({ kind, name, namespace }: ManifestObject): readonly string[] {
  return WITH_ROLLOUTS.has(kind) ? [`kubectl rollout status ${kind.toLowerCase()}/${name} -n ${namespace}`] : [`kubectl get pods -n ${namespace}`];
}
