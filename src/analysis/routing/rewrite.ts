import { objectAt, textAt } from './fields';
import type { Rule } from './http-routes';
import type { Outcome } from './outcome';
import { replaced } from './regex';
import type { Content } from './request';
import type { StringMatch } from './string-match';

/** What a destination gets to see instead of what was asked for. */
export function rewriteBy(rule: Rule, authority: string, content: Content): Outcome['rewrite'] {
  const { rewrite } = rule.route;
  const uri = textAt(objectAt(rewrite, 'uriRegexRewrite'), 'rewrite') || textAt(rewrite, 'uri');
  if (uri === '' && authority === '') return null;
  return { ...uri !== '' && { uri }, ...authority !== '' && { authority }, path: pathBy(rule, uri, content) };
}

function pathBy({ route, match }: Rule, uri: string, { path, purePath }: Content): string {
  const query = path.slice(purePath.length);
  const regex = objectAt(route.rewrite, 'uriRegexRewrite');
  if (regex !== undefined) return replaced(textAt(regex, 'match'), uri, purePath) + query;
  // Of a prefix only itself is replaced, of everything else the whole path.
  return uri === '' ? path : uri + purePath.slice(lengthTaken(match?.uri, purePath)) + query;
}

function lengthTaken(uri: StringMatch | undefined, purePath: string): number {
  if (uri === undefined || uri.type === 'any') return 1;
  return uri.type === 'prefix' ? uri.value.length : purePath.length;
}
