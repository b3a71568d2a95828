import { ALIKE, slashProblem } from './slashes';
import { demandArgument, demandOptions } from '../../border/demand';
import { optional, text } from '../../border/kinds';
import { struct } from '../../border/struct';
import { listed, refuse, shown } from '../../refusals/refusal';
import { describe, type Conjunction } from '../matches/conjunction';
import { checkRegex, groupsIn, quoted } from '../matches/regex';
import type { TextTest } from '../matches/text-test';

/** What else a rewrite changes. */
export interface RewriteOptions {
  /**
   * The host that the service sees. Ends in `rewrite.authority`.
   *
   * @default - the host that was asked for
   */
  readonly authority?: string;
}

const A_PATH = text('/');
const A_PATTERN = text('/api/(.*)');
const AN_AUTHORITY = text('shop.example.com');
const OPTIONS = struct<RewriteOptions>({ authority: optional(AN_AUTHORITY) });

/** What a service sees in place of what was asked for, as plain data. */
export interface RewritePlan {
  /** In place of what the match names: the prefix, or the whole of an exact path. */
  readonly uri?: string;
  /** In place of each part of the path that an expression matches. */
  readonly regex?: { readonly match: string; readonly replacement: string };
  readonly authority?: string;
}

/** A test that names a path. */
type PathTest = Extract<TextTest, { kind: 'exact' | 'prefix' }>;

/** A path without query and fragment, and without two slashes in a row. */
const PATH = /^(?!.*\/\/)\/[!"$-.0->@-[\]-~/]*$/;

/** A host, with a port where there is one. */
const AUTHORITY = /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?(?::[0-9]{1,5})?$/;

/** What a service sees in place of the path and the host that were asked for: Istio's `HTTPRewrite`. The query stays. */
export class Rewrite {
  /**
   * A path in place of the whole path. Ends in `rewrite.uriRegexRewrite`, which means the same whatever a route matches.
   *
   * @param path it begins with a slash, and has neither query nor fragment
   * @throws CDI142 if it is not a path, or the authority is not a host
   */
  public static path(path: string, options: RewriteOptions = {}): Rewrite {
    demandArgument('Rewrite.path', 'path', path, A_PATH);
    demandOptions('Rewrite.path', options, OPTIONS);
    return new Rewrite({ regex: { match: '^/.*$', replacement: checkedPath(path) }, ...authorityIn(options) });
  }

  /**
   * In place of what the match names: of the prefix, or of the whole of an exact path. Ends in `rewrite.uri` at a gateway, and in
   * `rewrite.uriRegexRewrite` of a `RequestRoute`. A `MeshService` has no prefix: use `regex` there.
   *
   * @param path it begins with a slash, and ends with one if the prefix does
   * @throws CDI142 if it is not a path, or the authority is not a host
   */
  public static prefix(path: string, options: RewriteOptions = {}): Rewrite {
    demandArgument('Rewrite.prefix', 'path', path, A_PATH);
    demandOptions('Rewrite.prefix', options, OPTIONS);
    return new Rewrite({ uri: checkedPath(path), ...authorityIn(options) });
  }

  /**
   * In place of each part of the path that matches. Ends in `rewrite.uriRegexRewrite`.
   *
   * @param pattern RE2 syntax; `^` and `$` hold it to the ends of the path
   * @param replacement may refer to groups of the pattern, as in `\1`
   * @throws CDI104 if the pattern is not RE2
   * @throws CDI142 if the replacement is empty, refers to a group that is not there, or makes a path without its slash or with two
   */
  public static regex(pattern: string, replacement: string, options: RewriteOptions = {}): Rewrite {
    demandArgument('Rewrite.regex', 'pattern', pattern, A_PATTERN);
    demandArgument('Rewrite.regex', 'replacement', replacement, A_PATH);
    demandOptions('Rewrite.regex', options, OPTIONS);
    if (typeof pattern !== 'string' || pattern === '') refuse('CDI142', `a rewrite looks for ${shown(pattern)}`, 'pass an expression, as in ^/old/');
    checkRegex(pattern);
    checkReplacement(pattern, replacement);
    return new Rewrite({ regex: { match: pattern, replacement }, ...authorityIn(options) });
  }

  /**
   * Another host, and the path as it was sent. Ends in `rewrite.authority`.
   *
   * @param authority a host in lower case, with a port where it has one
   * @throws CDI142 if it is not a host
   */
  public static authority(authority: string): Rewrite {
    demandArgument('Rewrite.authority', 'authority', authority, AN_AUTHORITY);
    return new Rewrite(authorityIn({ authority }));
  }

  /** @internal */
  public readonly _plan: RewritePlan;

  private constructor(plan: RewritePlan) {
    this._plan = plan;
  }
}

/** The plan of a rewrite. Whoever writes JavaScript may pass a path as it is, which would get lost. */
export function rewriteIn(path: string, rewrite: Rewrite): RewritePlan {
  const plan: unknown = (rewrite as Rewrite | null)?._plan;
  if (plan === undefined) refuse('CDI142', `'${path}' rewrites to ${shown(rewrite)}, which is no Rewrite`, 'wrap it, as in Rewrite.prefix(\'/\')');
  return rewrite._plan;
}

/** Refuses a rewrite of a prefix that ends with a slash where the other does not. */
export function checkSlashes(path: string, test: TextTest, { uri }: RewritePlan, code: 'CDI143' | 'CDI506'): void {
  if (uri === undefined || test.kind !== 'prefix') return;
  const problem = slashProblem(test.value, uri);
  if (problem) refuse(code, `'${path}' rewrites the prefix '${test.value}' to '${uri}', which ${problem}`, ALIKE);
}

/**
 * A rewrite that says itself what it replaces. Istio's `uri` replaces what the route matches, and what is laid over a route or lets it out narrows
 * that.
 */
export function boundTo(path: string, plan: RewritePlan, matches: readonly Conjunction[]): RewritePlan {
  const { uri, ...rest } = plan;
  if (uri === undefined) return plan;
  const tests = matches.map(match => namedPath(path, match));
  for (const test of tests) checkSlashes(path, test, plan, 'CDI143');
  const whole = tests.filter(({ kind }) => kind === 'exact').map(test => `${quotedPath(test)}$`);
  const starts = tests.filter(({ kind }) => kind === 'prefix').sort((a, b) => b.value.length - a.value.length).map(quotedPath);
  const replaced = [...new Set([...whole, ...starts])];
  const match = replaced.length === 1 ? `^${replaced[0]}` : `^(?:${replaced.join('|')})`;
  checkRegex(match);
  return { ...rest, regex: { match, replacement: uri } };
}

function quotedPath({ value, ignoreCase }: PathTest): string {
  return ignoreCase ? `(?i:${quoted(value)})` : quoted(value);
}

function namedPath(path: string, match: Conjunction): PathTest {
  const test = match.find(({ part }) => part === 'uri')?.test;
  if (test?.kind === 'exact' || test?.kind === 'prefix') return test;
  return refuse('CDI143', `'${path}' rewrites a prefix, and its match ${describe(match)} names neither a prefix nor an exact path`,
    'match RequestMatch.uri(StringMatch.prefix(…)), or use Rewrite.path or Rewrite.regex');
}

function checkedPath(path: string): string {
  if (typeof path !== 'string' || !PATH.test(path)) {
    refuse('CDI142', `a rewrite must be to a path, got ${shown(path)}`, 'start it with one slash, and leave query and fragment out');
  }
  return path;
}

function authorityIn({ authority }: RewriteOptions): RewritePlan {
  if (authority === undefined) return {};
  if (typeof authority !== 'string' || !AUTHORITY.test(authority)) {
    refuse('CDI142', `a rewrite must be to a host, got ${shown(authority)}`, 'pass one in lower case, without scheme and path, as in shop.example.com');
  }
  return { authority };
}

function checkReplacement(pattern: string, replacement: string): void {
  if (typeof replacement !== 'string' || replacement === '' || /[\s?#]|\/\//.test(replacement)) {
    refuse('CDI142', `a rewrite must be to a part of a path, got ${shown(replacement)}`, 'pass one without query, blanks and double slashes, that is not empty');
  }
  const groups = groupsIn(pattern);
  const wrong = [...replacement.matchAll(/\\(.?)/g)].map(([, after]) => after).find(after => after !== '\\' && !(/[0-9]/.test(after) && Number(after) <= groups));
  if (wrong !== undefined) {
    const there = Array.from({ length: groups + 1 }, (_, at) => `\\${at}`);
    refuse('CDI142', `the replacement '${replacement}' refers to '\\${wrong}', but '${pattern}' has ${groups} groups`, `use ${listed(there)}, or \\\\ for a backslash`);
  }
  if (pattern.startsWith('^') && !/^[/\\]/.test(replacement)) {
    refuse('CDI142', `a rewrite of '${pattern}' to '${replacement}' makes a path without its slash`, `use '/${replacement}'`);
  }
}
