import type { FindingEntry } from '../rule/entry';

/** What Istio accepts, but handles otherwise than it is written. */
export const IGNORED = {
  MAN701: {
    level: 'error', istio: null, kiali: null, title: 'a host must be a short name or a full name', remedy: 'write name, or name.namespace.svc.cluster.local: Istio completes only names without a dot',
  },
  MAN702: {
    level: 'warning', istio: null, kiali: null, title: 'a destination must have the port that is asked for, or name another', remedy: 'write port: { number: … } of the destination; without it requests get a 503',
  },
  MAN703: {
    level: 'error',
    istio: null,
    kiali: null,
    title: 'a subset must be defined where its clients look for it',
    remedy: 'put the DestinationRule into the namespace of the service, and export it to the clients',
  },
  MAN704: {
    level: 'warning', istio: null, kiali: 'KIA0201', title: 'a host must have only one DestinationRule in a namespace', remedy: 'merge them: of two policies, or of two subsets of one name, Istio drops the later one',
  },
  MAN705: { level: 'warning', istio: null, kiali: 'KIA0209', title: 'a subset must have labels', remedy: 'write the labels that tell its pods apart' },
  MAN706: { level: 'warning', istio: null, kiali: null, title: 'the only destination of a route must not have the weight 0', remedy: 'leave the weight out if it is to get the requests; otherwise write the destination that is to get them' },
  MAN707: { level: 'info', istio: null, kiali: 'KIA1104', title: 'the only destination of a route should not have a weight', remedy: 'leave the weight out' },
  MAN708: { level: 'warning', istio: null, kiali: null, title: 'each of several destinations must have a weight', remedy: 'write a weight for each; one without a weight gets nothing, as with 0' },
  MAN709: { level: 'info', istio: null, kiali: null, title: 'the weights of a route should add up to 100', remedy: 'write percentages: Istio takes any weights, but readers take them for per cent' },
  MAN710: { level: 'info', istio: null, kiali: 'KIA1105', title: 'a destination should occur only once in a route', remedy: 'write it once, with the sum of the weights' },
  MAN711: {
    level: 'warning', istio: null, kiali: null, title: 'a VirtualService must be exported to the pods of its gateway', remedy: 'export it to their namespace, too',
  },
  MAN712: { level: 'warning', istio: null, kiali: null, title: 'every host of a VirtualService must be served by one of its gateways', remedy: 'add the host to a server of the Gateway' },
  MAN713: {
    level: 'warning', istio: null, kiali: null, title: 'a gateway in a match must be one of the VirtualService', remedy: 'add the gateway to the VirtualService; mesh is a gateway, too',
  },
  MAN714: {
    level: 'warning', istio: null, kiali: null, title: 'a match must not name both gateways and clients', remedy: 'write two matches, one for gateways and one for clients',
  },
  MAN715: {
    level: 'warning', istio: null, kiali: null, title: 'a gateway must have a server for each kind of routes', remedy: 'write http routes for HTTP and for HTTPS that is decrypted, tls routes for what passes through, and tcp routes otherwise',
  },
  MAN716: { level: 'warning', istio: null, kiali: null, title: 'a host must be decrypted by only one server of a port', remedy: 'remove the later one, which Istio drops' },
  MAN717: { level: 'warning', istio: null, kiali: null, title: 'a route must stand before any route that takes every request', remedy: 'move the route that takes everything to the end' },
  MAN718: { level: 'warning', istio: null, kiali: null, title: 'a path must stand before any prefix of it', remedy: 'move the exact path before the prefix' },
  MAN719: {
    level: 'error', istio: null, kiali: null, title: 'a delegate must exist, and must not have hosts', remedy: 'write the name and the namespace of a VirtualService without hosts',
  },
  MAN720: { level: 'warning', istio: null, kiali: null, title: 'a redirect must have a status that proxies know', remedy: 'write 301, 302, 303, 307 or 308' },
  MAN721: { level: 'warning', istio: null, kiali: null, title: 'a status must be less than 600', remedy: 'write a status such as 503' },
  MAN722: { level: 'warning', istio: null, kiali: null, title: 'a fault must say how it delays or aborts requests', remedy: 'write fixedDelay, httpStatus or grpcStatus' },
  MAN723: { level: 'warning', istio: null, kiali: null, title: 'a fault must delay or abort some requests', remedy: 'write percentage: { value: … }, the share of the requests to delay or abort; without it there are none' },
  MAN724: { level: 'info', istio: null, kiali: null, title: 'a percentage should be one that Istio keeps as it is', remedy: 'write at most one decimal: Istio multiplies by 10000 and cuts off the rest' },
  MAN725: { level: 'warning', istio: null, kiali: null, title: 'a single try must end before the request does', remedy: 'make perTryTimeout shorter than timeout: otherwise nothing is tried again' },
  MAN726: {
    level: 'warning', istio: null, kiali: null, title: 'a cookie must be matched inside its header, not by the whole header', remedy: 'write a regex such as ^(.*?;\\s*)?user=x(;.*)?$',
  },
  MAN727: { level: 'warning', istio: null, kiali: null, title: 'a part of a request must be matched by its field, not as a header', remedy: 'write it beside headers, as a field of the match' },
  MAN728: { level: 'warning', istio: null, kiali: null, title: 'the name of a header to match must be written in lower case', remedy: 'write it in lower case' },
  MAN729: { level: 'warning', istio: null, kiali: null, title: 'http routes must be for hosts with a port of HTTP', remedy: 'if the port speaks HTTP, write appProtocol: http or name it http; otherwise write tcp or tls routes' },
  MAN730: { level: 'warning', istio: null, kiali: null, title: 'a limit must be at least 1', remedy: 'write 1 or more, or leave it out: 0 means no limit' },
  MAN731: { level: 'warning', istio: null, kiali: null, title: 'a consistent hash must have a key', remedy: 'write httpHeaderName, httpCookie, useSourceIp or httpQueryParameterName' },
  MAN732: {
    level: 'warning', istio: null, kiali: null, title: 'outlier detection of a subset or a port must count errors by a field that Istio reads', remedy: 'write consecutive5xxErrors or consecutiveGatewayErrors',
  },
  MAN733: { level: 'warning', istio: null, kiali: null, title: 'a load balancer of a subset or a port that fails over must have an outlierDetection', remedy: 'write outlierDetection beside the load balancer' },
  MAN734: { level: 'warning', istio: null, kiali: null, title: 'the settings of a port must be written once, and for a port other than 0', remedy: 'merge them: Istio uses the first' },
  MAN735: { level: 'info', istio: null, kiali: null, title: 'the settings of a port should be complete', remedy: 'repeat the missing blocks if they are to hold for the port: its settings replace the whole policy' },
  MAN736: {
    level: 'warning', istio: null, kiali: null, title: 'outlier detection must be able to eject a pod', remedy: 'raise maxEjectionPercent until it makes up one pod, or run more pods; the default is 10 %',
  },
  MAN737: {
    level: 'warning', istio: null, kiali: null, title: 'the rules of a wildcard must stay apart from those of a narrower host', remedy: 'list only the wildcard in the servers of the Gateway: it covers both',
  },
  MAN738: { level: 'warning', istio: null, kiali: null, title: 'tcp routes must be for hosts with a port that is not of HTTP', remedy: 'if the port speaks HTTP, write http routes; otherwise write appProtocol: tcp or name it tcp' },
  MAN739: { level: 'warning', istio: null, kiali: null, title: 'a port in a match must be one of the host', remedy: 'write a port of the Service, not of the container' },
  MAN740: { level: 'warning', istio: null, kiali: null, title: 'a host of a VirtualService of the mesh must be that of a service', remedy: 'correct the host: rules for a host that nobody has apply nowhere' },
} as const satisfies Readonly<Record<string, FindingEntry>>;
