import type { FindingEntry } from './entry';
import type { Example } from './example';
import type { Finding, Level } from '../../model/finding';
import type { Context } from '../index/context';
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

/** A question about a set of manifests, with all that is known of its codes. */
export interface Rule<Own extends string, Lent extends string> extends Owner<Own> {
  /** Other owners whose codes it says. */
  readonly says: readonly Owner<Lent>[];
  readonly check: (context: Context) => Finding[];
}

type Finds = Readonly<Record<string, FindingEntry>>;

/** What a rule says, and how it comes to say it. */
interface Question<Own extends Finds, Lender extends Owner<string>, Visit> {
  readonly finds: Own;
  /** Other owners whose codes it says. */
  readonly says?: readonly Lender[];
  readonly visit: Visit;
  readonly examples: () => Readonly<Record<keyof Own & string, Example>>;
}

type Said<Own extends Finds, Lender extends Owner<string>> = keyof Own & string | CodeOf<Lender>;

/** Notes down what is wrong with a field of the object in question; with a level where it is milder than the code says. */
export type Say<Code extends string> = (code: Code, field: Field, message: string, level?: Level) => void;

/** The level of what is an error only where the manifests prove it: what they do not hold may be written elsewhere. */
export function unlessProven(isProven: boolean): Level | undefined {
  return isProven ? undefined : 'warning';
}

type Visitor<Code extends string> = (subject: Subject, say: Say<Code>, context: Context) => void;

/** Looks at objects as they stand together; `sayOf` says which one a finding is about. */
type SetVisitor<Code extends string> = (context: Context, sayOf: (subject: Pick<Subject, 'object'>) => Say<Code>) => void;

/** What several rules ask of a value. */
export function demand<Code extends string>(owner: Owner<Code>): Owner<Code> {
  return owner;
}

/** A question that is asked of each object of a kind. */
export function ofEach<Own extends Finds, Lender extends Owner<string> = never>(
  kind: string, { visit, ...texts }: Question<Own, Lender, Visitor<Said<Own, Lender>>>,
): Rule<keyof Own & string, CodeOf<Lender>> {
  return ruleOf(texts, asked(context => context.of(kind), visit));
}

/** A question about some fields, asked of each object of a kind that has any of them somewhere. */
export function ofEachWith<Own extends Finds, Lender extends Owner<string> = never>(
  kind: string, fields: readonly string[], { visit, ...texts }: Question<Own, Lender, Visitor<Said<Own, Lender>>>,
): Rule<keyof Own & string, CodeOf<Lender>> {
  return ruleOf(texts, asked(context => context.having(kind, fields), visit));
}

/** A question about objects as they stand together. */
export function ofSet<Own extends Finds, Lender extends Owner<string> = never>(
  { visit, ...texts }: Question<Own, Lender, SetVisitor<Said<Own, Lender>>>,
): Rule<keyof Own & string, CodeOf<Lender>> {
  return ruleOf(texts, context => {
    const found: Finding[] = [];
    visit(context, subject => sayingOf(subject, found));
    return found;
  });
}

function ruleOf<Own extends Finds, Lender extends Owner<string>>(
  { finds, says = [], examples }: Omit<Question<Own, Lender, unknown>, 'visit'>, check: (context: Context) => Finding[],
): Rule<keyof Own & string, CodeOf<Lender>> {
  return { finds, says, examples, check };
}

function asked<Code extends string>(subjects: (context: Context) => readonly Subject[], visit: Visitor<Code>): (context: Context) => Finding[] {
  return context => {
    const found: Finding[] = [];
    let visited: Pick<Subject, 'object'>;
    const say: Say<Code> = (code, { path }, message, level) => found.push({ code, object: visited.object, path, message, ...level && { level } });
    for (const subject of subjects(context)) {
      visited = subject;
      visit(subject, say, context);
    }
    return found;
  };
}

function sayingOf({ object }: Pick<Subject, 'object'>, found: Finding[]): Say<string> {
  return (code, field, message, level) => found.push({ code, object, path: field.path, message, ...level && { level } });
}
