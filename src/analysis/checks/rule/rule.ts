import type { Finding } from '../../model/finding';
import type { FindingCode } from '../catalogue/catalogue';
import type { Context } from '../index/context';
import type { Field } from '../objects/field';
import type { Subject } from '../objects/subject';

/** One question about a set of manifests. */
export type Check = (context: Context) => Finding[];

/** Notes down what is wrong with a field of the object in question. */
export type Say = (code: FindingCode, field: Field, message: string) => void;

/** Notes down what is wrong with an object. */
export type SayOf = (subject: Pick<Subject, 'object'>) => Say;

type Look = (subject: Subject, say: Say, context: Context) => void;

/** A question that is asked of each object of a kind. */
export function ofEach(kind: string, look: Look): Check {
  return asked(context => context.of(kind), look);
}

/** A question about some fields, asked of each object of a kind that has any of them somewhere. */
export function ofEachWith(kind: string, fields: readonly string[], look: Look): Check {
  return asked(context => context.having(kind, fields), look);
}

/** A question about objects as they stand together. */
export function ofSet(visit: (context: Context, sayOf: SayOf) => void): Check {
  return context => {
    const found: Finding[] = [];
    visit(context, subject => sayingOf(subject, found));
    return found;
  };
}

function asked(subjects: (context: Context) => readonly Subject[], look: Look): Check {
  return context => {
    const found: Finding[] = [];
    for (const subject of subjects(context)) look(subject, sayingOf(subject, found), context);
    return found;
  };
}

function sayingOf({ object }: Pick<Subject, 'object'>, found: Finding[]): Say {
  return (code, field, message) => found.push({ code, object, path: field.path, message });
}
