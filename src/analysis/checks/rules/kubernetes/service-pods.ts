import { selectorText } from '../../../model/selector-text';
import { servicePorts } from '../../index/hosts';
import { hasPort } from '../../index/pod';
import { jobPods } from '../../index/pods';
import { deployment, either, HTTP, serviceWith, together, APP } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { isSelectedBy } from '../../values/label';
import { quoted } from '../../values/quoted';

/** Services that lead to no pod, or to a port that its pods do not have. */
export const servicesLead = ofEach('Service', {
  finds: {
    MAN615: { level: 'warning', istio: null, kiali: null, title: 'a Service must have pods', remedy: 'write labels that the pod template carries, or give the manifests that define it' },
    MAN616: { level: 'warning', istio: null, kiali: 'KIA0701', title: 'the port of a Service must lead to a port of a container', remedy: 'name the port in the container, or write its number' },
  },
  visit: ({ object, spec }, say, context) => {
    const selector = spec.get('selector').labels;
    if (Object.keys(selector).length === 0 || !context.pods.namespaces.has(object.namespace)) return;
    const pods = context.pods.selectedBy(selector).filter(({ namespace }) => namespace === object.namespace);
    if (pods.length === 0 && !jobPods(context).some(pod => pod.namespace === object.namespace && isSelectedBy(selector, pod.labels))) say('MAN615', spec.get('selector'), `no pod of '${object.namespace}' has ${selectorText(selector)}`);
    for (const { field, target } of servicePorts(spec)) {
      if (pods.length > 0 && typeof target === 'string' && !/^\d+$/.test(target) && !pods.some(pod => hasPort(pod, target))) say('MAN616', field.get('targetPort'), `no container has a port ${quoted(target)}`);
    }
  },
  examples: () => ({
    MAN615: either(label => together(serviceWith(HTTP), deployment(`app: ${label}`)), 'review', 'reviews'),
    MAN616: either(port => together(serviceWith('{ name: http, port: 80, targetPort: web }'), deployment(APP, `containers: [{ name: app, image: app:1, ports: [{ name: ${port}, containerPort: 8080 }] }]`)), 'http', 'web'),
  }),
});
