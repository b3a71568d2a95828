import type { Field } from '../../../objects/field';
import { routesWithPaths } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpRoutes, isPathAlone, nameOf } from '../../virtual-service/parts';

/** Paths behind a prefix of theirs. */
export const behindPrefixes = ofEachWith('VirtualService', ['prefix'], {
  finds: {
    MAN718: { level: 'warning', istio: null, kiali: null, title: 'a path must stand before any prefix of it', remedy: 'move the exact path before the prefix' },
  },
  visit: ({ spec }, say) => {
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
  },
  examples: () => ({
    MAN718: { bad: routesWithPaths('prefix: /a', 'exact: /a/b'), good: routesWithPaths('exact: /a/b', 'prefix: /a') },
  }),
});
