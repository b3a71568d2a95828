/** What Kubernetes calls a DNS label (RFC 1123): the form of Service, subset and port names. Whoever writes JavaScript may pass no text at all. */
export function isDnsLabel(text: string): boolean {
  return typeof text === 'string' && text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}

/** The form of a Service name (RFC 1035): a DNS label that begins with a letter. */
export function isServiceName(text: string): boolean {
  return isDnsLabel(text) && /^[a-z]/.test(text);
}

/** The form of a label's key in Kubernetes: a name, with a DNS domain and a slash before it where it has an owner. */
export function isLabelKey(text: string): boolean {
  const [name, domain, ...more] = text.split('/').reverse();
  return more.length === 0 && isLabelValue(name) && (domain === undefined || domain.split('.').every(isDnsLabel));
}

/** Whether a string is a DNS domain. */
export function isDomain(text: string): boolean {
  return typeof text === 'string' && text.length <= 253 && text.split('.').every(isDnsLabel);
}

/** The form of a label's value in Kubernetes: it may have dots, underscores and capitals. */
export function isLabelValue(text: string): boolean {
  return typeof text === 'string' && text.length <= 63 && /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(text);
}

/** The first of some labels that no pod can carry, if any is. A value may be empty. */
export function strangeLabel(labels: Readonly<Record<string, string>>): readonly [string, string] | undefined {
  return Object.entries(labels).find(([key, value]) => !isLabelKey(key) || (value !== '' && !isLabelValue(value)));
}

/** The nearest DNS label to a string that is not a DNS label, for a remedy. */
export function asDnsLabel(text: string): string {
  return (typeof text === 'object' ? '' : String(text ?? '')).toLowerCase().replace(/[^-a-z0-9]+/g, '-').slice(0, 63).replace(/^-+|-+$/g, '') || 'v1';
}

/** The first text that is listed a second time, if any is. */
export function repeated(texts: readonly string[]): string | undefined {
  return texts.find((text, at) => texts.indexOf(text) !== at);
}
