import type { RouteRule } from './http-routes';
import type { DroppedRoute, VirtualService } from '../rules/virtual-service';

/** Routes that requests for some names meet. */
export interface VirtualHost {
  readonly name: string;
  readonly domains: readonly string[];
  /** In order. */
  readonly rules: () => readonly RouteRule[];
  /** The matches of a VirtualService with rules here that do not count here. */
  readonly leftOut: (from: VirtualService) => readonly DroppedRoute[];
  /** Where a service has no VirtualService here: all goes to the service. */
  readonly service: { readonly host: string; readonly port: number } | undefined;
  /** Whether it is that of a service, which clients of its namespace may call by its first part alone. */
  readonly hasShortName: boolean;
  /** Whether requests in the clear are sent to TLS. */
  readonly requiresTls: boolean;
}

/** Virtual hosts by their domains: exact, then the longest suffix. */
export class DomainIndex {
  private readonly exact = new Map<string, VirtualHost>();
  private readonly suffixes = new Map<string, VirtualHost>();

  constructor(hosts: Iterable<VirtualHost>) {
    for (const host of hosts) for (const domain of host.domains) this.add(domain.toLowerCase(), host);
  }

  /** The virtual host for what a client calls the host; its port does not count. */
  find(authority: string): VirtualHost | undefined {
    const name = withoutPort(authority.toLowerCase());
    return this.exactly(name) ?? this.bySuffix(name) ?? this.exactly('*');
  }

  exactly(name: string): VirtualHost | undefined {
    return this.exact.get(name);
  }

  /** What stands for all that end in some way. */
  withSuffix(end: string): VirtualHost | undefined {
    return this.suffixes.get(end);
  }

  /** By the longest suffix that is longer than some; an asterisk stands for at least one character. */
  bySuffix(name: string, longerThan = 0): VirtualHost | undefined {
    if (this.suffixes.size === 0) return undefined;
    for (let from = 1; from < name.length - longerThan; from++) {
      const found = this.suffixes.get(name.slice(from));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private add(domain: string, host: VirtualHost): void {
    const isSuffix = domain !== '*' && domain.startsWith('*');
    const into = isSuffix ? this.suffixes : this.exact;
    const key = isSuffix ? domain.slice(1) : domain;
    if (!into.has(key)) into.set(key, host);
  }
}

/** The port of an authority does not count. */
export function withoutPort(authority: string): string {
  const colon = authority.lastIndexOf(':');
  return colon >= 0 && authority.indexOf(':') === colon ? authority.slice(0, colon) : authority;
}
