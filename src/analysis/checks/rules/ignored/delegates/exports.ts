import { isSeenBy } from './roots';
import { delegation, either } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpRoutes, isDelegate } from '../../virtual-service/parts';

/** Delegates that the namespace of their root does not see. */
export const delegatesSeen = ofEachWith('VirtualService', ['delegate'], {
  finds: {
    MAN776: { level: 'error', istio: null, kiali: null, title: 'a delegate must be exported to the namespace of its root', remedy: 'export it to that namespace, too: otherwise Istio drops the route without a word' },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    for (const delegate of httpRoutes(spec).map(route => route.get('delegate')).filter(({ isSet }) => isSet)) {
      const [namespace, name] = [delegate.get('namespace').text || object.namespace, delegate.get('name').text];
      const found = context.find('VirtualService', namespace, name);
      if (found && isDelegate(found.spec) && !isSeenBy(subject, found)) say('MAN776', delegate, `'${namespace}/${name}' is not exported to '${object.namespace}'`);
    }
  },
  examples: () => ({
    MAN776: either(scope => delegation('', '', `exportTo: ["${scope}"], `), '.', 'shop'),
  }),
});
