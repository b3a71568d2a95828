/** Codes that say that something is missing. Where not everything is known, it may be what is not. */
const MISSING: ReadonlySet<string> = new Set([
  'MAN501', 'MAN504', 'MAN506', 'MAN508', 'MAN510', 'MAN511', 'MAN512', 'MAN514', 'MAN518', 'MAN615', 'MAN703', 'MAN719', 'MAN740', 'MAN741', 'MAN742', 'MAN743', 'MAN744', 'MAN746',
]);

/** Whether another object can take back what is said. */
export function isTakenBack(code: string): boolean {
  return MISSING.has(code);
}
