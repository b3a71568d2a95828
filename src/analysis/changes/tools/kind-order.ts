import type { ManifestObject } from '../../model/manifest';

/** Kinds in the order in which a tool applies them; kinds that it does not know come behind. */
export class KindOrder {
  private readonly ranks: ReadonlyMap<string, number>;

  constructor(kinds: string) {
    this.ranks = new Map(kinds.trim().split(/\s+/).map((kind, at) => [kind, at]));
  }

  rank({ kind }: ManifestObject): number {
    return this.ranks.get(kind) ?? this.ranks.size;
  }

  knows({ kind }: ManifestObject): boolean {
    return this.ranks.has(kind);
  }
}

export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
