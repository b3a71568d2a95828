import type { Context } from './index/context';
import { hostOfRule } from './index/hosts';
import type { NamedHost } from './objects/named-host';
import type { Subject } from './objects/subject';
import { serviceIn } from '../model/look-alikes';
import { namesNamespace } from '../model/manifest-objects';
import { destinationsOf } from './rules/virtual-service/routes';

/** The domain of names for several clusters, which no cluster has for itself. */
const OF_CLUSTER_SETS = 'clusterset.local';

/** What one setting would mend, asked as a question: whoever reads the manifests may know what they do not say. */
export function hintsIn(context: Context): readonly string[] {
  return [...namespaceMeant(context), ...domainMeant(context)];
}

/** Services without a namespace that are looked for in another one than they are taken to be in. */
function namespaceMeant(context: Context): readonly string[] {
  const services = new Map(context.of('Service').filter(({ object }) => !namesNamespace(object)).map(({ object }) => [object.name, object.namespace]));
  if (services.size === 0) return [];
  const wanted = new Map<string, Set<string>>();
  for (const { host, subject: { spec } } of hostsIn(context)) {
    const [name, namespace] = serviceIn(host.analyzed) ?? [];
    if (name === undefined || namespace === undefined || !services.has(name)) continue;
    if (context.hosts.find(host, spec.get('exportTo').texts) === undefined) wanted.set(namespace, (wanted.get(namespace) ?? new Set()).add(name));
  }
  const [best] = [...wanted].sort(([, one], [, other]) => other.size - one.size);
  return best === undefined ? [] : [namespaceAsked(best[0], [...best[1]], services)];
}

function namespaceAsked(namespace: string, names: readonly string[], services: ReadonlyMap<string, string>): string {
  const taken = services.get(names[0]);
  const what = names.length === 1 ? `the service '${names[0]}', which is` : `${names.length} services, which are`;
  return `'${taken}', where no namespace is written, has ${what} looked for in '${namespace}': -n ${namespace}?`;
}

/** Another domain that all full names have. */
function domainMeant(context: Context): readonly string[] {
  const domains = new Set<string>();
  for (const { host } of hostsIn(context)) {
    const [, domain] = /^[^.]+\.[^.]+\.svc\.(.+)$/.exec(host.text) ?? [];
    if (domain === context.domain) return [];
    const isUnknown = domain !== undefined && domain !== OF_CLUSTER_SETS && context.hosts.find(host) === undefined;
    if (isUnknown) domains.add(domain);
  }
  const [domain] = domains;
  if (domains.size !== 1) return [];
  return [`all full names end with '.svc.${domain}', and none with '.svc.${context.domain}': --cluster-domain ${domain}?`];
}

interface Named {
  readonly host: NamedHost;
  readonly subject: Subject;
}

/** The hosts that VirtualServices and DestinationRules name. */
function hostsIn(context: Context): readonly Named[] {
  return context.once(hostsIn, () => [
    ...context.of('VirtualService').flatMap(subject => destinationsOf(subject).map(({ host }) => ({ host, subject }))),
    ...context.of('DestinationRule').map(subject => ({ host: hostOfRule(subject), subject })),
  ]);
}
