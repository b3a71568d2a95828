import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blocksOf } from './pages';
import { ran, within } from '../cli/support';

/** A command of a page, with what the page says that it prints. */
export interface ShownCommand {
  readonly place: string;
  /** What follows `npx cdk8s-istio`. */
  readonly words: readonly string[];
  readonly shown: string;
  /** The YAML blocks of the page that begin with the name of a file, as in `# shop.yaml` or `# shop/pay.yaml`, by that name. */
  readonly files: ReadonlyMap<string, string>;
}

const COMMAND = /^npx cdk8s-istio (.*)\n$/;

/** The commands of a page that a block of what they print follows. */
export function commandsOf(page: string): ShownCommand[] {
  const blocks = blocksOf(page);
  const files = new Map(blocks.flatMap(({ language, text }) => {
    const [, name] = /^# (\S+\.yaml)\n/.exec(text) ?? [];
    return language === 'yaml' && name ? [[name, text] as const] : [];
  }));
  return blocks.flatMap(({ language, text, line, next }) => {
    const [, command] = COMMAND.exec(text) ?? [];
    if (language !== 'sh' || next?.language !== 'text' || !command) return [];
    return [{ place: `${page}:${line}`, words: wordsOf(command), shown: next.text, files }];
  });
}

/** Splits a line as a shell does, of which pages use the single quotes alone. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
}

/** What the command line prints of the files of the page. */
export function printedBy({ words, files }: ShownCommand): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    for (const [name, text] of files) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { out, err } = within(folder, () => ran(...words));
    return `${err}${out}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
