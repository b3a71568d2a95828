import { isSelectedBy } from '../values/label';

type Labels = Readonly<Record<string, string>>;

const pairs = (labels: Labels): string[] => Object.entries(labels).map(([key, value]) => `${key}=${value}`);

/** Things with labels, found by a selector without looking at all of them. */
export class Labelled<T> {
  private readonly byPair = new Map<string, { labels: Labels; item: T }[]>();

  constructor(private readonly all: readonly { labels: Labels; item: T }[]) {
    for (const one of all) {
      for (const pair of pairs(one.labels)) {
        const known = this.byPair.get(pair);
        if (known) known.push(one);
        else this.byPair.set(pair, [one]);
      }
    }
  }

  /** Those that a selector selects; the empty one selects all. */
  selectedBy(selector: Labels): T[] {
    return this.fewest(selector).filter(({ labels }) => isSelectedBy(selector, labels)).map(({ item }) => item);
  }

  /** Whether a selector selects any. */
  hasSelectedBy(selector: Labels): boolean {
    return this.fewest(selector).some(({ labels }) => isSelectedBy(selector, labels));
  }

  private fewest(selector: Labels): readonly { labels: Labels; item: T }[] {
    let best = this.all;
    for (const pair of pairs(selector)) {
      const with_ = this.byPair.get(pair) ?? [];
      if (with_.length < best.length) best = with_;
    }
    return best;
  }
}

/** Things with selectors, found by labels without looking at all of them. */
export class Selecting<T> {
  private readonly byPair = new Map<string, { selector: Labels; item: T }[]>();
  private readonly everything: T[] = [];

  constructor(all: readonly { selector: Labels; item: T }[]) {
    const counts = new Map<string, number>();
    for (const pair of all.flatMap(({ selector }) => pairs(selector))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    for (const one of all) {
      const rarest = pairs(one.selector).sort((left, right) => counts.get(left)! - counts.get(right)!).at(0);
      if (rarest === undefined) this.everything.push(one.item);
      else if (this.byPair.has(rarest)) this.byPair.get(rarest)?.push(one);
      else this.byPair.set(rarest, [one]);
    }
  }

  /** Those that select these labels. */
  of(labels: Labels): T[] {
    const found = pairs(labels).flatMap(pair => this.byPair.get(pair) ?? []).filter(({ selector }) => isSelectedBy(selector, labels));
    return [...this.everything, ...found.map(({ item }) => item)];
  }
}
