import type { FindingEntry } from './entry';

/** What Istio accepts, and does otherwise than it is written. */
export const IGNORED = {
  MAN701: {
    level: 'error', istio: null, kiali: null, title: 'a host is a short name or a full one', remedy: 'write name, or name.namespace.svc.cluster.local: Istio completes names without a dot alone',
  },
  MAN702: {
    level: 'warning', istio: null, kiali: null, title: 'a destination has the port that is asked for, or names another', remedy: 'write port: { number: … } of the destination; without it requests get a 503',
  },
  MAN703: {
    level: 'error',
    istio: null,
    kiali: null,
    title: 'a subset is defined where its clients look for it',
    remedy: 'put the DestinationRule into the namespace of the service, and export it to the clients',
  },
  MAN704: {
    level: 'warning', istio: null, kiali: 'KIA0201', title: 'a host has one DestinationRule in a namespace', remedy: 'merge them: of two policies or subsets the later is dropped',
  },
  MAN705: { level: 'warning', istio: null, kiali: 'KIA0209', title: 'a subset has labels', remedy: 'write the labels that tell its pods apart' },
  MAN706: { level: 'warning', istio: null, kiali: null, title: 'a weight of 0 keeps requests away', remedy: 'remove the route, or add the destination that is to get the requests' },
  MAN707: { level: 'info', istio: null, kiali: 'KIA1104', title: 'a single destination has no weight', remedy: 'leave the weight out' },
  MAN708: { level: 'warning', istio: null, kiali: null, title: 'each of several destinations has a weight', remedy: 'write a weight, or 0' },
  MAN709: { level: 'info', istio: null, kiali: null, title: 'weights add up to 100', remedy: 'write percentages: Istio takes any weights, readers take them for per cent' },
  MAN710: { level: 'info', istio: null, kiali: 'KIA1105', title: 'a destination stands once in a route', remedy: 'add the weights up' },
  MAN711: {
    level: 'warning', istio: null, kiali: null, title: 'a VirtualService is seen by the pods of its gateway', remedy: 'export it to their namespace, too',
  },
  MAN712: { level: 'warning', istio: null, kiali: null, title: 'a gateway serves every host of the VirtualService', remedy: 'add the host to a server of the Gateway' },
  MAN713: {
    level: 'warning', istio: null, kiali: null, title: 'a match is for a gateway of its VirtualService', remedy: 'add the gateway to the VirtualService; mesh is one, too',
  },
  MAN714: {
    level: 'warning', istio: null, kiali: null, title: 'a match is for gateways or for clients', remedy: 'write two matches',
  },
  MAN715: {
    level: 'warning', istio: null, kiali: null, title: 'a gateway has a server for the routes', remedy: 'write http for HTTP and for HTTPS that is decrypted, tls for what passes through, tcp otherwise',
  },
  MAN716: { level: 'warning', istio: null, kiali: null, title: 'a host is decrypted by one server of a port', remedy: 'remove one: the later is dropped' },
  MAN717: { level: 'warning', istio: null, kiali: null, title: 'a route stands before one that takes every request', remedy: 'move the route that takes everything to the end' },
  MAN718: { level: 'warning', istio: null, kiali: null, title: 'a path stands before a prefix of it', remedy: 'move the exact path before the prefix' },
  MAN719: {
    level: 'error', istio: null, kiali: null, title: 'a delegate exists, and has no hosts', remedy: 'write the name and the namespace of a VirtualService without hosts',
  },
  MAN720: { level: 'warning', istio: null, kiali: null, title: 'a redirect has a status that proxies know', remedy: 'write 301, 302, 303, 307 or 308' },
  MAN721: { level: 'warning', istio: null, kiali: null, title: 'a status is less than 600', remedy: 'write a status such as 503' },
  MAN722: { level: 'warning', istio: null, kiali: null, title: 'a fault does something', remedy: 'write fixedDelay, httpStatus or grpcStatus' },
  MAN723: { level: 'warning', istio: null, kiali: null, title: 'a fault says how many requests it is for', remedy: 'write percentage: { value: 100 } for all' },
  MAN724: { level: 'info', istio: null, kiali: null, title: 'a percentage is what it says', remedy: 'write at most one decimal: Istio multiplies by 10000 and cuts the rest off' },
  MAN725: { level: 'warning', istio: null, kiali: null, title: 'a single try ends before the request does', remedy: 'shorten perTryTimeout: otherwise nothing is tried again' },
  MAN726: {
    level: 'warning', istio: null, kiali: null, title: 'a cookie is matched inside its header', remedy: 'write a regex such as ^(.*?;\\s*)?user=x(;.*)?$',
  },
  MAN727: { level: 'warning', istio: null, kiali: null, title: 'a part of a request is matched by its field', remedy: 'write it beside headers' },
  MAN728: { level: 'warning', istio: null, kiali: null, title: 'a header to match is written in lower case', remedy: 'write it in lower case' },
  MAN729: { level: 'warning', istio: null, kiali: null, title: 'http routes are for ports of HTTP', remedy: 'call the port http, or write tcp or tls routes' },
  MAN730: { level: 'warning', istio: null, kiali: null, title: 'a limit is at least 1', remedy: 'write 1 or more: 0 means no limit' },
  MAN731: { level: 'warning', istio: null, kiali: null, title: 'a consistent hash has a key', remedy: 'write httpHeaderName, httpCookie, useSourceIp or httpQueryParameterName' },
  MAN732: {
    level: 'warning', istio: null, kiali: null, title: 'errors of a subset or a port are counted by a field that Istio reads', remedy: 'write consecutive5xxErrors or consecutiveGatewayErrors',
  },
  MAN733: { level: 'warning', istio: null, kiali: null, title: 'requests to a subset or a port fail over from what is known to fail', remedy: 'write outlierDetection beside the load balancer' },
  MAN734: { level: 'warning', istio: null, kiali: null, title: 'a port has its settings once', remedy: 'merge them: the first counts' },
  MAN735: { level: 'info', istio: null, kiali: null, title: 'the settings of a port are complete', remedy: 'repeat the blocks: those of a port replace all of the policy' },
  MAN736: {
    level: 'warning', istio: null, kiali: null, title: 'outlier detection can eject a pod', remedy: 'write maxEjectionPercent: 100, or run more pods; the default is 10 %',
  },
  MAN737: {
    level: 'warning', istio: null, kiali: null, title: 'the rules of a wildcard stay out of those of a narrower host', remedy: 'list the wildcard alone in the servers of the Gateway: it listens to both',
  },
  MAN738: { level: 'warning', istio: null, kiali: null, title: 'tcp routes are for ports that are not of HTTP', remedy: 'write http routes, or call the port tcp' },
  MAN739: { level: 'warning', istio: null, kiali: null, title: 'a match is for a port of its host', remedy: 'write a port of the Service, not of the container' },
  MAN740: { level: 'warning', istio: null, kiali: null, title: 'a host of the mesh is a service', remedy: 'correct the host: for a host that nobody has, the rules hold nowhere' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
