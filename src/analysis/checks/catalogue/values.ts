import type { FindingEntry } from './entry';

/** The values that fields of several kinds have. */
export const VALUES = {
  MAN020: {
    level: 'error',
    istio: 'webhook',
    kiali: null,
    title: 'a duration is a whole number of milliseconds, at least one',
    remedy: 'write a number with a unit, such as 250ms, 5s or 1h30m; leave the field out for none',
  },
  MAN021: { level: 'error', istio: 'webhook', kiali: null, title: 'a port lies between 1 and 65535', remedy: 'write the port of the service' },
  MAN022: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a host is a DNS name, whose first part may be a wildcard', remedy: 'write letters, digits, hyphens and dots',
  },
  MAN023: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a name is a DNS label', remedy: 'write at most 63 letters, digits and hyphens, neither first nor last a hyphen',
  },
  MAN024: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a label has a key and a value that Kubernetes takes', remedy: 'write letters, digits, hyphens, underscores and dots',
  },
  MAN025: {
    level: 'error',
    istio: 'webhook',
    kiali: null,
    title: 'a regular expression is RE2 and at most 1024 bytes long',
    remedy: 'write it without look-around and back references; several matches say "or"',
  },
  MAN026: { level: 'error', istio: 'webhook', kiali: null, title: 'a gateway is called name or namespace/name', remedy: 'write namespace/name' },
  MAN027: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'a gateway of another namespace is called namespace/name', remedy: 'write namespace/name',
  },
  MAN028: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an address is one of IP, or a block of such addresses', remedy: 'write it as 10.1.2.3 or 10.0.0.0/8',
  },
  MAN029: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a percentage lies between 0 and 100, that of a fault in steps of 0.0001', remedy: 'write a number from 0 to 100',
  },
  MAN030: { level: 'error', istio: 'webhook', kiali: null, title: 'a status of HTTP lies between 200 and 600', remedy: 'write a status such as 503' },
  MAN031: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a prefix to match is not empty', remedy: 'write a prefix, or {} for any value',
  },
  MAN032: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a header has the name of a header', remedy: 'write a token of HTTP, such as x-user',
  },
  MAN033: {
    level: 'error',
    istio: 'webhook',
    kiali: null,
    title: 'a header that is changed is neither empty nor one of HTTP/2 itself',
    remedy: 'change the host of a request by rewrite.authority, and nothing else that begins with a colon',
  },
  MAN034: {
    level: 'error', istio: 'webhook', kiali: null, title: 'the value of a header has no control characters and no % of its own', remedy: 'write %% for a %',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
