import { writeFileSync } from 'node:fs';
import { attempt, findingsIn } from './attempt';
import { CASES } from './cases';
import { REFUSALS, type RefusalCode } from '../../../src/constructs/refusals/catalogue';

/** What somebody reads who makes the mistake that the first refused program of a code makes. */
export function exampleTexts(): ReadonlyMap<RefusalCode, { readonly mistake: string; readonly says: string }> {
  return new Map((Object.keys(REFUSALS) as RefusalCode[]).map(code => {
    const [[mistake, { build }]] = Object.entries(CASES[code].refused);
    return [code, { mistake, says: findingsIn(attempt(build).error!)[0] }];
  }));
}

/** The source that holds them. */
export function sourceOf(examples: ReturnType<typeof exampleTexts>): string {
  const quoted = (text: string) => `'${text.replace(/['\\]/g, '\\$&').replace(/\n/g, '\\n')}'`;
  return [
    "import type { RefusalCode } from './catalogue';",
    '',
    '/** A mistake, and what the library says of it. */',
    'export interface RefusalExample {',
    '  readonly mistake: string;',
    '  readonly says: string;',
    '}',
    '',
    '/** A mistake for each code. Made from the cases of the tests by `npm run refusals:accept`; not loaded by programs. */',
    'export const EXAMPLES: Readonly<Record<RefusalCode, RefusalExample>> = {',
    ...[...examples].map(([code, { mistake, says }]) => `  ${code}: { mistake: ${quoted(mistake)}, says: ${quoted(says)} },`),
    '};',
    '',
  ].join('\n');
}

if (require.main === module) writeFileSync(process.argv[2], sourceOf(exampleTexts()));
