import { YAMLException } from 'js-yaml';

/** Why the parser refuses a line inside of brackets or quotes that stands too far left. Go's takes it, as it takes a `]` below the name of its list. */
const TOO_FAR_LEFT = 'deficient indentation';

/** A line that is moved costs another turn of the parser, so that there is an end to it. */
const MOST_CHARACTERS = 20_000_000;

/** What the parser makes of a YAML text; lines inside of brackets and quotes may stand anywhere. */
export function parsedAnywhere<T>(text: string, parse: (text: string) => T): T {
  let lines: string[] | undefined;
  let current = text;
  for (let spent = text.length; ; spent += current.length) {
    try {
      return parse(current);
    } catch (error) {
      const line = lineTooFarLeft(error);
      lines ??= text.split('\n');
      // A line that is moved, and still is not where it should be, is not what is wrong.
      if (line === undefined || spent > MOST_CHARACTERS || lines[line]?.startsWith(FAR)) throw error;
      lines[line] = FAR + lines[line];
      current = lines.join('\n');
    }
  }
}

/** Farther right than anything that is written by hand. */
const FAR = ' '.repeat(250);

function lineTooFarLeft(error: unknown): number | undefined {
  return error instanceof YAMLException && error.reason === TOO_FAR_LEFT ? error.mark?.line : undefined;
}
