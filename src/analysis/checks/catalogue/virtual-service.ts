import type { FindingEntry } from './entry';

/** A VirtualService by itself. */
export const VIRTUAL_SERVICE = {
  MAN101: { level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService has routes', remedy: 'write http, tcp or tls' },
  MAN102: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService without hosts, a delegate, has http routes alone', remedy: 'write hosts, or leave gateways, tls and tcp out',
  },
  MAN103: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService of the mesh names its hosts', remedy: 'write the hosts, or gateways other than mesh',
  },
  MAN104: {
    level: 'error', istio: 'webhook', kiali: null, title: 'the hosts of a VirtualService do not overlap', remedy: 'leave the narrower one out, or write a VirtualService for each',
  },
  MAN105: {
    level: 'error', istio: 'webhook', kiali: null, title: 'claims of a token are matched at a gateway alone', remedy: 'write gateways without mesh',
  },
  MAN106: { level: 'error', istio: 'webhook', kiali: null, title: 'an http route does something', remedy: 'write route, redirect or directResponse' },
  MAN107: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an http route that answers itself does nothing else', remedy: 'leave the other field out',
  },
  MAN108: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an http route that delegates has no route and no redirect of its own', remedy: 'leave it to the delegate',
  },
  MAN109: { level: 'error', istio: 'webhook', kiali: null, title: 'a delegate does not delegate', remedy: 'let the first VirtualService delegate to both' },
  MAN110: { level: 'error', istio: 'webhook', kiali: null, title: 'an http route has mirror or mirrors', remedy: 'write all of them into mirrors' },
  MAN111: { level: 'error', istio: 'webhook', kiali: null, title: 'of several weights one is more than 0', remedy: 'write a weight for each destination' },
  MAN112: { level: 'error', istio: 'webhook', kiali: null, title: 'a weight is not negative', remedy: 'write 0 or more' },
  MAN113: { level: 'error', istio: 'webhook', kiali: null, title: 'a destination is one host', remedy: 'write the host of a service' },
  MAN114: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect has uri or prefixRewrite', remedy: 'leave one out' },
  MAN115: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect leads elsewhere', remedy: 'write uri, prefixRewrite, authority, scheme or a port' },
  MAN116: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect has a status of a redirect', remedy: 'write 301, 302, 303, 307 or 308' },
  MAN117: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect leads to http or https', remedy: 'write one of them' },
  MAN118: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a redirect that rewrites a prefix matches prefixes', remedy: 'match uri.prefix in each match, or write uri instead of prefixRewrite',
  },
  MAN119: { level: 'error', istio: 'webhook', kiali: null, title: 'the body of a direct response has at most 1 MiB', remedy: 'let a service answer' },
  MAN120: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'the body of a direct response is small', remedy: 'let a service answer: every proxy gets a copy of the body',
  },
  MAN121: { level: 'error', istio: 'webhook', kiali: null, title: 'a rewrite has uri or uriRegexRewrite', remedy: 'leave one out' },
  MAN122: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a rewrite rewrites something', remedy: 'write uri, authority, or uriRegexRewrite with match and rewrite',
  },
  MAN123: { level: 'error', istio: 'webhook', kiali: null, title: 'the number of retries is not negative', remedy: 'write 0 for none' },
  MAN124: {
    level: 'error', istio: 'webhook', kiali: null, title: 'retries that are switched off have no options', remedy: 'write attempts, or leave the options out',
  },
  MAN125: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a condition to retry is one that Istio knows', remedy: 'write conditions with commas and without spaces between them',
  },
  MAN126: { level: 'error', istio: 'webhook', kiali: null, title: 'a fault has a delay or an abort', remedy: 'write one, or leave fault out' },
  MAN127: { level: 'error', istio: 'webhook', kiali: null, title: 'a fault is one that Istio can inject', remedy: 'write fixedDelay, httpStatus or grpcStatus' },
  MAN128: { level: 'error', istio: 'webhook', kiali: null, title: 'a status of gRPC is one of its 17', remedy: 'write a status such as UNAVAILABLE' },
  MAN129: { level: 'error', istio: 'webhook', kiali: null, title: 'an allowed origin is not empty', remedy: 'write exact, prefix or regex' },
  MAN130: { level: 'error', istio: 'webhook', kiali: null, title: 'an allowed method is one of HTTP, in upper case', remedy: 'write a method such as GET, or *' },
  MAN131: { level: 'error', istio: 'webhook', kiali: null, title: 'the age of a CORS answer is a whole number of seconds', remedy: 'write seconds' },
  MAN132: { level: 'warning', istio: 'IST0133', kiali: null, title: 'mirrorPercent is not used any more', remedy: 'write mirrorPercentage: { value: … }' },
  MAN133: { level: 'error', istio: 'webhook', kiali: null, title: 'the authority of a request is set once', remedy: 'write rewrite.authority alone' },
  MAN134: { level: 'error', istio: 'webhook', kiali: null, title: 'a route of connections has destinations', remedy: 'write route' },
  MAN135: { level: 'error', istio: 'webhook', kiali: null, title: 'a route of TLS matches SNI hosts', remedy: 'write sniHosts' },
  MAN136: {
    level: 'warning', istio: 'IST0130', kiali: null, title: 'a route can be reached', remedy: 'move it before the route that takes its requests, or remove it',
  },
  MAN137: { level: 'warning', istio: 'IST0002', kiali: null, title: 'the share of a delay is a percentage', remedy: 'write percentage: { value: … } instead of percent' },
  MAN138: { level: 'warning', istio: 'IST0133', kiali: null, title: 'an SNI host is a name', remedy: 'write a name; match addresses by destinationSubnets' },
  MAN139: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an SNI host is among the hosts of its VirtualService', remedy: 'write it into hosts, too',
  },
  MAN140: {
    level: 'info', istio: 'IST0131', kiali: null, title: 'a match takes something that no earlier one takes', remedy: 'move the narrower match before the wider, or remove it',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
