import { either, ROUTE, together, virtualService } from '../../../rule/example';
import { ofEachWith } from '../../../rule/rule';
import { httpRoutes } from '../../virtual-service/parts';

/** Delegates that do not exist, or have hosts. */
export const delegatesExist = ofEachWith('VirtualService', ['delegate'], {
  finds: {
    MAN719: {
      level: 'error', istio: null, kiali: null, title: 'a delegate must exist, and must not have hosts', remedy: 'write the name and the namespace of a VirtualService without hosts',
    },
  },
  visitAmong: ({ object, spec }, say, context) => {
    for (const delegate of httpRoutes(spec).map(route => route.get('delegate')).filter(({ isSet }) => isSet)) {
      const [namespace, name] = [delegate.get('namespace').text || object.namespace, delegate.get('name').text];
      const found = context.find('VirtualService', namespace, name);
      if (!found) say('MAN719', delegate, name === '' ? 'the delegate has no name' : `there is no VirtualService '${namespace}/${name}'`);
      else if (found.spec.get('hosts').length > 0) say('MAN719', delegate, `'${namespace}/${name}' has hosts of its own`);
    }
  },
  examples: () => ({
    MAN719: either(delegate, 'hosts: [reviews], ', ''),
  }),
});

const delegate = (hosts: string): string => together(
  virtualService('{ hosts: [shop.example.com], gateways: [edge], http: [{ delegate: { name: other } }] }'), virtualService(`{ ${hosts}http: [{ ${ROUTE} }] }`).replace('name: reviews', 'name: other'),
);
