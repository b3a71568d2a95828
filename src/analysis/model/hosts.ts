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

/** The domain of a cluster whose installation does not set another one. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** A host in full, as istiod completes it. Only names without any dot are completed: `reviews.prod` stays as it is, and so stands for nothing. */
export function fullHost(host: string, namespace: string, domain: string): string {
  if (host === '' || host === '*' || host.includes('.') || isAddress(host)) return host;
  return serviceHost(host, namespace, domain);
}

/** A host in full, as `istioctl analyze` completes it: it leaves every wildcard as it is, and takes an address of IPv6 for a name. */
export function analyzedHost(host: string, namespace: string, domain: string): string {
  return isWildcard(host) || host.includes('.') ? host : serviceHost(host, namespace, domain);
}

/** The host of a Service of Kubernetes. */
export function serviceHost(name: string, namespace: string, domain: string): string {
  return `${name}.${namespace}.svc.${domain}`;
}

/** Values by host, found by other hosts without looking at all of them. */
export class HostIndex<T> {
  private readonly exact = new Map<string, T>();
  private readonly wildcards = new Map<string, T>();

  get(host: string): T | undefined {
    return (isWildcard(host) ? this.wildcards : this.exact).get(host);
  }

  set(host: string, value: T): void {
    (isWildcard(host) ? this.wildcards : this.exact).set(host, value);
  }

  /** That of the host, otherwise that of the closest wildcard that it is within. */
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

  /** Those of the wildcards that the host is within, the closest first; a wildcard is within itself. */
  covering(host: string): T[] {
    const end = isWildcard(host) ? host.slice(1) : host;
    const found: T[] = [];
    for (let from = 0; this.wildcards.size > 0 && from <= end.length; from++) {
      const value = this.wildcards.get(`*${end.slice(from)}`);
      if (value !== undefined) found.push(value);
    }
    return found;
  }

  /** Those of all hosts that have a name in common with this one. */
  overlapping(host: string): T[] {
    const same = this.get(host);
    const covering = this.covering(host).filter(value => value !== same);
    if (!isWildcard(host)) return same === undefined ? covering : [same, ...covering];
    const within = [...this.exact, ...this.wildcards].filter(([other]) => isWithin(other, host)).map(([, value]) => value);
    return [...within, ...covering];
  }
}

/** Puts one more value into the list of a host. */
export function pushTo<T>(index: HostIndex<T[]>, host: string, value: T): void {
  const same = index.get(host);
  if (same) same.push(value);
  else index.set(host, [value]);
}
