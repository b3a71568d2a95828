/** A list in words. */
export function listed(items: Iterable<string>): string {
  return [...items].map(item => `'${item}'`).join(', ');
}
