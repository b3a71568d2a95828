import type { Event } from '../moments/event';
import type { ObjectChange } from '../objects/change';

/** `kubectl apply -f` goes by the names of the files and the order in each, waits for nothing, and leaves what is gone from the files where it is. */
export function byKubectl(changes: readonly ObjectChange[]): readonly (readonly Event[])[] {
  return [applied(changes)];
}

/** With `--prune` what is gone from the files is deleted, after everything is applied. */
export function byKubectlPruning(changes: readonly ObjectChange[]): readonly (readonly Event[])[] {
  return [[...applied(changes), ...removed(changes)]];
}

/** What comes and changes, in the order of the files. */
export function applied(changes: readonly ObjectChange[]): readonly Event[] {
  return changes.flatMap(({ after }): readonly Event[] => after === undefined ? [] : [{ kind: 'apply', object: after }]);
}

/** What goes, in the order of the files. */
export function removed(changes: readonly ObjectChange[]): readonly Event[] {
  return changes.flatMap(({ before, after }): readonly Event[] => after === undefined && before !== undefined ? [{ kind: 'remove', object: before }] : []);
}
