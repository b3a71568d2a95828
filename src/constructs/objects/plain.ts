/** Whether a value is data through and through: nothing that cdk8s would resolve, and nothing that it could not write. */
export function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint';
  if (Array.isArray(value)) return value.every(isPlain);
  return value.constructor === Object && Object.values(value).every(isPlain);
}

/** Plain data as it is written: its keys sorted, and nothing where there is nothing. */
export function written(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value;
  return Array.isArray(value) ? value.map(written) : writtenFields(value as Readonly<Record<string, unknown>>);
}

function writtenFields(fields: Readonly<Record<string, unknown>>): object {
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(fields).sort()) {
    const value = written(fields[key]);
    if (value !== undefined) sorted[key] = value;
  }
  return sorted;
}
