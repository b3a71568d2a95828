import type { FindingEntry } from '../rule/entry';

/** The values that fields of several kinds have. */
export const VALUES = {
  MAN020: {
    level: 'error',
    istio: 'webhook',
    kiali: null,
    title: 'a duration must be a whole number of milliseconds, at least 1ms',
    remedy: 'write a number with a unit, such as 250ms, 5s or 1h30m, or leave the field out',
  },
  MAN021: { level: 'error', istio: 'webhook', kiali: null, title: 'a port must lie between 1 and 65535', remedy: 'write the port of the service' },
  MAN022: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a host must be a DNS name, of which only the first part may be a wildcard', remedy: 'write letters, digits, hyphens and dots',
  },
  MAN023: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a name must be a DNS label', remedy: 'write at most 63 letters, digits and hyphens; begin and end with a letter or a digit',
  },
  MAN024: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a label must have a key and a value that Kubernetes accepts', remedy: 'write letters, digits, hyphens, underscores and dots',
  },
  MAN025: {
    level: 'error',
    istio: 'webhook',
    kiali: null,
    title: 'a regular expression must be RE2 and at most 1024 bytes long',
    remedy: 'write it without look-around and back references; write alternatives as several matches',
  },
  MAN026: { level: 'error', istio: 'webhook', kiali: null, title: 'a gateway must be called name or namespace/name', remedy: 'write namespace/name' },
  MAN027: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'a gateway of another namespace must be called namespace/name', remedy: 'write namespace/name',
  },
  MAN028: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an address must be an IP address or a block of IP addresses', remedy: 'write it as 10.1.2.3 or 10.0.0.0/8',
  },
  MAN029: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a percentage must lie between 0 and 100, and that of a fault must not be smaller than 0.0001 unless it is 0', remedy: 'write a number from 0 to 100',
  },
  MAN030: { level: 'error', istio: 'webhook', kiali: null, title: 'an HTTP status must lie between 200 and 600', remedy: 'write a status such as 503' },
  MAN031: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a prefix to match must not be empty', remedy: 'write a prefix, or {} to match any value',
  },
  MAN032: {
    level: 'error', istio: 'webhook', kiali: null, title: 'the name of a header must be an HTTP token', remedy: 'write an HTTP token, such as x-user',
  },
  MAN033: {
    level: 'error',
    istio: 'webhook',
    kiali: null,
    title: 'a header that is added, set or removed must have a name, and must not be a pseudo-header of HTTP/2',
    remedy: 'to change the host of a request write rewrite.authority; leave every other name that begins with a colon out',
  },
  MAN034: {
    level: 'error', istio: 'webhook', kiali: null, title: 'the value of a header must not have control characters or a single %', remedy: 'write %% for %',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
