import type { Finding } from '../model/finding';
import type { JsonObject } from '../model/json';

/** Two ways to one sentence about one field say it once. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const said = new Map<JsonObject, Set<string>>();
  return findings.filter(({ code, object: { body }, path, message }) => {
    const about = said.get(body) ?? new Set();
    said.set(body, about);
    const text = JSON.stringify([code, path, message]);
    return !about.has(text) && about.add(text);
  });
}
