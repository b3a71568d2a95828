import type { HttpRoute } from '../../../../routing/rules/http-route';
import { virtualServiceOf } from '../../../../routing/rules/virtual-service';
import type { Context } from '../../../index/context';
import { scopesOf } from '../../../index/scopes';
import type { Subject } from '../../../objects/subject';
import { isDelegate } from '../../virtual-service/parts';

/** A route of a root that leads to a delegate. */
interface RootRoute {
  readonly root: Subject;
  readonly route: HttpRoute;
}

/** Delegates that their roots see, each with all routes that lead to it. */
export function delegatesWithRoots(context: Context): ReadonlyMap<Subject, readonly RootRoute[]> {
  return context.once(delegatesWithRoots, () => {
    const found = new Map<Subject, RootRoute[]>();
    for (const root of context.having('VirtualService', ['delegate']).filter(({ spec }) => !isDelegate(spec))) {
      for (const route of virtualServiceOf(root.object, context.domain).http) {
        const delegate = route.delegate && context.find('VirtualService', route.delegate.namespace, route.delegate.name);
        if (delegate && isDelegate(delegate.spec) && isSeenBy(root, delegate)) found.set(delegate, [...found.get(delegate) ?? [], { root, route }]);
      }
    }
    return found;
  });
}

/** Whether the namespace of a root sees a delegate. */
export function isSeenBy(root: Subject, delegate: Subject): boolean {
  const scopes = scopesOf(delegate);
  return scopes.has('*') || scopes.has(root.object.namespace);
}

/** What a message calls a route of a root. */
export function placeOf({ root: { object }, route: { origin } }: RootRoute): string {
  return `${origin.path.slice(1).map(part => typeof part === 'number' ? `[${part}]` : part).join('')} of '${object.namespace}/${object.name}'`;
}
