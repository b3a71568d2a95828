/** A value that is made by whoever first asks for it. */
export function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => made ??= make();
}
