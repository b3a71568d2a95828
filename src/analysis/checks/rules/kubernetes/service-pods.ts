import type { ManifestObject } from '../../../model/manifest';
import { selectorText } from '../../../model/selector-text';
import type { Context } from '../../index/context';
import { servicePorts } from '../../index/hosts';
import { machinesAnswer } from '../../index/machines';
import { hasPort } from '../../index/pod';
import { ownerOf } from '../../index/pods';
import type { Field } from '../../objects/field';
import { deployment, either, HTTP, serviceWith, together, APP } from '../../rule/example';
import { ofEach, type Say } from '../../rule/rule';
import { quoted } from '../../values/quoted';

/** Services that lead to no pod, or to a port that its pods do not have. */
export const servicesLead = ofEach('Service', {
  finds: {
    MAN615: { level: 'warning', istio: null, kiali: null, title: 'a Service must have pods', remedy: 'write labels that the pod template carries, or give the manifests that define it' },
    MAN616: { level: 'warning', istio: null, kiali: 'KIA0701', title: 'the port of a Service must lead to a port of a container', remedy: 'name the port in the container, or write its number' },
    MAN620: { level: 'warning', istio: null, kiali: null, title: 'the workload of a Service must have replicas', remedy: 'raise replicas before requests are sent to the Service; until then they get a 503' },
  },
  visitAmong: ({ object, spec }, say, context) => {
    const selector = spec.get('selector').labels;
    if (Object.keys(selector).length === 0) return;
    const pods = context.pods.selectedBy(selector).filter(({ namespace }) => namespace === object.namespace);
    if (pods.length === 0) return wantPods(object, spec.get('selector'), say, context);
    for (const { field, target } of servicePorts(spec)) {
      if (typeof target === 'string' && !/^\d+$/.test(target) && !pods.some(pod => hasPort(pod, target))) say('MAN616', field.get('targetPort'), `no container has a port ${quoted(target)}`);
    }
  },
  examples: () => ({
    MAN620: either(count => together(serviceWith(HTTP), deployment(APP).replace('spec:\n', `spec:\n  replicas: ${count}\n`)), '0', '1'),
    MAN615: either(label => together(serviceWith(HTTP), deployment(`app: ${label}`)), 'review', 'reviews'),
    MAN616: either(port => together(serviceWith('{ name: http, port: 80, targetPort: web }'), deployment(APP, `containers: [{ name: app, image: app:1, ports: [{ name: ${port}, containerPort: 8080 }] }]`)), 'http', 'web'),
  }),
});

function wantPods({ namespace, name }: ManifestObject, selector: Field, say: Say<'MAN615' | 'MAN620'>, context: Context): void {
  const labels = selector.labels;
  const isAnswered = [context.pods.answer(labels, namespace), machinesAnswer(labels, context, namespace)].some(answer => answer !== 'no');
  if (isAnswered || context.writtenEndpoints.has(`${namespace}/${name}`)) return;
  const nothing = `no pod of '${namespace}' has ${selectorText(labels)}`;
  const idle = context.pods.idle(labels, namespace);
  if (idle !== undefined) say('MAN620', selector, `${nothing}, as ${ownerOf(idle)} has ${idle.idleBy ?? 'no pods'}`);
  else if (context.pods.namespaces.has(namespace)) say('MAN615', selector, nothing);
}
