import * as fc from 'fast-check';
import { asDnsLabel, isDnsLabel, isLabelValue } from '../../../src/constructs/values/names';

describe('a DNS label', () => {
  test.each(['v1', 'a', '1', 'v1-2', 'on', 'a--b', 'x'.repeat(63)])('may be %p', text => {
    expect(isDnsLabel(text)).toBe(true);
  });

  test.each(['', '-', 'V1', 'v1.2', 'v1_2', '-v1', 'v1-', ' v1', 'v1\n', 'é', 'ａ', '__proto__', 'x'.repeat(64)])('fails to be %p', text => {
    expect(isDnsLabel(text)).toBe(false);
  });
});

describe('a label value', () => {
  test.each(['v1', 'V1', '1.2', '1_2', 'a.-_b', 'x'.repeat(63)])('may be %p', text => {
    expect(isLabelValue(text)).toBe(true);
  });

  test.each(['', '.', '_', '1.', '_1', 'a b', 'a/b', 'a:b', 'v1\n', 'é', 'x'.repeat(64)])('fails to be %p', text => {
    expect(isLabelValue(text)).toBe(false);
  });

  test('may be any DNS label', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/), text => {
      expect(isDnsLabel(text) && isLabelValue(text)).toBe(true);
    }));
  });
});

describe('the nearest DNS label', () => {
  test.each([
    ['v1', 'v1'], ['V1.2', 'v1-2'], ['1.2_RC', '1-2-rc'], ['--v1--', 'v1'], ['v 1', 'v-1'], ['', 'v1'], ['版本', 'v1'],
    [`${'x'.repeat(62)}.y`, 'x'.repeat(62)],
  ])('of %p is %p', (text, label) => {
    expect(asDnsLabel(text)).toBe(label);
  });

  test('is one, whatever the string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), text => {
      expect(isDnsLabel(asDnsLabel(text))).toBe(true);
    }));
  });
});
