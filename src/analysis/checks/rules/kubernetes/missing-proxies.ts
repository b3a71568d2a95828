import type { Context } from '../../index/context';
import { proxiesOf, wishOf } from '../../index/injection';
import { podOf } from '../../index/pod';
import { either, together, namespaceWith, podWith } from '../../rule/example';
import { ofEach } from '../../rule/rule';

/** Pods that run, according to their status, and have no sidecar. */
export const missingProxies = ofEach('Pod', {
  finds: {
    MAN608: { level: 'warning', istio: 'IST0103', kiali: 'KIA0004', title: 'a pod of the mesh must have a sidecar', remedy: 'restart its workload, as with kubectl rollout restart: sidecars are injected into new pods' },
  },
  visitAmong: (subject, say, context) => {
    const { object, root } = subject;
    const pod = podOf(subject);
    const runs = root.at('status', 'phase').isSet && !pod.spec.get('hostNetwork').flag;
    if (runs && wantsProxies(context, object.namespace) && wishOf(pod)?.toLowerCase() !== 'false' && !proxiesOf(pod)[0]) {
      say('MAN608', root.get('spec'), 'it runs without a sidecar');
    }
  },
  examples: () => ({
    MAN608: either(more => running(`{ name: app, image: app:1 }${more}`), '', ', { name: istio-proxy, image: istio/proxyv2 }'),
  }),
});

function wantsProxies(context: Context, name: string): boolean {
  const labels = context.find('Namespace', '', name)?.object.labels ?? {};
  return labels['istio-injection'] === 'enabled' && name !== 'istio-system' && labels['istio.io/dataplane-mode'] !== 'ambient';
}

const running = (containers: string): string => together(namespaceWith('istio-injection: enabled'), podWith(containers, 'status: { phase: Running }\n'));
