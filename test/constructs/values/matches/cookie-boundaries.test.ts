import { RequestMatch, StringMatch } from 'cdk8s-istio';
import * as fc from 'fast-check';
import { RE2JS } from 're2js';
import { cookieHeaderRegex } from '../../../../src/constructs/values/matches/cookie';
import { runs } from '../../../support/runs';

/** What follows the cookie in the header; each could be taken for a part of its value. */
const BEHIND = ['', '; r=z', ';z', '; .=1', ';1=2;3'];

const VALUES = ['', 'a', 'z', 'foo', 'x.y', '1', '.', '-', '12.3', 'a-z', 'a]', '[', '\\D', 'A', 'b=c', ' '];

/** The expression over the whole Cookie header, or nothing where the library refuses the cookie. */
function accepted(pattern: string): string | undefined {
  try {
    RequestMatch.cookie('q', StringMatch.regex(pattern));
    return cookieHeaderRegex([{ part: 'cookie', name: 'q', test: { kind: 'regex', value: pattern } }]);
  } catch (error) {
    expect((error as Error).message).toContain('(CDI108)');
    return undefined;
  }
}

const ANCHORED = ['^foo$', '^foo', 'foo$', '\\Afoo\\z', '(?m)^foo$'];
const NEGATED = ['.*', '.', '(?s).+', 'a.*z', '[^a]+', '[^]a]+', '[^[:alpha:]]+', '[[:^alpha:]]+', '\\D+', '\\W*', '\\S+', '\\PL+', '\\p{^L}+',
  '[\\D]+', '[\\Wa]+'];
const RANGES = ['[ -~]+', '[!-~]*', '[\\x20-\\x7e]+', '[[:print:]]+', '[[:punct:]]+', '[[:ascii:]]*', '[[:graph:]]+', '\\pP+', '\\p{Po}+',
  '[\\pP]+', '[0-Z]*'];
const LITERALS = ['a;z', 'foo;.*', 'x\\;z', '\\x3b', '\\x{3b}', '\\073', '[;]', '\\Q;\\E', 'a(;.*)?', '.|;'];
const HARMLESS = ['a', 'a|z', '(?i)a', '\\w+', '\\d*', '[a-z]+', '[[:alnum:].]+', '[.]', '[]a]+', '\\.', '\\\\D', '\\\\.', '[\\]a]+', '[[]',
  '(?P<n>a)', 'x\\.y', '[[:alpha:]]+', '\\bfoo\\b'];

describe('an expression on a cookie', () => {
  test.each([...ANCHORED, ...NEGATED, ...RANGES, ...LITERALS, ...HARMLESS])(
    '%p means for the value what it means for a string, whatever follows in the header, or is refused', pattern => {
      const expression = accepted(pattern);
      const misread = VALUES.flatMap(value => BEHIND.map(behind => [`q=${value}${behind}`, value])).filter(([header, value]) =>
        expression !== undefined && RE2JS.compile(expression).matches(header) !== RE2JS.compile(pattern).matches(value));
      expect(misread.map(([header]) => header)).toEqual([]);
    });

  test.each(['(?s)a', '(?m:a)', '(?-i)a', '(?is)a'])('%p fails: its flags would hold for the whole header', pattern => {
    expect(accepted(pattern)).toBeUndefined();
  });

  test.each(HARMLESS)('%p is accepted, for it cannot run from one cookie into the next', pattern => {
    expect(accepted(pattern)).toBeDefined();
  });

  test.each(['.*', '.', 'a.*z', '[^a]+', '[^]a]+', '[^[:alpha:]]+'])('%p is accepted and kept from running into the next cookie', pattern => {
    expect(accepted(pattern)).toBeDefined();
  });

  test('may name its groups, also beside another cookie', () => {
    const named = RequestMatch.cookie('q', StringMatch.regex('(?P<n>a)'));
    expect(() => RequestMatch.allOf(named, RequestMatch.cookie('r', StringMatch.exact('1')))).not.toThrow();
  });
});

describe('a random expression on a cookie', () => {
  const CLASSES = ['[ab]', '[^a]', '[^]a]', '[]a]', '[^;a]', '[[:alpha:].]', '[[:^alpha:]]', '[^[:alpha:]]', '[a\\]b]', '[^\\\\]', '[.]', '[;]',
    '[!-~]', '[:-<]', '[^\\D]', '[\\W]', '[^-]', '[^^]', '[[]'];
  const ESCAPES = ['\\.', '\\w', '\\W', '\\d', '\\D', '\\\\', '\\x61', '\\x3b', '\\073', '\\pL', '\\PL', '\\p{^L}', '\\b', '\\Q.\\E'];
  const ATOMS = [...CLASSES, ...ESCAPES, 'a', 'b', '.', ';', '=', '^', '$', '(?i)', '(?s)', '(?:', '(', ')', ')', '|', '(?P<x>'];
  const parts = fc.tuple(fc.constantFrom(...ATOMS), fc.constantFrom('', '', '*', '+', '?', '{0,2}')).map(pair => pair.join(''));
  const patterns = fc.array(parts, { minLength: 1, maxLength: 5 }).map(list => list.join('')).filter(isRe2);
  const values = fc.array(fc.constantFrom('a', 'b', '.', '=', '-', '1', ']', '\\', '[', 'A'), { maxLength: 4 }).map(list => list.join(''));
  const headers = fc.array(fc.tuple(values, fc.constantFrom(...BEHIND, '; q=a', ';;')), { minLength: 5, maxLength: 15 });

  function isRe2(pattern: string): boolean {
    try {
      return Boolean(StringMatch.regex(pattern));
    } catch {
      return false;
    }
  }

  test('finds the cookies whose values it matches, or is refused', () => {
    fc.assert(fc.property(patterns, headers, (pattern, list) => {
      const expression = accepted(pattern);
      fc.pre(expression !== undefined);
      for (const header of list.map(([value, behind]) => `q=${value}${behind}`)) {
        const own = header.split(/; ?/).filter(pair => pair.startsWith('q=')).map(pair => pair.slice(2));
        expect([header, RE2JS.compile(expression!).matches(header)]).toEqual([header, own.some(value => RE2JS.compile(pattern).matches(value))]);
      }
    }), { numRuns: runs(500) });
  });
});
