/** Whether every request for `host` is also one for the pattern. */
export function coversHost(pattern: string, host: string): boolean {
  if (pattern === '*' || pattern === host) return true;
  return pattern.startsWith('*.') && host.endsWith(pattern.slice(1));
}

/** The hosts that no other one covers: whoever listens to these listens to all. */
export function widestHosts(hosts: readonly string[]): string[] {
  return hosts.filter(host => !hosts.some(other => other !== host && coversHost(other, host)));
}

/** Those of some patterns that cover a host, the nearest first. */
export function covering(patterns: readonly string[], host: string): string[] {
  return patterns.filter(pattern => coversHost(pattern, host)).sort(byNearness);
}

/** Of the hosts that cover one, the host itself is nearest, then the longer wildcard: negative if `a` is nearer. */
export function byNearness(a: string, b: string): number {
  return Number(a.startsWith('*')) - Number(b.startsWith('*')) || b.length - a.length;
}
