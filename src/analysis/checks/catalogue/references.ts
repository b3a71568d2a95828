import type { FindingEntry } from './entry';

/** What objects say about one another. */
export const REFERENCES = {
  MAN501: {
    level: 'error',
    istio: 'IST0101',
    kiali: 'KIA1101',
    title: 'the host of a destination is that of a service',
    remedy: 'write name, or name.namespace.svc.cluster.local for another namespace; add a ServiceEntry for a host outside the mesh',
  },
  MAN502: { level: 'error', istio: 'IST0101', kiali: null, title: 'the port of a destination is one of the service', remedy: 'write a port of the Service, not of the container' },
  MAN503: { level: 'error', istio: 'IST0112', kiali: null, title: 'a destination with several ports names one', remedy: 'write port: { number: … }' },
  MAN504: {
    level: 'error',
    istio: 'IST0101',
    kiali: 'KIA1107',
    title: 'the subset of a destination is one of a DestinationRule',
    remedy: 'add the subset to the DestinationRule of the host, in the namespace of the host',
  },
  MAN505: {
    level: 'warning', istio: 'IST0140', kiali: null, title: 'a split holds at a gateway, too', remedy: 'write the subsets and weights into the VirtualService of the gateway as well',
  },
  MAN506: { level: 'error', istio: 'IST0101', kiali: 'KIA1102', title: 'a gateway that is named exists', remedy: 'write namespace/name of the Gateway' },
  MAN507: {
    level: 'warning', istio: 'IST0132', kiali: null, title: 'a gateway serves a host of the VirtualService', remedy: 'add the host to a server of the Gateway; namespace/host serves that namespace alone',
  },
  MAN508: { level: 'warning', istio: 'IST0165', kiali: null, title: 'a gateway is one that somebody wrote', remedy: 'write an HTTPRoute with a parentRef' },
  MAN509: {
    level: 'error', istio: 'IST0109', kiali: 'KIA1106', title: 'a host of the mesh has one VirtualService', remedy: 'merge them: inside the mesh one counts and the others are ignored',
  },
  MAN510: { level: 'warning', istio: 'IST0174', kiali: 'KIA0202', title: 'a DestinationRule is for a service', remedy: 'correct the host' },
  MAN511: {
    level: 'error', istio: 'IST0173', kiali: 'KIA0203', title: 'a subset has pods', remedy: 'write labels that the pod template carries; requests to the subset get a 503',
  },
  MAN512: { level: 'error', istio: 'IST0101', kiali: 'KIA0302', title: 'a Gateway has pods', remedy: 'write labels of the pods of the gateway' },
  MAN513: {
    level: 'warning', istio: 'IST0162', kiali: null, title: 'the port of a Gateway is one of its Service', remedy: 'add the port to the Service of the gateway',
  },
  MAN514: {
    level: 'warning', istio: 'IST0101', kiali: null, title: 'the Secret of a Gateway lies beside its pods', remedy: 'create it in the namespace of the pods of the gateway, not of the Gateway',
  },
  MAN515: { level: 'error', istio: 'IST0161', kiali: null, title: 'the Secret of a Gateway has a certificate that is valid', remedy: 'write tls.crt and tls.key' },
  MAN516: {
    level: 'error', istio: 'IST0145', kiali: 'KIA0301', title: 'a host and port of a gateway has one server', remedy: 'merge the Gateways, or give them different hosts',
  },
  MAN517: {
    level: 'warning', istio: 'IST0138', kiali: null, title: 'a certificate belongs to one Gateway', remedy: 'write one Gateway with all hosts of the certificate: browsers share connections',
  },
  MAN518: { level: 'error', istio: 'IST0149', kiali: null, title: 'claims of a token are looked at', remedy: 'add a RequestAuthentication for the pods of the gateway' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
