import { objectAt, textAt } from './fields';
import type { Rule } from './http-routes';
import type { Outcome } from './outcome';
import { replaced } from './regex';
import type { Content } from './request';

/** What a destination gets to see instead of what was asked for. */
export function rewriteBy({ route, match }: Rule, authority: string, { path, purePath }: Content): Outcome['rewrite'] {
  const query = path.slice(purePath.length).replace(/^#.*$/, '');
  const regex = objectAt(route.rewrite, 'uriRegexRewrite');
  const uri = regex === undefined ? textAt(route.rewrite, 'uri') : textAt(regex, 'rewrite');
  if (uri === '' && authority === '') return null;
  const named = { ...uri !== '' && { uri }, ...authority !== '' && { authority } };
  if (regex !== undefined) return { ...named, path: replaced(textAt(regex, 'match'), uri, purePath) + query };
  if (uri === '') return { ...named, path };
  // Of a prefix only itself is replaced, of everything else the whole path.
  const prefix = match?.uri === undefined || match.uri.type === 'any' ? '/' : match.uri.type === 'prefix' ? match.uri.value : purePath;
  return { ...named, path: uri + purePath.slice(prefix.length) + query };
}
