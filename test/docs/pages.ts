import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '..', '..');

/** The pages under `docs`. */
export const DOCS = readdirSync(join(ROOT, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`);

/** Every page whose programs are compiled and run. */
export const PAGES = ['README.md', 'README.zh.md', ...DOCS];

/** The text of a page. */
export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The line where it starts, from 1. */
  readonly line: number;
  /** The block right after it, if there is no heading between them. */
  readonly next?: Block;
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const text = textOf(page);
  const found = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return found.reduceRight<Block[]>((after, block, at) => {
    const end = block.index + block[0].length;
    const isNext = at + 1 < found.length && !/^#/m.test(text.slice(end, found[at + 1].index));
    const line = text.slice(0, block.index).split('\n').length;
    return [{ language: block[1], text: block[2], line, next: isNext ? after[0] : undefined }, ...after];
  }, []);
}

/** The headings of a page, in order. */
export function headingsOf(page: string): { readonly level: number; readonly anchor: string }[] {
  const prose = textOf(page).replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^(#+) (.*)$/gm)].map(([, marks, title]) => ({ level: marks.length, anchor: anchorOf(title) }));
}

/** The anchor that GitHub gives a heading. */
function anchorOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
}

/** A link of a page: to a file, to a heading of one, or to a heading of the page itself, whose file is empty. */
export interface Link {
  readonly file: string;
  readonly anchor: string;
}

/** The links of a page, in order. */
export function linksOf(page: string): Link[] {
  return [...textOf(page).matchAll(/\]\(([^)#]*)#?([^)]*)\)/g)].map(([, file, anchor]) => ({ file, anchor }));
}

/** Text on which only words count, not where lines break. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
