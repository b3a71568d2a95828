import type { FindingEntry } from './entry';

/** A ServiceEntry by itself, and beside others. */
export const SERVICE_ENTRY = {
  MAN401: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a wildcard of a ServiceEntry is a whole first part', remedy: 'write *.domain' },
  MAN402: { level: 'warning', istio: 'IST0133', kiali: null, title: 'workloads are selected where they are resolved', remedy: 'write resolution: STATIC' },
  MAN403: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a port of TCP has addresses', remedy: 'write addresses, or let Istio give one' },
  MAN404: { level: 'error', istio: 'webhook', kiali: null, title: 'several hosts have a protocol that tells them apart', remedy: 'write a ServiceEntry for each host' },
  MAN405: { level: 'warning', istio: 'IST0133', kiali: null, title: 'addresses belong to one host', remedy: 'write a ServiceEntry for each host' },
  MAN406: { level: 'error', istio: 'webhook', kiali: null, title: 'a host that is looked up is a full name', remedy: 'write the name, or endpoints' },
  MAN407: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an endpoint has an address that its resolution takes', remedy: 'write an address for STATIC, a host for DNS',
  },
  MAN408: { level: 'error', istio: 'webhook', kiali: null, title: 'the ports of an endpoint are those of its ServiceEntry', remedy: 'write the names of its ports; a socket has none' },
  MAN409: { level: 'warning', istio: 'IST0133', kiali: null, title: 'an endpoint of another network has an address', remedy: 'write the address' },
  MAN410: {
    level: 'error',
    istio: 'webhook',
    kiali: null,
    title: 'what is looked up when it is asked for has wildcards, no addresses, and ports of HTTP or TLS',
    remedy: 'write resolution: DNS for single hosts',
  },
  MAN411: { level: 'warning', istio: 'IST0134', kiali: null, title: 'a ServiceEntry with a port of TCP has addresses', remedy: 'write addresses' },
  MAN412: {
    level: 'warning', istio: 'IST0177', kiali: null, title: 'ServiceEntries of one host and port agree on its protocol', remedy: 'write one protocol, or one ServiceEntry',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
