import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { cookieHeaderRegex } from '../../../../src/constructs/values/matches/cookie';
import type { TextTest } from '../../../../src/constructs/values/matches/text-test';
import { runs } from '../../../support/runs';

/** Whether the expression for these cookies matches a whole Cookie header, by RE2. */
function finds(cookies: readonly (readonly [string, TextTest])[], header: string): boolean {
  const conditions = cookies.map(([name, test]) => ({ part: 'cookie' as const, name, test }));
  return RE2JS.compile(cookieHeaderRegex(conditions)).matches(header);
}

const exact = (value: string): TextTest => ({ kind: 'exact', value });
const prefix = (value: string): TextTest => ({ kind: 'prefix', value });
const regex = (value: string): TextTest => ({ kind: 'regex', value });

describe('a cookie is found', () => {
  test.each(['beta=1', 'beta=1; b=2', 'a=0; beta=1', 'a=0; beta=1; b=2', 'a=0;beta=1;b=2', 'beta=2; beta=1', 'a=; beta=1', 'beta=1;'])(
    'wherever it stands: %p', header => {
      expect(finds([['beta', exact('1')]], header)).toBe(true);
    });

  test.each(['', 'beta', 'beta=', 'beta=2', 'beta=11', 'xbeta=1', 'beta2=1', 'Beta=1', 'a=beta=1', 'a=xbeta=1', 'a=0,beta=1', 'a=0 beta=1',
    'a="beta=1"', 'beta =1',
    'beta=1 ; a=0', 'x; ybeta=1'])('fails inside another name or value, and for another value: %p', header => {
    expect(finds([['beta', exact('1')]], header)).toBe(false);
  });

  test.each([
    [prefix('ab'), 'q=ab', true], [prefix('ab'), 'q=abc; r=1', true], [prefix('ab'), 'q=a; r=ab', false], [prefix('ab'), 'q=a', false],
    [regex('a|b'), 'q=a', true], [regex('a|b'), 'r=1; q=b', true], [regex('a|b'), 'q=ab', false], [regex('a|b'), 'q=c; r=b', false],
    [regex('a.*z'), 'q=a-z', true], [regex('a.*z'), 'q=a; r=z', false], [regex('[^x]*z'), 'q=a; r=z', false], [regex('(?i)yes'), 'q=YES; r=1', true],
    [regex('a?'), 'q=', true], [regex('.'), 'q=;', false], [regex('[.]'), 'q=.', true], [regex('[.]'), 'q=a', false], [regex('\\.'), 'q=a', false],
    [regex('[^]]'), 'q=a', true], [regex('[^]]'), 'q=]', false], [regex('[]a]'), 'q=]', true], [regex('[^;]*'), 'q=a; r=1', true],
    [exact('a.c'), 'q=abc', false], [exact('a.c'), 'q=a.c', true], [exact('(1)'), 'q=(1)', true], [exact('a=b'), 'q=a=b; r=1', true],
  ])('by %j in %p: %p', (test, header, outcome) => {
    expect(finds([['q', test]], header)).toBe(outcome);
  });

  test.each(['a.b', 'a+b', '$x', '^', 'a|b', '*', '__proto__', '!#$%&\'*+-.^_`|~'])('by its own name, whatever its characters: %p', name => {
    expect(finds([[name, exact('1')]], `z=0; ${name}=1; y=2`)).toBe(true);
    expect(finds([[name, exact('1')]], 'aXb=1; ab=1; a=1; b=1; =1')).toBe(false);
  });
});

describe('several cookies are found', () => {
  const headers = ['a=1; b=2; c=3', 'a=1; c=3; b=2', 'b=2; a=1; c=3', 'b=2; c=3; a=1', 'c=3; a=1; b=2', 'c=3; b=2; a=1'];

  test.each(headers)('in any order: %p', header => {
    expect(finds([['a', exact('1')], ['b', exact('2')], ['c', exact('3')]], header)).toBe(true);
    expect(finds([['a', exact('1')], ['b', exact('2')]], `x=0; ${header}; y=0`)).toBe(true);
  });

  test.each(['a=1', 'a=1; b=3', 'a=1; c=2', 'b=2; xa=1', 'a=1b=2', 'a=1,b=2'])('fails where one of them is missing: %p', header => {
    expect(finds([['a', exact('1')], ['b', exact('2')]], header)).toBe(false);
  });
});

test('a cookie of any value is found by its name', () => {
  for (const header of ['q=', 'q=1', 'a=0; q=1; b=2']) expect(finds([['q', { kind: 'present' }]], header)).toBe(true);
  for (const header of ['xq=1', 'a=q=1', 'q']) expect(finds([['q', { kind: 'present' }]], header)).toBe(false);
});

test('the absence of a cookie fails, for RE2 cannot say it', () => {
  expect(() => finds([['q', { kind: 'absent' }]], '')).toThrow('(CDI107)');
});

test('cookies are found just where they are, in random headers', () => {
  const names = fc.constantFrom('q', 'r', 'xq', 'qx', 'q.r');
  const values = fc.constantFrom('', 'a', 'b', 'ab', 'q=a', 'a=r');
  const pairs = fc.array(fc.tuple(names, values), { minLength: 1, maxLength: 5 });
  const wanted = fc.uniqueArray(fc.tuple(names, fc.constantFrom('a', 'b', 'ab', 'q=a'), fc.constantFrom(exact, prefix)),
    { selector: ([name]) => name, minLength: 1, maxLength: 3 });
  fc.assert(fc.property(pairs, wanted, fc.constantFrom('; ', ';'), (jar, cookies, separator) => {
    const header = jar.map(pair => pair.join('=')).join(separator);
    const meant = cookies.every(([name, text, make]) =>
      jar.some(([other, value]) => other === name && (make === exact ? value === text : value.startsWith(text))));
    expect(finds(cookies.map(([name, text, make]) => [name, make(text)]), header)).toBe(meant);
  }), { numRuns: runs(1000) });
});
