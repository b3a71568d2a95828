import type { Finding } from './finding';

/** A field as JSONPath has it: `spec.http[0].match`, and quotation marks where a name has dots. Empty for the whole document. */
export function fieldOf(path: Finding['path']): string {
  return path.map((part, index) => {
    if (typeof part === 'number') return `[${part}]`;
    if (/[^\w-]/.test(part)) return `['${part}']`;
    return index === 0 ? part : `.${part}`;
  }).join('');
}
