import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN } from './paths';

/** Something that was measured. */
export type Figure = Readonly<Record<string, unknown>>;

/** What a file of tests measures: it is printed, and kept in `figures-<name>.json` for pages that show it. */
export class Figures {
  private readonly figures: Figure[] = [];

  constructor(private readonly name: string) {}

  add(figure: Figure): void {
    this.figures.push(figure);
  }

  /** Prints everything and writes the file, in the folder that the environment names or among the judges. */
  write(): void {
    const folder = process.env.CONFORMANCE_FIGURES ?? BIN;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `figures-${this.name}.json`), `${JSON.stringify(this.figures, undefined, 2)}\n`);
    process.stdout.write(`\n${this.figures.map(lineOf).join('\n')}\n`);
  }
}

function lineOf(figure: Figure): string {
  return Object.values(figure).map(value => typeof value === 'object' ? Object.entries(value ?? {}).map(entry => entry.join(': ')).join(', ') : String(value)).join(' | ');
}
