import * as fc from 'fast-check';

/** All of a list, in an order that follows from the seed. */
export function shuffled<T>(all: readonly T[], seed: number): T[] {
  return fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { seed, numRuns: 1 })[0];
}

/** What a sample is taken by. */
export interface Draw<T> {
  readonly size: number;
  readonly seed: number;
  /** Whether one may be taken at all; asked only of those that are drawn. */
  readonly isFit: (one: T) => boolean;
  /** Most of the code that mutates easily is words, which say little about behaviour; at most this share of the sample is. */
  readonly isWord: (one: T) => boolean;
  readonly shareOfWords: number;
}

/** As many as are asked for, drawn at random; fewer where there are no more. */
export function sampleOf<T>(all: readonly T[], { size, seed, isFit, isWord, shareOfWords }: Draw<T>): T[] {
  const sample: T[] = [];
  let words = Math.floor(size * shareOfWords);
  for (const one of shuffled(all, seed)) {
    if (sample.length >= size) break;
    if (isWord(one) && words === 0 || !isFit(one)) continue;
    if (isWord(one)) words--;
    sample.push(one);
  }
  return sample;
}
