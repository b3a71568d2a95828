/** A figure that may have a limit. */
export interface Judged {
  readonly what: string;
  readonly figure: number;
  readonly limit: number;
}

/** Prints a heading and a table: the first column to the left, figures to the right. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map(line => line[column].length)));
  const written = lines.map(line => line.map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])).join('  '));
  console.log(`\n${title}\n${written[0]}\n${'-'.repeat(written[0].length)}\n${written.slice(1).join('\n')}`);
}

/** Whether a figure keeps its limit, for a cell. */
export function verdict({ figure, limit }: Judged): string {
  return figure <= limit ? 'ok' : 'BROKEN';
}

/** Names every broken limit. */
export function printBroken(judged: readonly Judged[]): boolean {
  const broken = judged.filter(({ figure, limit }) => figure > limit);
  for (const { what, figure, limit } of broken) console.error(`limit broken: ${what} is ${figure.toFixed(2)}, at most ${limit.toFixed(2)} is allowed`);
  if (broken.length === 0) console.log('\nEvery limit is kept.');
  return broken.length > 0;
}
