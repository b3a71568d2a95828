import type { Finding } from '../model/finding';
import type { ManifestObject } from '../model/manifest';

/** Two ways to one sentence about one field say it once. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const said = new Map<ManifestObject, Set<string>>();
  return findings.filter(({ code, object, path, message }) => {
    const about = said.get(object) ?? new Set();
    said.set(object, about);
    const text = JSON.stringify([code, path, message]);
    return !about.has(text) && about.add(text);
  });
}
