/** The value of a key, made by whoever first asks for it. */
export function cached<K, V>(values: Map<K, V>, key: K, make: () => V): V {
  const known = values.get(key);
  if (known !== undefined || values.has(key)) return known as V;
  const made = make();
  values.set(key, made);
  return made;
}

/** Values by what they have in common, each time in their order. */
export function grouped<K, T>(all: readonly T[], keyOf: (one: T) => K): Map<K, readonly T[]> {
  return gathered(all.map(one => [keyOf(one), one] as const));
}

/** The values of each key, in their order. */
export function gathered<K, V>(pairs: Iterable<readonly [key: K, value: V]>): Map<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
