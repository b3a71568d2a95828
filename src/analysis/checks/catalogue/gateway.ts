import type { FindingEntry } from './entry';

/** A Gateway by itself. */
export const GATEWAY = {
  MAN301: { level: 'error', istio: 'webhook', kiali: null, title: 'the name of a Gateway is a DNS label', remedy: 'write letters, digits and hyphens, without dots' },
  MAN302: { level: 'error', istio: 'webhook', kiali: null, title: 'a Gateway has servers', remedy: 'write servers' },
  MAN303: { level: 'error', istio: 'webhook', kiali: null, title: 'the ports of a Gateway have names of their own', remedy: 'write another name' },
  MAN304: { level: 'error', istio: 'webhook', kiali: null, title: 'a server of a Gateway has hosts', remedy: 'write its hosts, or *' },
  MAN305: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a host of a server is a full name, * or *.domain, with or without a namespace', remedy: 'write host or namespace/host',
  },
  MAN306: { level: 'error', istio: 'webhook', kiali: null, title: 'the protocol of a server is one that Istio knows', remedy: 'write HTTP, HTTPS, GRPC, HTTP2, TLS, TCP or MONGO' },
  MAN307: { level: 'error', istio: 'webhook', kiali: null, title: 'the port of a Gateway has no targetPort', remedy: 'write it into the Service of the gateway' },
  MAN308: { level: 'error', istio: 'webhook', kiali: null, title: 'a server is bound to an address, or to a socket and no port', remedy: 'leave bind out' },
  MAN309: {
    level: 'error', istio: 'webhook', kiali: null, title: 'servers of HTTPS and TLS have tls, and others have not', remedy: 'write tls, or another protocol; HTTP may have httpsRedirect alone',
  },
  MAN310: { level: 'warning', istio: 'IST0133', kiali: null, title: 'a server of HTTP redirects to HTTPS', remedy: 'write httpsRedirect at the server of HTTP' },
  MAN311: { level: 'warning', istio: 'IST0133', kiali: null, title: 'an old version of TLS has ciphers', remedy: 'write TLSV1_2, or cipherSuites' },
  MAN312: { level: 'error', istio: 'webhook', kiali: null, title: 'ISTIO_MUTUAL has the certificates of the mesh', remedy: 'leave it out' },
  MAN313: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'certificates are for what is decrypted', remedy: 'write mode: SIMPLE; without a mode nothing is decrypted',
  },
  MAN314: { level: 'error', istio: 'webhook', kiali: null, title: 'the certificates of a server come from one place', remedy: 'leave the others out' },
  MAN315: { level: 'error', istio: 'webhook', kiali: null, title: 'a server that decrypts has its certificates', remedy: 'write credentialName' },
  MAN316: { level: 'error', istio: 'webhook', kiali: null, title: 'a list of revoked certificates stands beside files of MUTUAL', remedy: 'leave caCrl out, or put it into the Secret' },
  MAN317: { level: 'warning', istio: 'IST0133', kiali: null, title: 'ciphers are known, and each is written once', remedy: 'correct or remove it' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
