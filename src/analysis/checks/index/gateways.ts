import type { Context } from './context';
import { servicePorts } from './hosts';
import type { Pod } from './pod';
import { isWritten, writtenPods } from './pods';
import { selectsInstalledGateway } from '../../model/installed-gateways';
import { hasUnknownPorts } from '../../model/manifest-objects';
import { gathered } from '../../model/maps';
import { selectorText } from '../../model/selector-text';
import type { Field } from '../objects/field';
import type { Subject } from '../objects/subject';
import { isSelectedBy } from '../values/label';

/** What a selector of Gateways leads to. */
interface Workload {
  readonly pods: readonly Pod[];
  /** Ports by which the pods are reached, on the outside and on the inside; nothing where nobody knows them. */
  readonly ports: ReadonlySet<number> | undefined;
}

/** The pods of a Gateway, and the ports by which they are reached. */
export function workloadOf({ spec }: Subject, context: Context): Workload {
  const selector = spec.get('selector').labels;
  return context.once(`workload ${selectorText(selector)}`, () => {
    const pods = context.pods.selectedBy(selector);
    const services = new Set(pods.flatMap(({ namespace, labels }) => context.selecting.selecting(namespace, labels)));
    const areUnknown = services.size === 0 && pods.some(({ subject }) => subject && hasUnknownPorts(subject.object));
    return { pods, ports: areUnknown ? undefined : new Set([...services].flatMap(service => portsOf(service))) };
  });
}

function portsOf({ spec }: Subject): number[] {
  return servicePorts(spec).filter(({ protocol }) => protocol === 'TCP').flatMap(({ port, target }) => {
    const number = typeof target === 'number' ? target : /^[-+]?\d+$/.test(target) ? Number(target) : 0;
    return number === 0 ? [port] : [port, number];
  });
}

/** Whether pods of gateways are part of what is given. */
export function knowsGatewayPods(context: Context): boolean {
  return context.once(knowsGatewayPods, () => {
    const selectors = context.of('Gateway').map(({ spec }) => spec.get('selector').labels).filter(labels => Object.keys(labels).length > 0);
    const written = writtenPods(context).filter(isWritten);
    return written.some(pod => isOfGateway(pod) || selectors.some(selector => isSelectedBy(selector, pod.labels)));
  });
}

/** The pods of a gateway run a proxy and nothing else, which the webhook of Istio may put there. */
function isOfGateway({ annotations, labels, spec }: Pod): boolean {
  const containers = spec.get('containers').items();
  const isProxyAlone = containers.length === 1 && containers[0].get('name').text === 'istio-proxy';
  return isProxyAlone || (annotations['inject.istio.io/templates'] ?? '').includes('gateway') || selectsInstalledGateway({ istio: labels.istio ?? '' });
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

/** The same, by port: what one server of a port lists counts for the others of that port. */
export function servedByPort(gateway: Subject, namespace: string): ReadonlyMap<number, readonly string[]> {
  const { object, spec } = gateway;
  return gathered(spec.get('servers').items().flatMap(server => hostsOf(server, object.namespace)
    .filter(([owner]) => owner === '*' || owner === namespace).map(([, host]) => [server.at('port', 'number').number, host] as const)));
}

/** Each with the namespace that it is for. */
function hostsOf(server: Field, home: string): [namespace: string, host: string][] {
  return server.get('hosts').texts.map(text => {
    const [namespace, host] = text.includes('/') ? [text.slice(0, text.indexOf('/')), text.slice(text.indexOf('/') + 1)] : ['*', text];
    return [namespace === '.' ? home : namespace, host];
  });
}
