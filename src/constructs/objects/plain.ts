/** Whether a value is data through and through: nothing that cdk8s would resolve, and nothing that it could not write. */
export function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint';
  if (Array.isArray(value)) return value.every(isPlain);
  return value.constructor === Object && Object.values(value).every(isPlain);
}

/** Plain data as it is written: its keys sorted, and nothing where there is nothing. */
export function sorted(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map(sorted) : sortedFields(value as Readonly<Record<string, unknown>>);
}

function sortedFields(fields: Readonly<Record<string, unknown>>): object {
  const fieldsInOrder: Record<string, unknown> = {};
  for (const key of Object.keys(fields).sort()) {
    const value = sorted(fields[key]);
    if (value !== undefined) fieldsInOrder[key] = value;
  }
  return fieldsInOrder;
}
