import * as fc from 'fast-check';
import { asDnsLabel, isDnsLabel, isDomain, isLabelKey, isLabelValue, isServiceName } from '../../../src/constructs/values/names';

describe('a DNS label', () => {
  test.each(['v1', 'a', '1', 'v1-2', 'on', 'a--b', 'x'.repeat(63)])('may be %p', text => {
    expect(isDnsLabel(text)).toBe(true);
  });

  test.each(['', '-', 'V1', 'v1.2', 'v1_2', '-v1', 'v1-', ' v1', 'v1\n', 'é', 'ａ', '__proto__', 'x'.repeat(64)])('fails to be %p', text => {
    expect(isDnsLabel(text)).toBe(false);
  });
});

describe('the name of a Service', () => {
  test.each([['a1', true], ['a-b', true], ['1a', false], ['a_b', false], ['', false]])('%p: %p', (text, outcome) => {
    expect(isServiceName(text)).toBe(outcome);
  });
});

/** A domain of labels of one letter. */
const long = (length: number) => `${'a.'.repeat(200)}`.slice(0, length - 1) + 'a';

describe('a DNS domain', () => {
  test.each(['a', 'cluster.local', 'a.b-c.1', long(253)])('may be %p', text => {
    expect(isDomain(text)).toBe(true);
  });

  test.each(['', '.', 'a.', '.a', 'a..b', 'a.B', 'A.b', 'a_b.c', 'a.b_c', `a.${'x'.repeat(64)}`, `${long(252)}aa`])('fails to be %p', text => {
    expect(isDomain(text)).toBe(false);
  });
});

describe('a label key', () => {
  test.each(['istio', 'Team_1', 'example.com/edge', 'a.b.c/D.e_f', 'x'.repeat(63), `a.b/${'x'.repeat(63)}`])('may be %p', text => {
    expect(isLabelKey(text)).toBe(true);
  });

  test.each(['', '/', 'a/', '/a', 'a/b/c', 'a b', 'a_b.com/c', 'com.a_b/c', 'Example.com/a', 'example.com/a b', 'x'.repeat(64)])('fails to be %p', text => {
    expect(isLabelKey(text)).toBe(false);
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
