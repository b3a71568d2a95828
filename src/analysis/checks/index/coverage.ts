import type { Context } from './context';
import { isWritten, writtenPods } from './pods';
import { isOfInstalledGateway } from '../../model/installed-gateways';
import { serviceIn } from '../../model/look-alikes';
import { isNamedAlone } from '../../model/manifest-objects';

/** Whether what is given would hold the service of a host, if there were one: Services of the namespace that is meant are part of it. A folder of routes alone says nothing about services. */
export function knowsServices(context: Context, host: string, namespace: string): boolean {
  const [name, own] = serviceIn(host) ?? [host, namespace];
  if (isOfInstalledGateway(name)) return false;
  const known = namespacesOf(context, 'Service');
  if (serviceIn(host) !== undefined || !host.includes('.')) return known.has(own);
  const [, second = ''] = host.split('.');
  return known.has(namespace) || known.has(second) || namespacesOf(context, 'ServiceEntry').has(namespace);
}

/** Whether pods of a namespace are part of what is given. */
export function knowsPods(context: Context, namespace: string): boolean {
  const written = context.once(knowsPods, () => new Set(writtenPods(context).filter(isWritten).map(pod => pod.namespace)));
  return written.has(namespace) || context.pods.namespaces.has(namespace);
}

/** Whether objects of a kind in a namespace are part of what is given. */
export function knowsOf(context: Context, kind: string, namespace: string): boolean {
  return namespacesOf(context, kind).has(namespace);
}

function namespacesOf(context: Context, kind: string): ReadonlySet<string> {
  return context.once(`namespaces of ${kind}`, () => new Set(context.of(kind).filter(({ object }) => !isNamedAlone(object)).map(({ object }) => object.namespace)));
}
