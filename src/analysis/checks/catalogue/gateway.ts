import type { FindingEntry } from '../rule/entry';

/** A Gateway by itself. */
export const GATEWAY = {
  MAN301: { level: 'error', istio: 'webhook', kiali: null, title: 'the name of a Gateway must be a DNS label', remedy: 'write letters, digits and hyphens, without dots' },
  MAN302: { level: 'error', istio: 'webhook', kiali: null, title: 'a Gateway must have servers', remedy: 'write servers' },
  MAN303: { level: 'error', istio: 'webhook', kiali: null, title: 'each port of a Gateway must have a name of its own', remedy: 'write another name' },
  MAN304: { level: 'error', istio: 'webhook', kiali: null, title: 'a server of a Gateway must have hosts', remedy: 'write its hosts, or * for every host' },
  MAN305: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a host of a server must be a full name, * or *.domain, with or without a namespace', remedy: 'write host or namespace/host',
  },
  MAN306: { level: 'error', istio: 'webhook', kiali: null, title: 'the protocol of a port must be one that Istio knows', remedy: 'write HTTP, HTTPS, GRPC, HTTP2, TLS, TCP or MONGO' },
  MAN307: { level: 'error', istio: 'webhook', kiali: null, title: 'the port of a Gateway must not have a targetPort', remedy: 'write it into the Service of the gateway' },
  MAN308: { level: 'error', istio: 'webhook', kiali: null, title: 'a server must be bound to an address, or to a socket without a port', remedy: 'leave bind out to listen on all addresses' },
  MAN309: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a server of HTTPS or TLS must have tls, and no other server may', remedy: 'write tls, or another protocol; a server of HTTP may have httpsRedirect alone',
  },
  MAN310: { level: 'warning', istio: 'IST0133', kiali: null, title: 'only a server of HTTP may redirect to HTTPS', remedy: 'move httpsRedirect to the server of HTTP' },
  MAN311: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a server that accepts TLS 1.0 or 1.1 must list ciphers', remedy: 'write minProtocolVersion: TLSV1_2, or cipherSuites' },
  MAN312: { level: 'error', istio: 'webhook', kiali: null, title: 'a server of ISTIO_MUTUAL must not have certificates of its own', remedy: 'leave them out: Istio provides those of the mesh' },
  MAN313: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'a server that does not decrypt must not have certificates', remedy: 'leave the certificates out, or write mode: SIMPLE to decrypt; without a mode nothing is decrypted',
  },
  MAN314: { level: 'error', istio: 'webhook', kiali: null, title: 'the certificates of a server must come from one place', remedy: 'keep one of them' },
  MAN315: { level: 'error', istio: 'webhook', kiali: null, title: 'a server that decrypts must have its certificates', remedy: 'write credentialName' },
  MAN316: { level: 'error', istio: 'webhook', kiali: null, title: 'caCrl must stand beside certificate files of MUTUAL', remedy: 'leave caCrl out, or put it into the Secret' },
  MAN317: { level: 'warning', istio: 'IST0133', kiali: null, title: 'ciphers must be known, and each must be listed only once', remedy: 'correct or remove it' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
