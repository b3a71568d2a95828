/** What goes wrong with the slash behind a prefix where something else is written in its place; nothing if both end alike. */
export function slashProblem(prefix: string, replacement: string): string | undefined {
  if (prefix.endsWith('/') === replacement.endsWith('/')) return undefined;
  return `${replacement.endsWith('/') ? 'doubles' : 'drops'} a slash`;
}

/** What to do about it. */
export const ALIKE = 'end both with a slash, or neither';
