import { checkRegex } from './regex';
import type { TextTest } from './text-test';
import { instanceOf } from '../../border/kinds';
import { refuse } from '../../refusals/refusal';

/** How a string is matched: Istio's `StringMatch`. Matching is case-sensitive. */
export class StringMatch {
  /**
   * The whole text.
   *
   * @throws CDI103 if the string is empty or holds control characters
   */
  public static exact(value: string): StringMatch {
    return new StringMatch({ kind: 'exact', value: checkedText(value) });
  }

  /**
   * The beginning of the string, character by character: `/foo` is also the beginning of `/foobar`.
   *
   * @throws CDI103 if the string is empty or holds control characters
   */
  public static prefix(value: string): StringMatch {
    return new StringMatch({ kind: 'prefix', value: checkedText(value) });
  }

  /**
   * A regular expression in RE2 syntax that the whole text has to match.
   *
   * @throws CDI103 if the expression is empty
   * @throws CDI104 if it is not RE2 or longer than 1024 bytes (Istio's `validateStringRegexp`)
   */
  public static regex(value: string): StringMatch {
    checkRegex(checkedText(value));
    return new StringMatch({ kind: 'regex', value });
  }

  /** @internal */
  public readonly _test: TextTest;

  private constructor(test: TextTest) {
    this._test = test;
  }
}

/** How a string is to be matched. */
export const STRING_MATCH = instanceOf<StringMatch>(StringMatch, 'StringMatch.exact(\'…\')');

function checkedText(value: string): string {
  if (typeof value !== 'string' || value === '') {
    refuse('CDI103', `what is to be matched must be a string that is not empty, got ${JSON.stringify(value)}`,
      'pass the string to look for, or match a header of any value with RequestMatch.headerPresent');
  }
  if (/[\x00-\x1f\x7f]/.test(value)) {
    refuse('CDI103', `a string to match must not hold control characters, got ${JSON.stringify(value)}`, 'remove them: no request can carry them');
  }
  return value;
}
