import { lookAlike } from '../../../src/constructs/border/look-alike';

const NAMES = ['earlyAccess', 'canary', 'stage', 'to', 'ports'];

describe('the name that somebody may have meant', () => {
  test.each([
    ['earlyAcces', 'earlyAccess'], ['earlyaccess', 'earlyAccess'], ['earlyAcccess', 'earlyAccess'], ['early_access', 'earlyAccess'], ['erlyAcces', 'earlyAccess'],
    ['cannary', 'canary'], ['cnaary', 'canary'], ['stages', 'stage'], ['port', 'ports'],
  ])('of %s is %s', (name, meant) => {
    expect(lookAlike(name, NAMES)).toBe(meant);
  });

  test.each(['tester', 'canaryVersion', 'age', 'sport', ''])('of %s is none', name => {
    expect(lookAlike(name, NAMES)).toBeUndefined();
  });
});
