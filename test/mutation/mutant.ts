import * as ts from 'typescript';
import { isWord, mutationsOf } from './operators';

/** One mistake in one place. */
export interface Mutant {
  /** From the root of the project. */
  readonly file: string;
  readonly line: number;
  /** What is replaced, in characters of the file. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isStatement: boolean;
  readonly isWord: boolean;
  /** The whole lines that hold it, as they are and as they would be. Unlike a line number, they stay when others move. */
  readonly before: string;
  readonly after: string;
}

/** All mutants of a file, whether they compile or not. */
export function mutantsOf(file: string, content: string): Mutant[] {
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.ES2022, true);
  return mutationsOf(source).map(({ node, text: mutated }) => {
    const [start, end] = [node.getStart(), node.getEnd()];
    const isStatement = ts.isStatement(node);
    const text = isStatement ? mutated : `(${mutated})`;
    const from = content.lastIndexOf('\n', start - 1) + 1;
    const to = content.indexOf('\n', end) < 0 ? content.length : content.indexOf('\n', end);
    return {
      file,
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      start,
      end,
      text,
      isStatement,
      isWord: isWord(node),
      before: onOneLine(content.slice(from, to)),
      after: onOneLine(content.slice(from, start) + text + content.slice(end, to)),
    };
  });
}

/** The file as the mutant has it. */
export function mutatedFile(content: string, { start, end, text }: Mutant): string {
  return content.slice(0, start) + text + content.slice(end);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
