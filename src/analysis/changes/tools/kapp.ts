import { applied, removed } from './kubectl';
import type { ManifestObject } from '../../model/manifest';
import type { Event } from '../moments/event';
import { idOf, type ObjectChange } from '../objects/change';

const GROUP = 'kapp.k14s.io/change-group';
const RULE = 'kapp.k14s.io/change-rule';

type Task = Exclude<Event, { readonly kind: 'settle' }>;

/** kapp goes by change groups and waits behind each; what no rule orders has no order, so that it is tried forwards and backwards. */
export function byKapp(changes: readonly ObjectChange[]): readonly (readonly Event[])[] {
  const tasks = [...applied(changes), ...removed(changes)].filter((event): event is Task => event.kind !== 'settle');
  return [layered(tasks), layered([...tasks].reverse())];
}

/** In each layer what waits for nothing that is still to come. */
function layered(tasks: readonly Task[]): readonly Event[] {
  const events: Event[] = [];
  let open = tasks;
  while (open.length > 0) {
    const free = open.filter(task => !open.some(other => other !== task && waitsFor(task, other)));
    // Rules that wait for each other are refused by kapp.
    const layer = free.length === 0 ? open : free;
    events.push(...layer, { kind: 'settle' });
    open = open.filter(task => !layer.includes(task));
  }
  return events;
}

function waitsFor(task: Task, other: Task): boolean {
  return rulesOf(task.object).some(({ verb, when, otherVerb, group }) =>
    verb === verbOf(task) && otherVerb === verbOf(other) && when === 'after' && groupsOf(other.object).includes(group)) ||
    rulesOf(other.object).some(({ verb, when, otherVerb, group }) =>
      verb === verbOf(other) && otherVerb === verbOf(task) && when === 'before' && groupsOf(task.object).includes(group));
}

function verbOf({ kind }: Task): string {
  return kind === 'apply' ? 'upsert' : 'delete';
}

interface Rule {
  readonly verb: string;
  readonly when: string;
  readonly otherVerb: string;
  readonly group: string;
}

/** As in `upsert after upserting apps/database`; several have endings behind the name of the annotation. */
function rulesOf({ annotations }: ManifestObject): readonly Rule[] {
  return valuesOf(annotations, RULE).flatMap(text => {
    const [, verb, when, otherVerb, group] = /^(upsert|delete)\s+(before|after)\s+(upserting|deleting)\s+(\S+)$/.exec(text.trim()) ?? [];
    return verb === undefined ? [] : [{ verb, when, otherVerb: otherVerb === 'upserting' ? 'upsert' : 'delete', group }];
  });
}

function groupsOf(object: ManifestObject): readonly string[] {
  return [...valuesOf(object.annotations, GROUP), idOf(object)];
}

function valuesOf(annotations: ManifestObject['annotations'], name: string): readonly string[] {
  return Object.entries(annotations).filter(([key]) => key === name || key.startsWith(`${name}.`)).map(([, value]) => value);
}
