/** What something is in place of something else, field by field, each with its name; nothing where both are the same. */
export function differing(now: unknown, before: unknown, name = ''): string[] {
  if (textOf(now) === textOf(before)) return [];
  if (!isRecord(now) || !isRecord(before)) return [`${name}: ${shown(now)} instead of ${shown(before)}`];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return fields.flatMap(field => differing(now[field], before[field], name === '' ? field : `${name}.${field}`));
}

/** A value as it is read: what is not there is called so. */
export function shown(value: unknown): string {
  if (value === undefined || value === null || Array.isArray(value) && value.length === 0) return 'nothing';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** JSON in which neither the order of names nor what is undefined makes a difference. */
export function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) => isRecord(one) ? Object.fromEntries(Object.entries(one).sort()) : one);
}

/** Whether a value has fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
