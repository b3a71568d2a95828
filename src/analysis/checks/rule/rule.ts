import type { FindingEntry } from './entry';
import type { Example } from './example';
import type { Finding, Level } from '../../model/finding';
import type { Context } from '../index/context';
import type { Documents } from '../objects/documents';
import type { Field } from '../objects/field';
import type { Subject } from '../objects/subject';

/** What is known of some codes. Each code has one owner: a rule, or a demand that several rules make. */
export interface Owner<Code extends string> {
  readonly finds: Readonly<Record<Code, FindingEntry>>;
  /** Each code by example. A check needs none, so they are made by whoever asks for them. */
  readonly examples: () => Readonly<Record<Code, Example>>;
}

/** The codes of owners. */
export type CodeOf<One extends Owner<string>> = One extends Owner<infer Code> ? Code : never;

/** What a rule looks at: each document by itself, or the objects that a cluster has in the end. */
export type Scope = 'document' | 'set';

/** A question about a set of manifests, with all that is known of its codes. */
export interface Rule<Own extends string, Lent extends string> extends Owner<Own> {
  /** Other owners whose codes it says. */
  readonly says: readonly Owner<Lent>[];
  readonly scope: Scope;
  readonly check: (context: Context) => Finding[];
}

type Finds = Readonly<Record<string, FindingEntry>>;

/** What a rule says. */
interface Texts<Own extends Finds, Lender extends Owner<string>> {
  readonly finds: Own;
  /** Other owners whose codes it says. */
  readonly says?: readonly Lender[];
  readonly examples: () => Readonly<Record<keyof Own & string, Example>>;
}

type Said<Own extends Finds, Lender extends Owner<string>> = keyof Own & string | CodeOf<Lender>;

/** Notes down what is wrong with a field of the object in question; with a level where it is milder than the code says. */
export type Say<Code extends string> = (code: Code, field: Field, message: string, level?: Level) => void;

/** The level of what is an error only where the manifests prove it: what they do not hold may be written elsewhere. */
export function unlessProven(isProven: boolean): Level | undefined {
  return isProven ? undefined : 'warning';
}

/** Notes down what is wrong with one of several objects. */
type SayOf<Code extends string> = (subject: Pick<Subject, 'object'>) => Say<Code>;

/** How a rule looks at an object: by itself, so that it is asked of every document, or among the others, so that it is asked of what a cluster has. */
type Look<Code extends string> =
  | { readonly visit: (subject: Subject, say: Say<Code>) => void; readonly visitAmong?: undefined }
  | { readonly visitAmong: (subject: Subject, say: Say<Code>, context: Context) => void; readonly visit?: undefined };

/** What several rules ask of a value. */
export function demand<Code extends string>(owner: Owner<Code>): Owner<Code> {
  return owner;
}

/** A question that is asked of each object of a kind. */
export function ofEach<Own extends Finds, Lender extends Owner<string> = never>(
  kind: string, question: Texts<Own, Lender> & Look<Said<Own, Lender>>,
): Rule<keyof Own & string, CodeOf<Lender>> {
  return asked(question, documents => documents.of(kind));
}

/** A question about some fields, asked of each object of a kind that has any of them somewhere. */
export function ofEachWith<Own extends Finds, Lender extends Owner<string> = never>(
  kind: string, fields: readonly string[], question: Texts<Own, Lender> & Look<Said<Own, Lender>>,
): Rule<keyof Own & string, CodeOf<Lender>> {
  return asked(question, documents => documents.having(kind, fields));
}

/** What somebody says about the cluster that all documents are for. */
type Cluster = Pick<Context, 'istioMinor'>;

/** A question about documents of several kinds, each by itself. */
export function ofDocuments<Own extends Finds, Lender extends Owner<string> = never>(
  { visit, ...texts }: Texts<Own, Lender> & { readonly visit: (documents: Documents, sayOf: SayOf<Said<Own, Lender>>, cluster: Cluster) => void },
): Rule<keyof Own & string, CodeOf<Lender>> {
  return ruleOf(texts, 'document', (context, found) => visit(context.documents, subject => sayingOf(subject, found), context));
}

/** A question about objects as they stand together. */
export function ofSet<Own extends Finds, Lender extends Owner<string> = never>(
  { visit, ...texts }: Texts<Own, Lender> & { readonly visit: (context: Context, sayOf: SayOf<Said<Own, Lender>>) => void },
): Rule<keyof Own & string, CodeOf<Lender>> {
  return ruleOf(texts, 'set', (context, found) => visit(context, subject => sayingOf(subject, found)));
}

function asked<Own extends Finds, Lender extends Owner<string>>(
  { visit, visitAmong, ...texts }: Texts<Own, Lender> & Look<Said<Own, Lender>>, subjects: (documents: Documents) => readonly Subject[],
): Rule<keyof Own & string, CodeOf<Lender>> {
  if (visit !== undefined) {
    return ruleOf(texts, 'document', (context, found) => {
      visitEach(subjects(context.documents), found, visit);
    });
  }
  return ruleOf(texts, 'set', (context, found) => {
    visitEach<Said<Own, Lender>>(subjects(context), found, (subject, say) => visitAmong(subject, say, context));
  });
}

/** One function says it of all of them. */
function visitEach<Code extends string>(subjects: readonly Subject[], found: Finding[], visit: (subject: Subject, say: Say<Code>) => void): void {
  let visited: Pick<Subject, 'object'>;
  const say: Say<Code> = (code, { path }, message, level) => found.push({ code, object: visited.object, path, message, ...level && { level } });
  for (const subject of subjects) {
    visited = subject;
    visit(subject, say);
  }
}

function ruleOf<Own extends Finds, Lender extends Owner<string>>(
  { finds, says = [], examples }: Texts<Own, Lender>, scope: Scope, look: (context: Context, found: Finding[]) => void,
): Rule<keyof Own & string, CodeOf<Lender>> {
  const check = (context: Context): Finding[] => {
    const found: Finding[] = [];
    look(context, found);
    return found;
  };
  return { finds, says, examples, scope, check };
}

function sayingOf({ object }: Pick<Subject, 'object'>, found: Finding[]): Say<string> {
  return (code, field, message, level) => found.push({ code, object, path: field.path, message, ...level && { level } });
}
