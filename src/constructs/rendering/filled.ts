/** A list, or nothing where it would be empty. */
export function some<T>(items: readonly T[]): T[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}

/** A block, or nothing where none of its fields is set. */
export function filled<T extends object>(block: T): T | undefined {
  return Object.values(block).some(value => value !== undefined) ? block : undefined;
}
