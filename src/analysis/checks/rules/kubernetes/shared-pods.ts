import type { Context } from '../../index/context';
import { Port, servicePorts } from '../../index/hosts';
import { ASKS, isProxy, namespaceLabels, proxiesOf } from '../../index/injection';
import { type Pod, podOf } from '../../index/pod';
import type { Subject } from '../../objects/subject';
import { deployment, either, serviceWith, together, APP } from '../../rule/example';
import { ofEach } from '../../rule/rule';
import { listed } from '../../values/listed';

/** Whether pods of a Deployment are in the mesh, as istioctl sees it. */
function isInMesh(context: Context, pod: Pod): boolean {
  if (pod.containers.some(isProxy) && proxiesOf(pod)[0] !== '') return true;
  const wish = pod.labels[ASKS] ?? pod.annotations[ASKS];
  return wish === undefined ? namespaceLabels(context, pod.namespace)['istio-injection'] === 'enabled' : wish === 'true';
}

interface Use extends Port {
  readonly service: Subject;
}

/** Several Services of one Deployment. */
export const sharedPods = ofEach('Deployment', {
  finds: {
    MAN603: {
      level: 'warning', istio: 'IST0116', kiali: null, title: 'Services of one Deployment must agree on the protocol of a port', remedy: 'give the ports different numbers',
    },
    MAN604: {
      level: 'warning', istio: 'IST0137', kiali: null, title: 'the ports that lead to one port of a Deployment must have one number', remedy: 'give the Services the same port, or let the containers listen on different ones',
    },
  },
  visitAmong: (subject, say, context) => {
    const { object, spec } = subject;
    const pod = podOf(subject);
    if (object.labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller' || !isInMesh(context, pod)) return;
    const services = context.selecting.selecting(object.namespace, pod.labels).filter(service => service.spec.get('selector').entries().length > 0);
    if (services.reduce((count, service) => count + servicePorts(service.spec).length, 0) < 2) return;
    const uses = services.flatMap(service => servicePorts(service.spec).map((port): Use => ({ ...port, service })));
    for (const [port, same] of by(uses, use => use.port)) {
      const protocols = new Set(same.map(({ protocol }) => protocol));
      if (protocols.size > 1) say('MAN603', spec.get('template'), `port ${port} of ${servicesOf(same)} has the protocols ${listed(protocols)}`);
    }
    for (const [target, same] of by(uses, use => String(use.target))) {
      const ports = new Set(same.map(({ port }) => port));
      if (ports.size > 1) say('MAN604', spec.get('template'), `the ports ${[...ports].join(', ')} of ${servicesOf(same)} lead to ${target}`);
    }
  },
  examples: () => ({
    MAN603: either(port => together(serviceWith('{ name: tcp, port: 53 }'), serviceWith(`{ name: udp, port: ${port}, protocol: UDP }`, 'dns').replace('app: dns', APP), deployment(APP)), '53', '54'),
    MAN604: either(target => together(serviceWith(`{ name: http, port: 80, targetPort: 8080 }, { name: http-more, port: 81, targetPort: ${target} }`), deployment(APP)), '8080', '8081'),
  }),
});

const servicesOf = (uses: readonly Use[]): string => listed(new Set(uses.map(({ service }) => service.object.name)));

function by<K>(uses: readonly Use[], keyOf: (use: Use) => K): Map<K, Use[]> {
  const groups = new Map<K, Use[]>();
  for (const use of uses) groups.set(keyOf(use), [...groups.get(keyOf(use)) ?? [], use]);
  return groups;
}
