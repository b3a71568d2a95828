import { quoted } from './quoted';
const DNS_LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const KEY = /^([a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)*\/)?((?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$/;
const VALUE = /^((?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** Whether a string is a DNS label as Istio sees it: upper case is allowed. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && DNS_LABEL.test(text);
}

/** What is wrong with a label, which may have any length of value. */
export function labelProblem(key: string, value: string): string | undefined {
  const [whole, prefix = '', name = ''] = KEY.exec(key) ?? [];
  if (whole === undefined) return `${quoted(key)} is not a key of a label`;
  if (prefix.length - 1 > 253 || name.length > 63) return `${quoted(key)} is too long for the key of a label`;
  return VALUE.test(value) ? undefined : `${quoted(value)} is not a value of a label`;
}

/** Whether all of these labels are among the others. */
export function isSelectedBy(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  for (const key in selector) if (labels[key] !== selector[key] || !Object.hasOwn(labels, key)) return false;
  return true;
}

/** Whether an object is a part of Istio itself. */
export function isOfIstio(labels: Readonly<Record<string, string>>): boolean {
  return 'istio' in labels || labels.release === 'istio';
}
