/** Letters that may be wrong in a name that is meant. */
const WRONG_LETTERS = 2;

/** The name that somebody may have meant; two wrong letters of a short name leave nothing of it. */
export function lookAlike(name: string, names: readonly string[]): string | undefined {
  const wrong = Math.min(WRONG_LETTERS, Math.floor(name.length / 3));
  return names.find(other => isAlike(name.toLowerCase(), other.toLowerCase(), wrong));
}

/** Whether so many letters put in, taken out or exchanged make one text of the other. */
function isAlike(one: string, other: string, wrong: number): boolean {
  if (one === other) return true;
  if (wrong === 0 || one === '' || other === '') return Math.max(one.length, other.length) <= wrong;
  if (one[0] === other[0]) return isAlike(one.slice(1), other.slice(1), wrong);
  return isAlike(one.slice(1), other, wrong - 1) || isAlike(one, other.slice(1), wrong - 1) || isAlike(one.slice(1), other.slice(1), wrong - 1);
}
