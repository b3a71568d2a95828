/** The limit of Istio's webhook, in bytes. */
const MOST_BYTES = 1024;

const KNOWN = new Map<string, string | undefined>();

/** What is wrong with a regular expression for RE2. */
export function regexProblem(pattern: string): string | undefined {
  if (pattern === '') return 'a regular expression is empty';
  const bytes = Buffer.byteLength(pattern);
  if (bytes > MOST_BYTES) return `a regular expression has ${bytes} bytes, more than ${MOST_BYTES}`;
  if (!KNOWN.has(pattern)) KNOWN.set(pattern, compileProblem(pattern));
  return KNOWN.get(pattern);
}

/** Only a regular expression pays for the RE2 engine, and the same one only once. */
function compileProblem(pattern: string): string | undefined {
  try {
    (require('re2js') as typeof import('re2js')).RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return `'${pattern.slice(0, 60)}' is no regular expression of RE2: ${(error as Error).message}`;
  }
}
