import { refuse } from '../../refusals/refusal';

/** The limit of Istio's webhook (`validateStringRegexp`), in bytes. */
const MOST_BYTES = 1024;

/** The limit that Istio sets for Envoy (`re2.max_program_size.error_level`), in instructions. Past it Envoy refuses the routes of all services together. */
const MOST_INSTRUCTIONS = 32_768;

/** Only a regular expression pays for the RE2 engine. */
function re2(): typeof import('re2js').RE2JS {
  return (require('re2js') as typeof import('re2js')).RE2JS;
}

/** Refuses a regular expression that Istio's webhook would reject, or Envoy. */
export function checkRegex(pattern: string): void {
  const bytes = Buffer.byteLength(pattern);
  if (bytes > MOST_BYTES) {
    refuse('CDI104', `a regular expression must be at most ${MOST_BYTES} bytes long, got ${bytes} bytes ('${pattern.slice(0, 40)}…')`,
      'split it into several matches with RequestMatch.anyOf');
  }
  const instructions = instructionsOf(pattern);
  if (instructions > MOST_INSTRUCTIONS) {
    refuse('CDI104', `a regular expression must compile to at most ${MOST_INSTRUCTIONS} instructions, got ${instructions} ('${pattern.slice(0, 40)}…')`,
      'repeat less, as in [a-z]+ for [a-z]{1000}');
  }
}

function instructionsOf(pattern: string): number {
  try {
    return re2().compile(pattern).programSize();
  } catch (error) {
    return refuse('CDI104', `'${pattern}' is not an RE2 regular expression: ${(error as Error).message}`,
      'write it without look-around and back references, which RE2 does not have');
  }
}

/** Whether the whole text matches, as Envoy matches paths and header values. */
export function matchesRegex(pattern: string, text: string): boolean {
  return re2().compile(pattern).matches(text);
}

/** How many groups an expression has. */
export function groupsIn(pattern: string): number {
  return re2().compile(pattern).groupCount();
}

/** The string as a regular expression that matches only it. */
export function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
