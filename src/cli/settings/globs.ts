import * as path from 'node:path';

/** Whether a path, with `/` between its parts, is meant. */
type Matcher = (path: string) => boolean;

/** As far as picomatch is used here. */
type Picomatch = (globs: readonly string[], options: { readonly dot: boolean; readonly nonegate: boolean }) => Matcher;

/** A glob whose path begins at a folder. It means a file or a folder with all below it, and notes down whether anything is meant by it. */
export class Glob {
  private matcher?: Matcher;
  private hasMatched = false;

  constructor(readonly text: string, private readonly folder: string) {}

  /** Whether nothing that was asked for is meant. */
  get isIdle(): boolean {
    return !this.hasMatched;
  }

  /** Whether a file or folder is meant, named as seen from the working directory. */
  matches(file: string): boolean {
    if (file === '-') return false;
    this.matcher ??= matcherOf(this.text);
    const matches = this.matcher(this.seen(file));
    this.hasMatched ||= matches;
    return matches;
  }

  /** As seen from the folder of the glob. What lies outside of it is seen from the root, so that `**` may stand for the folders above. */
  private seen(file: string): string {
    const whole = path.resolve(file);
    const inside = path.relative(this.folder, whole);
    const isOutside = inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside);
    const name = isOutside ? path.relative(path.parse(whole).root, whole) : inside;
    return name.split(path.sep).join('/');
  }
}

/** Whether any of some globs means a file. Each is asked, so that each knows whether it is of use. */
export function isAmong(globs: readonly Glob[], file: string): boolean {
  return globs.filter(glob => glob.matches(file)).length > 0;
}

/** Why a text is no glob; nothing if it is one. */
export function problemOfGlob(text: string): string | undefined {
  if (text.trim() === '') return 'a glob is empty: write one such as **/testdata';
  if (text.startsWith('!')) return `the glob '${text}' begins with '!': write what is meant, not what is not`;
  if (path.isAbsolute(text)) return `the glob '${text}' begins at the root of the file system: write it as seen from here, such as **/testdata`;
  return undefined;
}

/** Loaded by the first glob that is asked: most calls have none. */
function matcherOf(text: string): Matcher {
  const picomatch = require('picomatch') as Picomatch;
  const glob = text.replace(/\/+$/, '');
  return picomatch([glob, `${glob}/**`], { dot: true, nonegate: true });
}
