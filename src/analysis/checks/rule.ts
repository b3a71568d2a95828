import type { Code } from './catalogue/catalogue';
import type { Context, Subject } from './context';
import type { Field } from './field';
import type { Finding } from '../model/finding';

/** One question about a set of manifests. */
export type Rule = (context: Context) => Finding[];

/** Notes down what is wrong with a field of the object in question. */
export type Say = (code: Code, field: Field, message: string) => void;

/** A question that is asked of each object of a kind. */
export function ofEach(kind: string, look: (subject: Subject, say: Say, context: Context) => void): Rule {
  return context => {
    const found: Finding[] = [];
    for (const subject of context.of(kind)) look(subject, sayingOf(subject, found), context);
    return found;
  };
}

/** The same, of those that have one of these fields somewhere: the question is about nothing else. */
export function ofEachWith(kind: string, names: readonly string[], look: (subject: Subject, say: Say, context: Context) => void): Rule {
  return context => {
    const found: Finding[] = [];
    for (const subject of context.having(kind, names)) look(subject, sayingOf(subject, found), context);
    return found;
  };
}

/** Notes down findings about one object. */
export function sayingOf({ object }: Subject, found: Finding[]): Say {
  return (code, field, message) => found.push({ code, object, path: field.path, message });
}
