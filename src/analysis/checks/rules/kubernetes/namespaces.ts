import { objectIn, type Json } from '../../../model/json';
import type { Context } from '../../index/context';
import { either, namespaceWith } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { listed } from '../../values/listed';

/** Whether a namespace says once whether its pods have sidecars. */
export const namespaces = ofEach('Namespace', {
  finds: {
    MAN606: {
      level: 'info', istio: 'IST0102', kiali: null, title: 'a namespace should say whether its pods have sidecars', remedy: 'label it istio-injection: disabled if its pods are to stay without sidecars, and enabled otherwise',
    },
    MAN607: { level: 'warning', istio: 'IST0123', kiali: null, title: 'a namespace must say in one label alone how its pods get into the mesh', remedy: 'keep the label that is meant; where both are there, istio-injection counts more than istio.io/rev' },
  },
  visitAmong: ({ object, root }, say, context) => {
    if (object.name === 'istio-system') return;
    const { labels } = object;
    const injection = labels['istio-injection'];
    const others = ['istio.io/rev', 'istio.io/dataplane-mode'].filter(name => name in labels && (injection === undefined || injection === 'enabled'));
    const all = [...injection === undefined ? [] : ['istio-injection'], ...others];
    if (all.length > 1) say('MAN607', root.at('metadata', 'labels'), `the labels ${listed(all)} contradict each other`);
    const isAmbient = labels['istio.io/dataplane-mode'] === 'ambient';
    if (!injection && !('istio.io/rev' in labels) && !isAmbient && !hasSidecarsByDefault(context)) {
      say('MAN606', root.get('metadata'), `the namespace '${object.name}' has no label for sidecars`);
    }
  },
  examples: () => ({
    MAN606: either(namespaceWith, '', 'istio-injection: enabled'),
    MAN607: either(more => namespaceWith(`istio-injection: enabled${more}`), ', istio.io/rev: stable', ''),
  }),
});

/** Whether an installation of Istio among the manifests puts sidecars into namespaces that do not say what they want. */
function hasSidecarsByDefault(context: Context): boolean {
  const injectors = context.of('ConfigMap').filter(({ object: { name } }) => name === 'istio-sidecar-injector');
  return injectors.some(({ root }) => objectIn(objectIn(parsed(root.at('data', 'values').text))?.sidecarInjectorWebhook)?.enableNamespacesByDefault === true);
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
