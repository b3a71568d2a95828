import { cached } from '../../model/maps';
import { isSelectedBy } from '../values/label';

type Labels = Readonly<Record<string, string>>;

/** Things by the labels that they have, or ask for. */
class ByLabel<T> {
  private readonly byKey = new Map<string, Map<string, T[]>>();

  add(key: string, value: string, item: T): void {
    cached(cached(this.byKey, key, () => new Map<string, T[]>()), value, () => []).push(item);
  }

  with(key: string, value: string): readonly T[] {
    return this.byKey.get(key)?.get(value) ?? [];
  }
}

/** Things with labels, found by a selector without looking at all of them. */
export class Labelled<T> {
  private readonly byLabel = new ByLabel<{ labels: Labels; item: T }>();

  constructor(private readonly all: readonly { labels: Labels; item: T }[]) {
    for (const one of all) {
      for (const key of Object.keys(one.labels)) this.byLabel.add(key, one.labels[key], one);
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
    for (const key of Object.keys(selector)) {
      const with_ = this.byLabel.with(key, selector[key]);
      if (with_.length < best.length) best = with_;
    }
    return best;
  }
}

/** Things with selectors, found by labels without looking at all of them. */
export class Selecting<T> {
  private readonly byRarest = new ByLabel<{ selector: Labels; item: T }>();
  private readonly everything: T[] = [];

  constructor(all: readonly { selector: Labels; item: T }[]) {
    const asking = new ByLabel<T>();
    for (const { selector, item } of all) {
      for (const key of Object.keys(selector)) asking.add(key, selector[key], item);
    }
    for (const one of all) {
      const count = (key: string) => asking.with(key, one.selector[key]).length;
      const rarest = Object.keys(one.selector).sort((left, right) => count(left) - count(right)).at(0);
      if (rarest === undefined) this.everything.push(one.item);
      else this.byRarest.add(rarest, one.selector[rarest], one);
    }
  }

  /** Those that select these labels. */
  of(labels: Labels): T[] {
    const found = [...this.everything];
    for (const key of Object.keys(labels)) {
      for (const { selector, item } of this.byRarest.with(key, labels[key])) if (isSelectedBy(selector, labels)) found.push(item);
    }
    return found;
  }
}
