import { delegatesWithRoots, placeOf } from './roots';
import { whyDropped } from '../../../../routing/rules/delegates';
import { virtualServiceOf } from '../../../../routing/rules/virtual-service';
import { delegation, either } from '../../../rule/example';
import { ofSet } from '../../../rule/rule';

/** Routes of delegates that fit no route of their roots. Those that fit one of several are there for that one. */
export const delegatedRoutesFit = ofSet({
  finds: {
    MAN775: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'each match of a route of a delegate must fit the route of its root',
      remedy: 'write conditions within those of the root: a path under its prefix, the same exact path, no regular expression beside another condition on the path; or move the route to another delegate',
    },
  },
  visit: (context, sayOf) => {
    for (const [delegate, roots] of delegatesWithRoots(context)) {
      for (const leaf of virtualServiceOf(delegate.object, context.domain).http) {
        const [first, ...others] = roots.map(one => whyDropped(one.route, leaf));
        if (first === undefined || others.includes(undefined)) continue;
        const match = delegate.root.along(first.match.origin.path);
        sayOf(delegate)('MAN775', match, `the route is dropped behind ${placeOf(roots[0])}: ${first.reason}`);
      }
    }
  },
  examples: () => ({
    MAN775: either(path => delegation('match: [{ uri: { prefix: /books } }]', `match: [{ uri: { prefix: ${path} } }]`), '/authors', '/books/authors'),
  }),
});
