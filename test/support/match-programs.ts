import { Browser, RequestMatch, StringMatch } from 'cdk8s-istio';
import * as fc from 'fast-check';
import type { RequestContent } from './calls';

/** A match as plain data, so that it can be built with the library and judged without it. */
export type MatchProgram = Leaf | { readonly kind: 'allOf' | 'anyOf'; readonly matches: readonly MatchProgram[] };

type Leaf =
  | { readonly kind: 'header' | 'cookie' | 'queryParam'; readonly name: string; readonly test: TestProgram }
  | { readonly kind: 'headerPresent' | 'headerAbsent'; readonly name: string }
  | { readonly kind: 'uri'; readonly test: TestProgram; readonly ignoreCase?: boolean }
  | { readonly kind: 'method'; readonly method: string }
  | { readonly kind: 'caller'; readonly labels: Readonly<Record<string, string>> }
  | { readonly kind: 'firefox' };

/** A test of a text as plain data. */
export interface TestProgram {
  readonly kind: 'exact' | 'prefix' | 'regex';
  readonly value: string;
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0';
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
const HEADERS = ['end-user', 'x-team'];
const WORDS = ['a', 'ab', 'abc', 'b'];
const PATHS = ['/', '/a', '/a/b', '/b'];

/** Builds a match with the library. */
export function builtMatch(program: MatchProgram): RequestMatch {
  return 'matches' in program ? RequestMatch[program.kind](...program.matches.map(builtMatch)) : builtLeaf(program);
}

function builtLeaf(program: Leaf): RequestMatch {
  switch (program.kind) {
    case 'header':
    case 'cookie':
    case 'queryParam': return RequestMatch[program.kind](program.name, builtTest(program.test));
    case 'headerPresent':
    case 'headerAbsent': return RequestMatch[program.kind](program.name);
    case 'uri': return RequestMatch.uri(builtTest(program.test), { ignoreCase: program.ignoreCase });
    case 'caller': return RequestMatch.caller({ labels: program.labels });
    case 'method': return RequestMatch.method(program.method);
    case 'firefox': return RequestMatch.userAgent({ browser: Browser.FIREFOX });
  }
}

/** Builds a test of a text with the library. */
export function builtTest({ kind, value }: TestProgram): StringMatch {
  return StringMatch[kind](value);
}

/** Whether the match is meant to be true of the request; shares no code with the library. */
export function meant(program: MatchProgram, request: RequestContent): boolean {
  if (!('matches' in program)) return meantLeaf(program, request);
  const verdicts = program.matches.map(match => meant(match, request));
  return program.kind === 'allOf' ? verdicts.every(Boolean) : verdicts.some(Boolean);
}

function meantLeaf(program: Leaf, request: RequestContent): boolean {
  switch (program.kind) {
    case 'header': return passes(program.test, request.headers[program.name]);
    case 'cookie': return cookiesOf(request).some(([name, value]) => name === program.name && passes(program.test, value));
    case 'queryParam': return passes(program.test, request.query[program.name]);
    case 'headerPresent':
    case 'headerAbsent': return (program.name in request.headers) === (program.kind === 'headerPresent');
    case 'uri': return isPath(program, request.path);
    case 'caller': return Object.entries(program.labels).every(([name, value]) => request.labels?.[name] === value);
    case 'method': return request.method === program.method;
    case 'firefox': return request.headers['user-agent'] === FIREFOX;
  }
}

function cookiesOf({ headers }: RequestContent): string[][] {
  return (headers.cookie ?? '').split('; ').filter(pair => pair !== '').map(pair => pair.split('='));
}

function isPath({ test: { kind, value }, ignoreCase }: Extract<Leaf, { kind: 'uri' }>, path: string): boolean {
  return ignoreCase ? passes({ kind, value: value.toLowerCase() }, path.toLowerCase()) : passes({ kind, value }, path);
}

/** Whether a text passes a test. */
export function passes({ kind, value }: TestProgram, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (kind === 'exact') return text === value;
  return kind === 'prefix' ? text.startsWith(value) : new RegExp(`^(?:${value})$`).test(text);
}

const word = fc.constantFrom(...WORDS);

/** The labels of pods that call. */
export const callers = fc.constantFrom<Readonly<Record<string, string>>>({ app: 'web' }, { app: 'job' }, { app: 'web', tier: 'front' });
const path = fc.constantFrom(...PATHS);
const testOf = (value: fc.Arbitrary<string>): fc.Arbitrary<TestProgram> => fc.oneof(
  fc.record({ kind: fc.constantFrom('exact', 'prefix'), value }),
  fc.record({ kind: fc.constant('regex'), value: value.map(text => `${text}.*`) }),
);

const { match } = fc.letrec<{ match: MatchProgram; leaf: MatchProgram }>(tie => ({
  leaf: fc.oneof(
    fc.record({ kind: fc.constant('header'), name: fc.constantFrom(...HEADERS), test: testOf(word) }),
    fc.record({ kind: fc.constantFrom('cookie', 'queryParam'), name: fc.constantFrom('q', 'r'), test: testOf(word) }),
    fc.record({ kind: fc.constantFrom('headerPresent', 'headerAbsent'), name: fc.constantFrom(...HEADERS) }),
    fc.record({ kind: fc.constant('uri'), test: testOf(path) }),
    fc.record({ kind: fc.constant('uri'), test: fc.record({ kind: fc.constantFrom('exact', 'prefix'), value: fc.constantFrom(...PATHS, '/A', '/A/B') }), ignoreCase: fc.boolean() }),
    fc.record({ kind: fc.constant('caller'), labels: callers }),
    fc.record({ kind: fc.constant('method'), method: fc.constantFrom('GET', 'POST') }),
    fc.record({ kind: fc.constant('firefox') }),
  ) as fc.Arbitrary<MatchProgram>,
  match: fc.oneof({ maxDepth: 2 }, tie('leaf'),
    fc.record({
      kind: fc.constantFrom('allOf', 'anyOf'), matches: fc.array(tie('match'), { minLength: 1, maxLength: 3 }),
    })) as fc.Arbitrary<MatchProgram>,
}));

/** Matches over a small world, so that random requests hit them. */
export const matchPrograms: fc.Arbitrary<MatchProgram> = match;

/** Requests of that world. */
export const requestContents: fc.Arbitrary<RequestContent> = fc.record({
  path: fc.constantFrom(...PATHS, '/ab', '/a/b/c', '/c', '/A', '/A/b'),
  method: fc.constantFrom('GET', 'POST'),
  headers: fc.record({
    'end-user': word,
    'x-team': word,
    'cookie': fc.uniqueArray(fc.tuple(fc.constantFrom('q', 'r', 'xq'), word), { minLength: 1, selector: ([name]) => name })
      .map(pairs => pairs.map(pair => pair.join('=')).join('; ')),
    'user-agent': fc.constantFrom(FIREFOX, CHROME),
  }, { requiredKeys: [] }),
  query: fc.record({ q: word, r: word }, { requiredKeys: [] }),
});
