import type { RouteRule } from './http-routes';
import { objectAt, textAt } from '../fields/fields';
import { replaced } from '../fields/regex';
import type { StringMatch } from '../fields/string-match';
import type { Outcome } from '../traffic/outcome';
import type { Content } from '../traffic/request';

/** What a destination gets to see instead of what was asked for. */
export function rewriteBy(rule: RouteRule, authority: string, content: Content): Outcome['rewrite'] {
  const { rewrite } = rule.route;
  const uri = textAt(objectAt(rewrite, 'uriRegexRewrite'), 'rewrite') || textAt(rewrite, 'uri');
  if (uri === '' && authority === '') return null;
  return { ...uri !== '' && { uri }, ...authority !== '' && { authority }, path: pathBy(rule, uri, content) };
}

function pathBy({ route, match }: RouteRule, uri: string, { path, purePath }: Content): string {
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
