import { checkRegex, matchesRegex, quoted } from '../../../../src/constructs/values/matches/regex';

describe('a regular expression', () => {
  test.each(['a', '(?i)a', '(?s).', '(?m)^a$', '(?U)a*', '(?P<n>a)', '(?:a)', 'a*?', 'a{2,}', '[[:alpha:]]', '\\pL', '\\p{Greek}', '\\bx\\b',
    '\\A\\z', '\\x41',
    '\\x{1F600}', '[^]a]', '{', 'a{,2}', '\\Qa.b\\E'])('may be what RE2 knows: %p', pattern => {
    expect(() => checkRegex(pattern)).not.toThrow();
  });

  test.each(['(', ')', '[', '*', '+a', 'a**', 'a{2,1}', 'a{1001}', '((a{100}){100}){100}', '\\1', '(a)\\1', '\\C', '\\Z', '\\8', '\\u0041',
    '\\h', '[b-a]', '[[:foo:]]', '\\pX', '(?=a)', '(?!a)',
    '(?<=a)', '(?<!a)', '(?>a)', '(?#a)', '(?x)a', '(?P=n)', '(?P<n>a)(?P<n>b)', 'a\\'])('fails where it is what RE2 does not know: %p', pattern => {
    expect(() => checkRegex(pattern)).toThrow(`'${pattern}' is not an RE2 regular expression`);
  });

  test('fails over 1024 bytes, and the message does not repeat all of it', () => {
    expect(() => checkRegex('é'.repeat(513))).toThrow(/got 1026 bytes \('é{40}…'\)/);
    expect(() => checkRegex('a'.repeat(1_000_000))).toThrow('got 1000000 bytes');
  });

  test.each([
    ['a', 'a', true], ['a', 'ab', false], ['a', 'ba', false], ['a|ab', 'ab', true], ['.*', '', true], ['(?i)a', 'A', true], ['a.c', 'abc', true],
    ['^a$', 'a', true], ['[é]', 'é', true], ['.', '😀', true],
  ])('%p matches the whole of %p: %p', (pattern, text, outcome) => {
    expect(matchesRegex(pattern, text)).toBe(outcome);
  });

  test('made of a string matches only that string', () => {
    const texts = ['a.b', '(a)', '[a]', '{2}', 'a+', 'a*', 'a?', 'a|b', '^a$', '\\d', '\\', '-', '/', '&', '~', '#', ' ', 'é', '😀'];
    for (const text of texts) expect(texts.filter(other => matchesRegex(quoted(text), other))).toEqual([text]);
  });

  test('takes time that grows with the string and not with the expression\'s branches', () => {
    const started = Date.now();
    expect(matchesRegex('(a*)*b', 'a'.repeat(5000))).toBe(false);
    expect(Date.now() - started).toBeLessThan(2000);
  });
});
