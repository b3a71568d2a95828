import * as fs from 'fs';
import * as path from 'path';
import { changedLines, changeOf, type Example } from './examples';
import type { Result } from './run';

/** What a person wants to know of an example that has run: what it is, where its file is, what is in it, and what it said. */
export function summaryOf(example: Example, { file, printed }: Result): string {
  // Of a changed line the new form says enough.
  const change = changedLines(changeOf(example) ?? '').at(-1);
  return [
    example.name,
    change?.replace(/^[-+]/, '$& ') ?? titleOf(example),
    path.relative('', file),
    countByKind(fs.readFileSync(file, 'utf8')),
    ...printed,
  ].join('\n  ');
}

/** The first heading of the README in the folder, or of the one around it. */
function titleOf({ folder }: Example): string {
  const readme = [folder, path.dirname(folder)].map(dir => path.join(dir, 'README.md')).find(file => fs.existsSync(file));
  const heading = readme && /^# (.*)$/m.exec(fs.readFileSync(readme, 'utf8'));
  return heading ? heading[1] : '(no README yet)';
}

function countByKind(yaml: string): string {
  const counts = new Map<string, number>();
  for (const [, kind] of yaml.matchAll(/^kind: (.*)$/gm)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}
