import type { Source } from './imports';

/** The groups of files of which each one imports all the others, directly or by way of others (Tarjan's strongly connected components). */
export function circles(sources: readonly Source[]): string[][] {
  const imports = new Map(sources.map(source => [source.file, source.imports]));
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    lowest.set(file, own);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      const reached = !index.has(next) ? visit(next) : stack.includes(next) ? index.get(next)! : own;
      lowest.set(file, Math.min(lowest.get(file)!, reached));
    }
    if (lowest.get(file) === own) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || (imports.get(file) ?? []).includes(file)) found.push(group.sort());
    }
    return lowest.get(file)!;
  };
  for (const { file } of sources) if (!index.has(file)) visit(file);
  return found;
}
