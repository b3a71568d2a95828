import { isIP, isIPv4, isIPv6 } from 'node:net';
import { isDnsLabel } from './label';
import { quoted } from './quoted';

const WILDCARD_LABEL = /^(?:\*|(?:\*-?)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;
/** In bytes. */
const LONGEST = 255;
const MOST_BYTES_OF_A_CHARACTER = 3;

/** What is wrong with a host that may begin with a wildcard. */
export function wildcardHostProblem(host: string): string | undefined {
  if (host === '') return 'a host is empty';
  if (isTooLong(host)) return `a host is longer than ${LONGEST} characters ('${host.slice(0, 40)}…')`;
  const dot = host.indexOf('.');
  const first = dot < 0 ? host : host.slice(0, dot);
  if (first.length > 63 || !WILDCARD_LABEL.test(first)) return `${quoted(host)} is not a host: ${quoted(first)} is not a DNS label`;
  return dot < 0 ? undefined : labelsProblem(host.slice(dot + 1), host);
}

/** What is wrong with a full host without wildcards. */
export function hostProblem(host: string): string | undefined {
  if (host === '') return 'a host is empty';
  if (isTooLong(host)) return `a host is longer than ${LONGEST} characters ('${host.slice(0, 40)}…')`;
  return labelsProblem(host, host);
}

/** Almost every host is so short that its bytes need not be counted. */
function isTooLong(host: string): boolean {
  return host.length * MOST_BYTES_OF_A_CHARACTER > LONGEST && Buffer.byteLength(host) > LONGEST;
}

function labelsProblem(domain: string, host: string): string | undefined {
  const labels = domain.split('.');
  const last = labels[labels.length - 1];
  if (/^[-+]?\d+$/.test(last)) return `${quoted(host)} is not a host: its last part is a number`;
  const wrong = labels.find((label, index) => !(index === labels.length - 1 && label === '') && !isDnsLabel(label));
  return wrong === undefined ? undefined : `${quoted(host)} is not a host: ${quoted(wrong)} is not a DNS label`;
}

/** Names that Istio makes up itself for the SNI of a port, as in `outbound_.80_._.shop.example.com`. */
export function generatedHostProblem(host: string): string | undefined {
  const [direction, port, , name] = host.split('_');
  return direction === 'outbound' && name !== undefined && /\d/.test(port) && /[a-zA-Z]/.test(name) ? undefined : `${quoted(host)} is not a name of an outbound port`;
}

/** A wildcard that is more than a whole first label. */
export function isPartialWildcard(host: string): boolean {
  return host.includes('*') && host !== '*' && !host.startsWith('*.');
}

/** Node takes 30 ms to make its expression for IPv6, which a run without such addresses need not pay. */
const MAYBE_ADDRESS = /^[\d.]+$|:/;

/** Whether a string is an address. */
export function isAddress(text: string): boolean {
  return MAYBE_ADDRESS.test(text) && isIP(text) !== 0;
}

/** Whether a string is an address or a block of addresses. */
export function isSubnet(text: string): boolean {
  return text.split('/').length === 2 ? isBlock(text) : isAddress(text);
}

/** Whether a string is a block of addresses, as in `10.0.0.0/8`. */
export function isBlock(text: string): boolean {
  const [address, bits, ...rest] = text.split('/');
  if (bits === undefined || rest.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(bits) || address.includes('%')) return false;
  return isIPv4(address) ? Number(bits) <= 32 : isIPv6(address) && Number(bits) <= 128;
}
