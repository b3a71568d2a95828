import type { RouteRule } from './http-routes';
import { objectAt, textAt } from '../fields/fields';
import { replaced } from '../fields/regex';
import type { StringMatch } from '../fields/string-match';
import { pathTestOf } from '../rules/http-match';
import type { Outcome } from '../traffic/outcome';
import type { Content } from '../traffic/request';

/** What a destination gets to see instead of what was asked for. A part that stays is left out. */
export interface Rewrite {
  readonly uri?: string;
  readonly authority?: string;
  readonly replaces: PathPart;
}

/** The part of a path that gives way to the `uri`. */
export type PathPart =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'everything' }
  | { readonly kind: 'start'; readonly length: number }
  | { readonly kind: 'matches'; readonly regex: string };

/** How a rule rewrites the requests that it takes. */
export function rewriteOf({ route: { rewrite }, match }: RouteRule, authority: string): Rewrite | null {
  const regex = objectAt(rewrite, 'uriRegexRewrite');
  const uri = textAt(regex, 'rewrite') || textAt(rewrite, 'uri');
  if (uri === '' && authority === '') return null;
  const replaces: PathPart = regex !== undefined ? { kind: 'matches', regex: textAt(regex, 'match') } : uri === '' ? { kind: 'nothing' } : partTaken(pathTestOf(match));
  return { ...uri !== '' && { uri }, ...authority !== '' && { authority }, replaces };
}

/** Of a prefix only itself is replaced, of everything else the whole path. */
function partTaken(test: StringMatch | undefined): PathPart {
  if (test === undefined || test.type === 'any') return { kind: 'start', length: 1 };
  return test.type === 'prefix' ? { kind: 'start', length: test.value.length } : { kind: 'everything' };
}

/** What a rewrite makes of a request. */
export function rewritten({ replaces, ...parts }: Rewrite, { path, purePath }: Content): Outcome['rewrite'] {
  return { ...parts, path: pathAfter(replaces, parts.uri ?? '', purePath) + path.slice(purePath.length) };
}

function pathAfter(part: PathPart, uri: string, path: string): string {
  switch (part.kind) {
    case 'nothing': return path;
    case 'everything': return uri;
    case 'start': return uri + path.slice(part.length);
    case 'matches': return replaced(part.regex, uri, path);
  }
}
