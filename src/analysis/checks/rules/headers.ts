import type { Field } from '../objects/field';
import type { Say } from '../rule/rule';
import { changeableProblem, headerValueProblem, settableProblem } from '../values/header';

/** Changes of headers on the way there and back. */
export function wantHeaders(headers: Field, say: Say): void {
  for (const way of ['add', 'set']) {
    wantChanges(headers.at('request', way), settableProblem, say);
    wantChanges(headers.at('response', way), changeableProblem, say);
  }
  for (const direction of ['request', 'response']) {
    for (const item of headers.at(direction, 'remove').items()) {
      const problem = changeableProblem(item.text);
      if (problem) say('MAN033', item, problem);
    }
  }
}

function wantChanges(changes: Field, nameProblem: (name: string) => string | undefined, say: Say): void {
  for (const [name, value] of changes.entries()) {
    const problem = nameProblem(name);
    if (problem) say('MAN033', value, problem);
    const wrong = headerValueProblem(value.text);
    if (wrong) say('MAN034', value, wrong);
  }
}
