import type { Answer } from './traffic-answer';

/** What became of many requests. */
export class Tally {
  /** Of all of them. */
  static sum(tallies: Iterable<Tally>): Tally {
    const sum = new Tally();
    for (const { counts } of tallies) counts.forEach((count, what) => sum.count(what, count));
    return sum;
  }

  private readonly counts = new Map<string, number>();

  add({ status, version, flags }: Answer): void {
    // A proxy's own answers that are no failures, such as redirects, have no flags.
    const from = version ?? (flags === undefined || flags === '-' ? 'proxy' : flags);
    this.count(status === 200 && version !== undefined ? version : `${status} ${from}`, 1);
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many had this: a version that answered with 200, or a status and the version or the flags that came with it, as in `503 UO`. */
  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  /** Everything that happened, by name. */
  get all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.counts].sort(([one], [other]) => one.localeCompare(other)));
  }

  /** All that no pod answered with 200. */
  get failures(): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(this.all).filter(([what]) => what.includes(' ')));
  }

  /** How many no pod answered with 200. */
  get failed(): number {
    return Object.values(this.failures).reduce((sum, count) => sum + count, 0);
  }

  private count(what: string, count: number): void {
    this.counts.set(what, this.of(what) + count);
  }
}
