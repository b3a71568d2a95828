import type { Context } from '../../index/context';
import { proxiesOf, wishOf } from '../../index/injection';
import { podOf } from '../../index/pod';
import { ofEach } from '../../rule/rule';
import { listed } from '../../values/listed';

/** Whether a namespace says once whether its pods have sidecars. */
export const namespaces = ofEach('Namespace', ({ object, root }, say, context) => {
  if (object.name === 'istio-system') return;
  const { labels } = object;
  const injection = labels['istio-injection'];
  const others = ['istio.io/rev', 'istio.io/dataplane-mode'].filter(name => name in labels && (injection === undefined || injection === 'enabled'));
  const all = [...injection === undefined ? [] : ['istio-injection'], ...others];
  if (all.length > 1) say('MAN607', root.at('metadata', 'labels'), `the labels ${listed(all)} say different things`);
  const isAmbient = labels['istio.io/dataplane-mode'] === 'ambient';
  if (!injection && !('istio.io/rev' in labels) && !isAmbient && !context.of('ConfigMap').some(({ object: { name } }) => name.startsWith('istio-sidecar-injector'))) {
    say('MAN606', root.get('metadata'), `the namespace '${object.name}' has no label for sidecars`);
  }
});

/** Pods that run, according to their status, and have no sidecar. */
export const missingProxies = ofEach('Pod', (subject, say, context) => {
  const { object, root } = subject;
  const pod = podOf(subject);
  const runs = root.at('status', 'phase').isSet && !pod.spec.get('hostNetwork').flag;
  if (runs && wantsProxies(context, object.namespace) && wishOf(pod)?.toLowerCase() !== 'false' && !proxiesOf(pod)[0]) {
    say('MAN608', root.get('spec'), 'it runs without a sidecar');
  }
});

function wantsProxies(context: Context, name: string): boolean {
  const labels = context.find('Namespace', '', name)?.object.labels ?? {};
  return labels['istio-injection'] === 'enabled' && name !== 'istio-system' && labels['istio.io/dataplane-mode'] !== 'ambient';
}
