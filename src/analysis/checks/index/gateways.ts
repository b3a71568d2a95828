import type { Context } from './context';
import { servicePorts } from './hosts';
import type { Pod } from './pod';
import { selectorText } from '../../model/selector-text';
import type { Field } from '../objects/field';
import type { Subject } from '../objects/subject';

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

/** The namespace and name of an object of a namespace that is called by its name, or by both. */
export function partsOf(namespace: string, name: string): [namespace: string, name: string] {
  const slash = name.indexOf('/');
  return slash < 0 ? [namespace, name] : [name.slice(0, slash), name.slice(slash + 1)];
}

/** The namespace and name of a gateway as a VirtualService calls it; `name.namespace.svc.cluster.local` is an old way to. */
export function gatewayCalled(namespace: string, name: string): [namespace: string, name: string] {
  if (name.includes('/') || !name.includes('.')) return partsOf(namespace, name);
  const [short, owner] = name.split('.');
  return [owner, short];
}

/** The Gateways of a VirtualService that are there. */
export function gatewaysOf({ object, spec }: Subject, context: Context): Subject[] {
  return spec.get('gateways').texts.map(name => context.find('Gateway', ...gatewayCalled(object.namespace, name))).filter(one => one !== undefined);
}

/** The hosts of a Gateway that are for VirtualServices of a namespace. */
export function servedHosts(gateway: Subject, namespace: string, context: Context): readonly string[] {
  const all = context.once(gateway, () => gateway.spec.get('servers').items().flatMap(server => hostsOf(server, gateway.object.namespace)));
  return all.filter(([owner]) => owner === '*' || owner === namespace).map(([, host]) => host);
}

/** Each with the namespace that it is for. */
function hostsOf(server: Field, home: string): [namespace: string, host: string][] {
  return server.get('hosts').texts.map(text => {
    const [namespace, host] = text.includes('/') ? [text.slice(0, text.indexOf('/')), text.slice(text.indexOf('/') + 1)] : ['*', text];
    return [namespace === '.' ? home : namespace, host];
  });
}
