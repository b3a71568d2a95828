import type { Field } from '../../objects/field';
import { ofEachWith } from '../../rule/rule';
import { httpRoutes, isInMesh, nameOf } from '../virtual-service/parts';

const HARMLESS = new Set(['name', 'uri', 'statPrefix', 'ignoreUriCase']);

/** Whether a match asks for nothing but a path. */
function isPathAlone(match: Field): boolean {
  return match.entries().every(([name, value]) => HARMLESS.has(name) || value.entries().length === 0 && value.number === 0 && value.items().length === 0 && value.text === '');
}

const takesEverything = (match: Field): boolean =>
  isPathAlone(match) && (!match.get('uri').isSet || match.at('uri', 'prefix').value === '/' || match.at('uri', 'regex').text === '.*');

/** Routes behind one that takes everything: inside the mesh there are none. */
export const behindEverything = ofEachWith('VirtualService', ['match'], ({ spec }, say) => {
  if (!isInMesh(spec)) return;
  let everything: Field | undefined;
  for (const route of httpRoutes(spec)) {
    const matches = route.get('match').items();
    if (everything && matches.length > 0) say('MAN717', route, `route ${nameOf(everything)} before it takes every request`);
    if (!everything && matches.some(takesEverything)) everything = route;
  }
});

/** Paths behind a prefix of theirs. */
export const behindPrefixes = ofEachWith('VirtualService', ['prefix'], ({ spec }, say) => {
  const prefixes: { readonly prefix: string; readonly route: Field }[] = [];
  for (const route of httpRoutes(spec)) {
    const matches = route.get('match').items();
    for (const path of matches.map(match => match.at('uri', 'exact')).filter(({ text }) => text)) {
      const before = prefixes.find(({ prefix }) => path.text.startsWith(prefix));
      if (before) say('MAN718', path, `route ${nameOf(before.route)} before it takes every path that begins with '${before.prefix}'`);
    }
    for (const match of matches.filter(isPathAlone)) {
      const prefix = match.at('uri', 'prefix').text;
      if (prefix && prefix !== '/') prefixes.push({ prefix, route });
    }
  }
});

/** Delegates that nobody finds. */
export const delegatesExist = ofEachWith('VirtualService', ['delegate'], ({ object, spec }, say, context) => {
  for (const delegate of httpRoutes(spec).map(route => route.get('delegate')).filter(({ isSet }) => isSet)) {
    const [namespace, name] = [delegate.get('namespace').text || object.namespace, delegate.get('name').text];
    const found = context.find('VirtualService', namespace, name);
    if (!found) say('MAN719', delegate, `there is no VirtualService '${namespace}/${name}'`);
    else if (found.spec.get('hosts').items().length > 0) say('MAN719', delegate, `'${namespace}/${name}' has hosts of its own`);
  }
});
