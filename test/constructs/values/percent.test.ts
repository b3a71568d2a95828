import { Percent } from 'cdk8s-istio';
import * as fc from 'fast-check';

describe('a percentage', () => {
  test.each([0, 0.0001, 0.5, 5, 12.3456, 33.3333, 50, 99.9999, 100])('keeps its value: %d', value => {
    expect(Percent.of(value).value).toBe(value);
  });

  test('may be any of the parts of a million that Istio counts in', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), parts => {
      expect(Percent.of(parts / 10_000).value).toBe(parts / 10_000);
    }));
  });

  test('fails for whatever lies outside', () => {
    fc.assert(fc.property(fc.double().filter(value => !(value >= 0 && value <= 100)), value => {
      expect(() => Percent.of(value)).toThrow('a percentage must lie between 0 and 100');
    }));
  });

  test('fails for what lies between two parts of a million, naming the nearest one', () => {
    expect(() => Percent.of(0.00004)).toThrow('Percent.of(0)');
    expect(() => Percent.of(0.00006)).toThrow('Percent.of(0.0001)');
    expect(() => Percent.of(99.99996)).toThrow('Percent.of(100)');
  });
});
