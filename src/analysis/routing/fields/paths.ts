const PLAIN = /^[^%\\"<>|^`{}]*$/;
const DOTS = /\/\.\.?(?:\/|$)/;

/** Characters that no path has as they are. */
const ESCAPED: Readonly<Record<string, string>> = {
  '"': '%22', '<': '%3C', '>': '%3E', '|': '%7C', '^': '%5E', '`': '%60', '{': '%7B', '}': '%7D', '\\': '/',
};

/**
 * A path as Envoy compares it and passes it on, where Istio normalizes paths as it does by default: `/a/../b` is `/b`, and `/%61` is `/a`. An escaped
 * slash stays, and so do two slashes in a row.
 */
export function normalizedPath(path: string): string {
  if (!path.startsWith('/')) return path;
  const unescaped = PLAIN.test(path) ? path : path
    .replace(/%([0-9a-fA-F]{2})/g, (escape, hex: string) => unreserved(String.fromCharCode(parseInt(hex, 16))) ?? escape)
    .replace(/[\\"<>|^`{}]/g, character => ESCAPED[character]);
  return DOTS.test(unescaped) ? withoutDots(unescaped) : unescaped;
}

/** A character that means the same whether it is escaped or not. */
function unreserved(character: string): string | undefined {
  return /[A-Za-z0-9._~-]/.test(character) ? character : undefined;
}

function withoutDots(path: string): string {
  const segments = path.split('/');
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..' && kept.length > 1) kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
  }
  return `${kept.join('/')}${/\/\.\.?$/.test(path) ? '/' : ''}`;
}
