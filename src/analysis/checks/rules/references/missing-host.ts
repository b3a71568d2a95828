import type { Context } from '../../index/context';
import { knowsServices } from '../../index/coverage';
import type { NamedHost } from '../../objects/named-host';
import { orRather, quoted } from '../../values/quoted';

/** A host that no service has. */
export interface MissingHost {
  readonly message: string;
  /** Whether the manifests would hold the service, if there were one. */
  readonly isProven: boolean;
}

/** What to say of a host that no service has. Where nothing is known of the namespace that is meant, only a service of that very name elsewhere says that another one may be meant. */
export function missingHost(host: NamedHost, context: Context): MissingHost | undefined {
  const isProven = knowsServices(context, host.text, host.namespace);
  const others = isProven ? context.hosts.alike(host) : context.hosts.elsewhere(host);
  if (!isProven && others.length === 0) return undefined;
  return { message: `no service has the host ${quoted(host.text)}${orRather(others)}${domainTaken(host, context)}`, isProven };
}

/** A full name in another domain than that of the cluster is one of a Service if the cluster has that domain. */
function domainTaken({ text }: NamedHost, { domain }: Context): string {
  const [, other = domain] = /^[^.]+\.[^.]+\.svc\.(.+)$/.exec(text) ?? [];
  return other === domain ? '' : `; the domain of the cluster is taken to be ${quoted(domain)}, not ${quoted(other)}`;
}
