import { matchesText, type StringMatch } from '../routing/fields/string-match';

/** What no condition asks for. */
const OTHER = '~';

/** Texts that a condition takes, as far as any are found. */
export function samplesOf(test: StringMatch): readonly string[] {
  const found = test.type === 'regex' ? textsFor(test.value) : test.type === 'any' ? ['x'] : [test.value];
  return found.filter(text => matchesText(test, text));
}

/** Texts of which each of some conditions takes one or another, and others that none takes. */
export function valuesFor(tests: readonly StringMatch[]): readonly string[] {
  const found = tests.flatMap(samplesOf);
  return [...new Set([...found, ...found.flatMap(text => [`${text}${OTHER}`, `${text}/${OTHER}`, text.slice(0, -1)]), OTHER])];
}

/** Texts for a regular expression: each part that may be repeated as seldom as it may, and once. */
function textsFor(expression: string): readonly string[] {
  return [...new Set([0, 1].flatMap(least => new Reader(expression, least).alternatives()))];
}

/** Reads a regular expression, and writes texts for it. What it does not know it takes for itself; whoever asks tries the texts. */
class Reader {
  private at = 0;

  constructor(private readonly expression: string, private readonly least: number) {}

  /** A text for each way to go. */
  alternatives(): readonly string[] {
    const found = [this.sequence()];
    while (this.expression[this.at] === '|') {
      this.at++;
      found.push(this.sequence());
    }
    return found.flat();
  }

  private sequence(): readonly string[] {
    let texts: readonly string[] = [''];
    while (this.at < this.expression.length && !'|)'.includes(this.expression[this.at])) {
      const parts = this.repeated(this.atom());
      texts = texts.flatMap(text => parts.map(part => text + part)).slice(0, MOST);
    }
    return texts;
  }

  private atom(): readonly string[] {
    const character = this.expression[this.at++];
    switch (character) {
      case '(': return this.group();
      case '[': return [this.ofClass()];
      case '\\': return [ESCAPES[this.expression[this.at]] ?? this.expression[this.at]].map(text => (this.at++, text ?? ''));
      case '.': return ['x'];
      case '^':
      case '$': return [''];
      default: return [character];
    }
  }

  private group(): readonly string[] {
    const flags = /^\?(?:P?<\w+>|[a-zA-Z]*:|[a-zA-Z]+(?=\)))/.exec(this.expression.slice(this.at));
    if (flags !== null) this.at += flags[0].length;
    const found = this.alternatives();
    this.at++;
    return found;
  }

  /** The first character of a class; of one that excludes some, one that is not among them. */
  private ofClass(): string {
    const end = this.expression.indexOf(']', this.at + 1);
    const inside = this.expression.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.expression.length : end + 1;
    if (inside.startsWith('^')) return [...'xyz0_/~'].find(one => !inside.includes(one)) ?? 'x';
    return inside.startsWith('\\') ? ESCAPES[inside[1]] ?? inside[1] : inside[0] ?? '';
  }

  private repeated(texts: readonly string[]): readonly string[] {
    const [written, count = ''] = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.expression.slice(this.at)) ?? [''];
    this.at += written.length;
    if (written === '' || written.startsWith('+')) return texts;
    const times = written.startsWith('{') ? Number(count) : this.least;
    return times === 0 ? [''] : texts.map(text => text.repeat(Math.min(times, MOST)));
  }
}

/** So many texts are tried. */
const MOST = 16;
const ESCAPES: Readonly<Record<string, string>> = { d: '0', w: 'x', s: ' ', D: 'x', W: '-', S: 'x', b: '', B: '', A: '', z: '', t: '\t', n: '\n' };
