import { serviceHost } from '../../../../model/hosts';
import type { Context } from '../../../index/context';
import type { Field } from '../../../objects/field';
import type { Subject } from '../../../objects/subject';
import { either, httpRoute, REVIEWS, ROUTE, together } from '../../../rule/example';
import { ofEach } from '../../../rule/rule';
import { isInMesh } from '../../virtual-service/parts';
import { ownHosts } from '../../virtual-service/routes';

/** Requests that an Ingress lets in past the rules of the mesh. */
export const ingresses = ofEach('Ingress.networking.k8s.io', {
  finds: {
    MAN805: {
      level: 'warning',
      istio: null,
      kiali: null,
      title: 'an Ingress of Istio must not lead past the rules of its service',
      remedy: 'write a Gateway, and bind the VirtualService to it, instead of the Ingress: its routes go to the whole Service, so to every version',
    },
  },
  visitAmong: ({ object, root, spec }, say, context) => {
    if (!isOfIstio(root)) return;
    for (const name of backendsIn(spec)) {
      const owner = ownersIn(context).get(serviceHost(name.text, object.namespace, context.domain));
      if (owner === undefined) continue;
      say('MAN805', name, `requests from outside go to '${name.text}' past the rules of VirtualService '${owner.object.namespace}/${owner.object.name}', which hold inside the mesh`);
    }
  },
  examples: () => ({
    MAN805: either(name => together(REVIEWS, httpRoute(ROUTE), 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: reviews, namespace: shop }\nspec:\n' +
      `  ingressClassName: ${name}\n  rules: [{ host: shop.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: reviews, port: { number: 9080 } } } }] } }]\n`), 'istio', 'nginx'),
  }),
});

function isOfIstio(root: Field): boolean {
  return root.at('metadata', 'annotations', 'kubernetes.io/ingress.class').text === 'istio' || root.at('spec', 'ingressClassName').text === 'istio';
}

function backendsIn(spec: Field): readonly Field[] {
  const paths = spec.get('rules').items().flatMap(rule => rule.at('http', 'paths').items().map(path => path.get('backend')));
  return [spec.get('defaultBackend'), ...paths].map(backend => backend.at('service', 'name')).filter(({ text }) => text !== '');
}

/** The VirtualServices of the mesh by host. */
function ownersIn(context: Context): ReadonlyMap<string, Subject> {
  return context.once(ownersIn, () => new Map(context.of('VirtualService').filter(({ spec }) => isInMesh(spec))
    .flatMap(subject => ownHosts(subject).map(({ full }) => [full, subject] as const))));
}
