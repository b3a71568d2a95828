/** A selector as Kubernetes writes it. */
export function selectorText(selector: Readonly<Record<string, string>>): string {
  return Object.keys(selector).sort().map(key => `${key}=${selector[key]}`).join(',');
}
