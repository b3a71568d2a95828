import type { Hazard, HazardEntry } from './hazard';
import { deciding, objectText } from './words';
import type { State } from '../effects/state';
import type { RequestClass } from '../requests/classes';

/** What only all parts of a change have together. */
export const TOGETHER = {
  PLN213: { level: 'info', title: 'one commit should move the requests of one service', remedy: 'release the services one after another, so that the cause of an error is known' },
} as const satisfies Readonly<Record<string, HazardEntry>>;

/** So many are named. */
const MOST_NAMED = 3;

/** A part of a change, with the requests that it moves. */
interface Part {
  readonly classes: readonly RequestClass[];
  readonly after: State;
}

/** Whether a change moves the requests of several services at once. */
export function movedTogether(parts: readonly Part[]): readonly Hazard[] {
  const rules = parts.flatMap(({ classes, after }) => {
    const moved = classes.filter(({ differing, before }) => differing.includes('shares') && before.virtualService !== undefined);
    return [...new Set(moved.map(one => deciding(one.after, after.manifests.objects)))].filter(one => one !== undefined);
  });
  if (rules.length < 2) return [];
  const named = rules.slice(0, MOST_NAMED).map(objectText).join(' and ');
  const others = rules.length > MOST_NAMED ? ` and ${rules.length - MOST_NAMED} others` : '';
  return [{ code: 'PLN213', object: rules[0], message: `${named}${others} move requests at once` }];
}
