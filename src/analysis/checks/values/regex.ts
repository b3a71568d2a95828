import { quoted } from './quoted';
import { re2 } from '../../model/re2';

/** The limit of Istio's webhook, in bytes. */
const MOST_BYTES = 1024;

/** What is wrong with a regular expression for RE2. */
export function regexProblem(pattern: string): string | undefined {
  if (pattern === '') return 'a regular expression is empty';
  const bytes = Buffer.byteLength(pattern);
  if (bytes > MOST_BYTES) return `a regular expression has ${bytes} bytes, more than ${MOST_BYTES}`;
  const found = re2(pattern);
  return found instanceof Error ? `${quoted(pattern.slice(0, 60))} is not a regular expression of RE2: ${found.message}` : undefined;
}
