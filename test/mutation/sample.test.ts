import { sampleOf } from './sample';

const NUMBERS = Array.from({ length: 500 }, (_, number) => number);
const ANY = { size: 40, seed: 7, isFit: () => true, isWord: () => false, shareOfWords: 0.15 };

describe('a sample', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(sampleOf(NUMBERS, ANY)).toEqual(sampleOf(NUMBERS, ANY));
    expect(sampleOf(NUMBERS, ANY)).not.toEqual(sampleOf(NUMBERS, { ...ANY, seed: 8 }));
  });

  test('holds as many as are asked for, each once, from all parts of the list', () => {
    const sample = sampleOf(NUMBERS, ANY);
    expect(new Set(sample).size).toBe(40);
    expect(new Set(sample.map(number => Math.floor(number / 100))).size).toBe(5);
  });

  test('holds what is fit alone, and all of it where that is less', () => {
    expect(sampleOf(NUMBERS, { ...ANY, isFit: number => number < 3 }).sort()).toEqual([0, 1, 2]);
  });

  test('holds no more words than their share', () => {
    const sample = sampleOf(NUMBERS, { ...ANY, isWord: number => number % 2 === 0 });
    expect(sample.filter(number => number % 2 === 0)).toHaveLength(6);
    expect(sample).toHaveLength(40);
  });
});
