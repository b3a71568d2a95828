import type { Context } from '../../index/context';
import { servicePorts, type Port } from '../../index/hosts';
import { ASKS, namespaceLabels, proxiesOf } from '../../index/injection';
import { podOf, type Pod } from '../../index/pod';
import type { Subject } from '../../objects/subject';
import { ofEach } from '../../rule/rule';
import { listed } from '../../values/listed';

/** Whether pods of a Deployment are in the mesh, as istioctl sees it. */
function isInMesh(context: Context, pod: Pod): boolean {
  if (pod.spec.get('containers').items().some(container => container.get('name').text === 'istio-proxy') && proxiesOf(pod)[0] !== '') return true;
  const wish = pod.labels[ASKS] ?? pod.annotations[ASKS];
  return wish === undefined ? namespaceLabels(context, pod.namespace)['istio-injection'] === 'enabled' : wish === 'true';
}

interface Use extends Port {
  readonly service: Subject;
}

/** Several Services of one Deployment. */
export const sharedPods = ofEach('Deployment', (subject, say, context) => {
  const { object, spec } = subject;
  const pod = podOf(subject);
  if (object.labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller' || !isInMesh(context, pod)) return;
  const services = context.selecting.selecting(object.namespace, pod.labels).filter(service => service.spec.get('selector').entries().length > 0);
  const uses = services.flatMap(service => servicePorts(service.spec).map((port): Use => ({ ...port, service })));
  if (uses.length < 2) return;
  for (const [port, same] of by(uses, use => use.port)) {
    const protocols = new Set(same.map(({ protocol }) => protocol));
    if (protocols.size > 1) say('MAN603', spec.get('template'), `port ${port} of ${servicesOf(same)} has the protocols ${listed(protocols)}`);
  }
  for (const [target, same] of by(uses, use => String(use.target))) {
    const ports = new Set(same.map(({ port }) => port));
    if (ports.size > 1) say('MAN604', spec.get('template'), `the ports ${[...ports].join(', ')} of ${servicesOf(same)} lead to ${target}`);
  }
});

const servicesOf = (uses: readonly Use[]): string => listed(new Set(uses.map(({ service }) => service.object.name)));

function by<K>(uses: readonly Use[], keyOf: (use: Use) => K): Map<K, Use[]> {
  const groups = new Map<K, Use[]>();
  for (const use of uses) groups.set(keyOf(use), [...groups.get(keyOf(use)) ?? [], use]);
  return groups;
}
