/** Things by host, found by every host that overlaps theirs without looking at all of them. */
export class HostTable<T> {
  private readonly exact = new Map<string, T[]>();
  /** By what stands behind the wildcard. */
  private readonly wildcards = new Map<string, T[]>();

  add(host: string, item: T): void {
    const [table, key] = host.startsWith('*') ? [this.wildcards, host.slice(1)] as const : [this.exact, host] as const;
    const known = table.get(key);
    if (known) known.push(item);
    else table.set(key, [item]);
  }

  /** Those of this very host. */
  of(host: string): readonly T[] {
    return (host.startsWith('*') ? this.wildcards.get(host.slice(1)) : this.exact.get(host)) ?? [];
  }

  /** Those whose wildcard ends as the host does, the closest first. */
  covering(ending: string): T[] {
    const found: T[] = [];
    for (let at = 0; this.wildcards.size > 0 && at <= ending.length; at++) found.push(...this.wildcards.get(ending.slice(at)) ?? []);
    return found;
  }

  /** Those with a name in common with the host. */
  overlapping(host: string): T[] {
    if (!host.startsWith('*')) return [...this.of(host), ...this.covering(host)];
    const ending = host.slice(1);
    const within = [...this.exact, ...this.wildcards].filter(([other]) => other.endsWith(ending)).flatMap(([, items]) => items);
    return [...within, ...this.covering(ending.slice(1))];
  }
}
