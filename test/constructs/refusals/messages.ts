import { writeFileSync } from 'node:fs';
import { attempt, findingsIn } from './attempt';
import { CASES } from './cases';
import type { Program } from './refusal-case';
import { REFUSALS, type RefusalCode } from '../../../src/constructs/refusals/catalogue';

/** The block of a refused program in the fixture: its name, and everything that its user reads. */
export function messagesOf(code: RefusalCode, name: string, build: Program): string {
  return [`${code} ${name}`, ...findingsIn(attempt(build).error!).map(text => `  ${text}`), ''].join('\n');
}

function allMessages(): string {
  return (Object.keys(REFUSALS) as RefusalCode[])
    .flatMap(code => Object.entries(CASES[code].refused).map(([name, { build }]) => messagesOf(code, name, build))).join('');
}

// `npx tsx --tsconfig test/tsconfig.json test/constructs/refusals/messages.ts <fixture>` takes what is said now as what is expected.
if (require.main === module) writeFileSync(process.argv[2], allMessages());
