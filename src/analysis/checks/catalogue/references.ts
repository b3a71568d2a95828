import type { FindingEntry } from '../rule/entry';

/** What objects say about one another. */
export const REFERENCES = {
  MAN501: {
    level: 'error',
    istio: 'IST0101',
    kiali: 'KIA1101',
    title: 'the host of a destination must be that of a service',
    remedy: 'write name, or name.namespace.svc.cluster.local for another namespace; add a ServiceEntry for a host outside the mesh',
  },
  MAN502: { level: 'error', istio: 'IST0101', kiali: null, title: 'the port of a destination must be one of the service', remedy: 'write a port of the Service, not of the container' },
  MAN503: { level: 'error', istio: 'IST0112', kiali: null, title: 'a destination whose service has several ports must name one', remedy: 'write port: { number: … }' },
  MAN504: {
    level: 'error',
    istio: 'IST0101',
    kiali: 'KIA1107',
    title: 'the subset of a destination must be one of a DestinationRule',
    remedy: 'add the subset to the DestinationRule of the host, in the namespace of the host',
  },
  MAN505: {
    level: 'warning', istio: 'IST0140', kiali: null, title: 'a host that is split inside the mesh must be split at a gateway, too', remedy: 'write the subsets and weights into the VirtualService of the gateway as well',
  },
  MAN506: { level: 'error', istio: 'IST0101', kiali: 'KIA1102', title: 'a gateway that is named must exist', remedy: 'correct the name, or write namespace/name for a Gateway of another namespace' },
  MAN507: {
    level: 'warning', istio: 'IST0132', kiali: null, title: 'a gateway must serve a host of the VirtualService', remedy: 'add the host to a server of the Gateway; a host written as namespace/host is for VirtualServices of that namespace alone',
  },
  MAN508: { level: 'warning', istio: 'IST0165', kiali: null, title: 'a gateway that is named must be one that somebody wrote', remedy: 'write an HTTPRoute with a parentRef instead' },
  MAN509: {
    level: 'error', istio: 'IST0109', kiali: 'KIA1106', title: 'a host must have only one VirtualService inside the mesh', remedy: 'merge them: inside the mesh Istio uses one of them and ignores the others',
  },
  MAN510: { level: 'warning', istio: 'IST0174', kiali: 'KIA0202', title: 'the host of a DestinationRule must be that of a service', remedy: 'correct the host' },
  MAN511: {
    level: 'error', istio: 'IST0173', kiali: 'KIA0203', title: 'a subset must have pods', remedy: 'write labels that the pod template carries; until then requests to the subset get a 503',
  },
  MAN512: { level: 'error', istio: 'IST0101', kiali: 'KIA0302', title: 'a Gateway must have pods', remedy: 'write labels that the pods of the gateway carry' },
  MAN513: {
    level: 'warning', istio: 'IST0162', kiali: null, title: 'the port of a Gateway must be one of its Service', remedy: 'add the port to the Service of the gateway',
  },
  MAN514: {
    level: 'warning', istio: 'IST0101', kiali: null, title: 'the Secret of a Gateway must lie in the namespace of its pods', remedy: 'create it in the namespace of the pods of the gateway, not of the Gateway',
  },
  MAN515: { level: 'error', istio: 'IST0161', kiali: null, title: 'the Secret of a Gateway must have a valid certificate and its key', remedy: 'put a valid certificate into tls.crt and its key into tls.key' },
  MAN516: {
    level: 'error', istio: 'IST0145', kiali: 'KIA0301', title: 'a host on a port of a gateway must have only one server', remedy: 'merge the Gateways, or give them different hosts',
  },
  MAN517: {
    level: 'warning', istio: 'IST0138', kiali: null, title: 'a certificate must belong to only one Gateway', remedy: 'list all hosts of the certificate in one Gateway: browsers reuse a connection for all of them',
  },
  MAN518: { level: 'error', istio: 'IST0149', kiali: null, title: 'a token whose claims are matched must be verified', remedy: 'add a RequestAuthentication for the pods of the gateway' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
