/** Whether a host stands for all that end like it. */
export function isWildcard(host: string): boolean {
  return host.startsWith('*');
}

/** Whether two hosts have something in common. */
export function overlaps(one: string, other: string): boolean {
  if (isWildcard(one) && isWildcard(other)) return one.length < other.length ? isWithin(other, one) : isWithin(one, other);
  return isWildcard(one) ? isWithin(other, one) : isWithin(one, other);
}

/** Whether everything that one host stands for is what the other one stands for. */
export function isWithin(one: string, other: string): boolean {
  if (!isWildcard(other)) return one === other;
  if (isWildcard(one)) return one.length >= other.length && one.slice(1).endsWith(other.slice(1));
  return one.endsWith(other.slice(1));
}

/** What two lists of hosts have in common, each time the more specific one. */
export function intersection(some: readonly string[], others: readonly string[]): string[] {
  const common = new Set<string>();
  for (const one of some) {
    for (const other of others) {
      if (isWithin(one, other)) common.add(one);
      else if (isWithin(other, one)) common.add(other);
    }
  }
  return [...common];
}

const IP_V4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Whether this is an address and no name. */
export function isAddress(host: string): boolean {
  return IP_V4.test(host) || host.includes(':');
}

export const CLUSTER_DOMAIN = 'cluster.local';

/** Only names without any dot are completed: `reviews.prod` stays as it is, and so stands for nothing. */
export function fullHost(host: string, namespace: string): string {
  if (host === '' || host === '*' || host.includes('.') || isAddress(host)) return host;
  return `${host}.${namespace}.svc.${CLUSTER_DOMAIN}`;
}

/** The host of a Service of Kubernetes. */
export function serviceHost(name: string, namespace: string): string {
  return `${name}.${namespace}.svc.${CLUSTER_DOMAIN}`;
}

/** Values by host, found by the most specific host that a name is within. */
export class HostIndex<T> {
  private readonly exact = new Map<string, T>();
  private readonly wildcards = new Map<string, T>();

  get(host: string): T | undefined {
    return (isWildcard(host) ? this.wildcards : this.exact).get(host);
  }

  set(host: string, value: T): void {
    (isWildcard(host) ? this.wildcards : this.exact).set(host, value);
  }

  mostSpecific(host: string): T | undefined {
    const same = this.get(host);
    if (same !== undefined || this.wildcards.size === 0) return same;
    const end = isWildcard(host) ? host.slice(1) : host;
    for (let from = 0; from <= end.length; from++) {
      const found = this.wildcards.get(`*${end.slice(from)}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
