import type { Context } from '../../index/context';
import { servicePorts } from '../../index/hosts';
import type { Pod } from '../../index/pod';
import type { Subject } from '../../objects/subject';
import { ofEach } from '../../rule/rule';
import { selectorText } from '../../values/label';

/** What a selector of Gateways leads to. */
interface Workload {
  readonly pods: readonly Pod[];
  /** Ports by which the pods are reached, on the outside and on the inside. */
  readonly ports: ReadonlySet<number>;
}

/** The pods of a Gateway, and the ports by which they are reached. */
export function workloadOf({ spec }: Subject, context: Context): Workload {
  const selector = spec.get('selector').labels;
  return context.once(`workload ${selectorText(selector)}`, () => {
    const pods = context.pods.selectedBy(selector);
    const services = new Set(pods.flatMap(({ namespace, labels }) => context.selecting.selecting(namespace, labels)));
    return { pods, ports: new Set([...services].flatMap(service => portsOf(service))) };
  });
}

function portsOf({ spec }: Subject): number[] {
  return servicePorts(spec).filter(({ protocol }) => protocol === 'TCP').flatMap(({ port, target }) => {
    const number = typeof target === 'number' ? target : /^[-+]?\d+$/.test(target) ? Number(target) : 0;
    return number === 0 ? [port] : [port, number];
  });
}

/** A Gateway has pods, which are reached by its ports. */
export const gatewayPorts = ofEach('Gateway', (subject, say, context) => {
  const { spec } = subject;
  const { pods, ports } = workloadOf(subject, context);
  const selector = selectorText(spec.get('selector').labels);
  if (pods.length === 0) return say('MAN512', spec.get('selector'), `no pod has ${selector}`);
  for (const port of spec.get('servers').items().map(server => server.get('port')).filter(({ isSet }) => isSet)) {
    const { number } = port.get('number');
    if (!ports.has(number)) say('MAN513', port.get('number'), `no Service of the pods with ${selector || 'any label'} has the port ${number}`);
  }
});
