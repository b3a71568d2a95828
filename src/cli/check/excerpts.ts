import * as fs from 'node:fs';
import type { ReportedFinding } from '../../report/report';
import { brokenAt, cut, LONGEST } from '../terminal/fit';

const SEPARATOR = /^---(\s|$)/;

/** A line of an excerpt. */
export interface ExcerptLine {
  /** Whether it is the line of the finding, and not one around it. */
  readonly isMeant: boolean;
  readonly text: string;
}

/** Knows what is written where something is found. A log is read where the files are not, so every report has it. */
export class Excerpts {
  private last: { readonly file: string; readonly lines: readonly string[] } | undefined;

  constructor(private readonly streams: ReadonlyMap<string, string>, private readonly width: number) {}

  /** The line of a finding between the two around it, as far as they are of one document. Nothing of a Secret is shown. */
  of({ kind, file, line, field }: ReportedFinding): ExcerptLine[] {
    if (kind === 'Secret') return [];
    const all = this.linesOf(file);
    const isShown = (number: number) => number === line || all[number - 1] !== undefined && all[number - 1].trim() !== '' && !SEPARATOR.test(all[number - 1]);
    // What stands before a whole object is another one.
    const numbers = [...field === '' ? [] : [line - 1], line, line + 1].filter(isShown);
    const digits = String(line + 1).length;
    return numbers.flatMap(number => {
      const isMeant = number === line;
      const text = `  ${isMeant ? '>' : ' '} ${String(number).padStart(digits)} | ${all[number - 1] ?? ''}`.trimEnd();
      return (isMeant ? this.whole(text) : [cut(text, this.width)]).map(one => ({ isMeant, text: one }));
    });
  }

  /** The line of a finding goes on below itself: what is wrong may stand at its end. */
  private whole(text: string): string[] {
    const before = /^[ >]+\d+ \| */.exec(text)![0].replace(/[>\d]/g, ' ');
    return brokenAt(this.width, cut(text, Math.max(LONGEST, this.width)), `${before}  `).map(line => cut(line, this.width));
  }

  private linesOf(file: string): readonly string[] {
    if (this.last?.file !== file) this.last = { file, lines: this.textOf(file).split('\n') };
    return this.last.lines;
  }

  /** Findings come file by file, so one text at a time is kept. What is gone by now has no excerpt. */
  private textOf(file: string): string {
    const stream = this.streams.get(file);
    if (stream !== undefined) return stream;
    try {
      return fs.readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  }
}
