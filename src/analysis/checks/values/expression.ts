import { re2 } from '../../model/re2';

/** One instruction of what RE2 compiles an expression to. */
interface Instruction {
  readonly op: number;
  readonly out: number;
  readonly arg: number;
  readonly matchRune: (rune: number) => boolean;
}

interface Program {
  readonly inst: readonly Instruction[];
  readonly start: number;
}

/** What a text may consist of, as code points. */
export interface Alphabet {
  readonly first: readonly number[];
  readonly rest: readonly number[];
  /** Whether there is an empty text. */
  readonly mayBeEmpty: boolean;
}

const codesOf = (isPart: (character: string) => boolean): readonly number[] =>
  Array.from({ length: 0x80 }, (_, code) => code).filter(code => code >= 0x20 && code < 0x7f && isPart(String.fromCharCode(code)));

/** A path as a proxy compares it: with its first slash, without query, and with everything escaped that has to be. */
export const PATHS: Alphabet = { first: [0x2f], rest: codesOf(character => !/[ ?#"<>\\^`{|}]/.test(character)), mayBeEmpty: false };

/** The value of a header, which has no white space around it. */
export const HEADER_VALUES: Alphabet = { first: [...codesOf(character => character !== ' '), 0xe9], rest: [0x09, ...codesOf(() => true), 0xe9], mayBeEmpty: true };

/** Whether no text of an alphabet is what an expression describes from its beginning to its end. Says no of an expression that is invalid. */
export function matchesNone(pattern: string, alphabet: Alphabet): boolean {
  const program = programOf(pattern);
  return program !== undefined && !new Walk(program, alphabet).reachesEnd();
}

/** The engine declares no type for its program. */
function programOf(pattern: string): Program | undefined {
  const found = re2(pattern);
  return found instanceof Error ? undefined : (found as unknown as { readonly re2Input: { readonly prog: Program } }).re2Input.prog;
}

const [ALTERNATIVE, ALTERNATIVE_MATCH, CAPTURE, ASSERTION, FAIL, MATCH, NOTHING, RUNE, RUNE_1, ANY] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Asks for the beginning and for the end, of a line or of the text: there is only one line. */
const [BEGINS, ENDS] = [new Set([1, 4]), new Set([2, 8])];

/** Where somebody is in a program: at an instruction, before the first character or behind one, and whether the text has to end. */
interface Place {
  readonly at: number;
  readonly isFirst: boolean;
  readonly isEnd: boolean;
}

/** Follows all ways through a program at once. */
class Walk {
  private readonly open: Place[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly program: Program, private readonly alphabet: Alphabet) {
    this.go({ at: program.start, isFirst: true, isEnd: false });
  }

  reachesEnd(): boolean {
    for (const place of this.open) {
      const { op } = this.program.inst[place.at];
      if (op === MATCH && (!place.isFirst || this.alphabet.mayBeEmpty)) return true;
      this.follow(place);
    }
    return false;
  }

  private follow(place: Place): void {
    const { op, out, arg } = this.program.inst[place.at];
    if (op === FAIL || op === MATCH) return;
    if (op === ALTERNATIVE || op === ALTERNATIVE_MATCH) [out, arg].forEach(at => this.go({ ...place, at }));
    else if (op === CAPTURE || op === NOTHING) this.go({ ...place, at: out });
    else if (op === ASSERTION) this.goBehind(place);
    else if (this.takesCharacter(place)) this.go({ at: out, isFirst: false, isEnd: false });
  }

  /** A boundary of words may be anywhere. */
  private goBehind(place: Place): void {
    const { out, arg } = this.program.inst[place.at];
    if (place.isFirst || !BEGINS.has(arg)) this.go({ ...place, at: out, isEnd: place.isEnd || ENDS.has(arg) });
  }

  private takesCharacter({ at, isFirst, isEnd }: Place): boolean {
    const instruction = this.program.inst[at];
    if (isEnd) return false;
    if (instruction.op !== RUNE && instruction.op !== RUNE_1) return instruction.op >= ANY;
    return this.alphabet[isFirst ? 'first' : 'rest'].some(code => instruction.matchRune(code));
  }

  private go(place: Place): void {
    const key = `${place.at} ${place.isFirst} ${place.isEnd}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.open.push(place);
  }
}
