import type { FindingEntry } from '../rule/entry';

/** A ServiceEntry by itself, and beside others. */
export const SERVICE_ENTRY = {
  MAN401: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a wildcard of a ServiceEntry must be the whole first part of the host', remedy: 'write *.domain' },
  MAN402: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a ServiceEntry that selects workloads must have a resolution', remedy: 'write resolution: STATIC' },
  MAN403: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a TCP port must have addresses that tell it apart', remedy: 'write addresses; or write a resolution, with which Istio allocates an address' },
  MAN404: { level: 'error', istio: 'webhook', kiali: null, title: 'the ports of several hosts must have a protocol that tells the hosts apart', remedy: 'write a ServiceEntry for each host' },
  MAN405: { level: 'warning', istio: 'IST0133', kiali: null, title: 'addresses must belong to one host', remedy: 'write a ServiceEntry for each host' },
  MAN406: { level: 'error', istio: 'webhook', kiali: null, title: 'a host that is looked up in DNS must be a full name', remedy: 'write the name, or endpoints' },
  MAN407: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an endpoint must have an address that its resolution takes', remedy: 'write an IP address for STATIC, an IP address or a host for DNS',
  },
  MAN408: { level: 'error', istio: 'webhook', kiali: null, title: 'the ports of an endpoint must be ports of its ServiceEntry', remedy: 'write the names of its ports; an endpoint at a socket has no ports, and its ServiceEntry exactly one' },
  MAN409: { level: 'warning', istio: 'IST0133', kiali: null, title: 'an endpoint of another network must have an address', remedy: 'write the address' },
  MAN410: {
    level: 'error',
    istio: 'webhook',
    kiali: null,
    title: 'a ServiceEntry with DYNAMIC_DNS must have wildcards, no addresses or endpoints, and ports of HTTP or TLS',
    remedy: 'write resolution: DNS for single hosts',
  },
  MAN411: { level: 'warning', istio: 'IST0134', kiali: null, title: 'a ServiceEntry with a TCP port must have addresses', remedy: 'write addresses' },
  MAN412: {
    level: 'warning', istio: 'IST0177', kiali: null, title: 'ServiceEntries of one host and port must agree on its protocol', remedy: 'write one protocol, or one ServiceEntry',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
