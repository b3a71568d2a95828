import {
  binaryTag, boolYaml11Tag, defineScalarTag, FAILSAFE_SCHEMA, mergeTag, NOT_RESOLVED, nullYaml11Tag, type ScalarTagDefinition, Schema,
} from 'js-yaml';

const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const RADIX: Readonly<Record<string, number>> = { x: 16, X: 16, b: 2, B: 2, o: 8, O: 8 };

/** As Go reads them: no base 60, so `1:30` stays a string; underscores count for nothing; a 0 in front means octal. */
function integer(source: string): number | typeof NOT_RESOLVED {
  const plain = source.includes('_') ? source.replaceAll('_', '') : source;
  if (!INTEGER.test(plain)) return NOT_RESOLVED;
  const digits = plain.startsWith('-') || plain.startsWith('+') ? plain.slice(1) : plain;
  const value = digits.length > 1 && digits.startsWith('0') ? octalOrMarked(digits) : Number(digits);
  return plain.startsWith('-') ? -value : value;
}

function octalOrMarked(digits: string): number {
  const radix = RADIX[digits[1]];
  return radix === undefined ? parseInt(digits, 8) : parseInt(digits.slice(2), radix);
}

function float(source: string): number | typeof NOT_RESOLVED {
  const plain = source.includes('_') ? source.replaceAll('_', '') : source;
  return FLOAT.test(plain) ? Number(plain) : NOT_RESOLVED;
}

const tag = (name: string, firstChars: string, resolve: (source: string) => number | typeof NOT_RESOLVED): ScalarTagDefinition =>
  defineScalarTag(`tag:yaml.org,2002:${name}`, { implicit: true, implicitFirstChars: [...firstChars], resolve, identify: () => false });

/** What a plain scalar means to kubectl: YAML 1.1 as Go's yaml.v2 reads it. Dates stay strings. */
export const KUBECTL_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags, nullYaml11Tag, boolYaml11Tag, tag('int', '-+0123456789', integer), tag('float', '-+.0123456789', float), mergeTag, binaryTag,
]);
