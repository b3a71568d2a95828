import * as fc from 'fast-check';
import { istioPercentage } from '../../../src/constructs/rendering/percentage';
import { runs } from '../../support/runs';

/** What Istio makes of a written percentage: parts of a million, cut off behind the point. */
const istioParts = (value: number) => Math.trunc(value * 10_000);

describe('a percentage is written so that Istio reads what was meant', () => {
  test.each([
    [0, 0], [0.0001, 0.0001], [0.57, 0.57001], [0.29, 0.29], [1.1, 1.1], [5, 5], [33.3333, 33.3333], [50, 50], [100, 100],
  ])('%d is written as %d', (percent, written) => {
    expect(istioPercentage(percent)).toBe(written);
  });

  test('for every value with two decimals', () => {
    const wrong = Array.from({ length: 10_001 }, (_, hundredths) => hundredths).filter(hundredths =>
      istioParts(istioPercentage(hundredths / 100)) !== hundredths * 100);
    expect(wrong).toEqual([]);
  });

  test('for any value with four decimals', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), parts => {
      const written = istioPercentage(parts / 10_000);
      expect(istioParts(written)).toBe(parts);
      expect(written).toBeLessThanOrEqual(100);
    }), { numRuns: runs(1000) });
  });
});
