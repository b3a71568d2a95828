import type { FindingEntry } from '../rule/entry';

/** A VirtualService by itself. */
export const VIRTUAL_SERVICE = {
  MAN101: { level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService must have routes', remedy: 'write http, tcp or tls' },
  MAN102: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService without hosts, a delegate, must have http routes alone', remedy: 'write hosts, or leave gateways, tls and tcp out',
  },
  MAN103: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a VirtualService of the mesh must name its hosts instead of *', remedy: 'write the hosts, or gateways other than mesh',
  },
  MAN104: {
    level: 'error', istio: 'webhook', kiali: null, title: 'the hosts of a VirtualService must not overlap', remedy: 'leave the narrower one out, or write a VirtualService for each',
  },
  MAN105: {
    level: 'error', istio: 'webhook', kiali: null, title: 'claims of a token must be matched at gateways alone', remedy: 'write gateways without mesh',
  },
  MAN106: { level: 'error', istio: 'webhook', kiali: null, title: 'an http route must route, redirect or answer', remedy: 'write route, redirect or directResponse' },
  MAN107: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an http route that redirects or answers itself must do nothing else', remedy: 'leave the other field out',
  },
  MAN108: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an http route that delegates must not have a route or a redirect of its own', remedy: 'move it into the delegate',
  },
  MAN109: { level: 'error', istio: 'webhook', kiali: null, title: 'a delegate must not delegate further', remedy: 'let the VirtualService with the hosts delegate to both' },
  MAN110: { level: 'error', istio: 'webhook', kiali: null, title: 'an http route must not have both mirror and mirrors', remedy: 'write all of them into mirrors' },
  MAN111: { level: 'error', istio: 'webhook', kiali: null, title: 'at least one of several weights must be more than 0', remedy: 'write a weight for each destination' },
  MAN112: { level: 'error', istio: 'webhook', kiali: null, title: 'a weight must not be negative', remedy: 'write 0 or more' },
  MAN113: { level: 'error', istio: 'webhook', kiali: null, title: 'a destination must be one host', remedy: 'write the host of a service' },
  MAN114: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect must not have both uri and prefixRewrite', remedy: 'leave one out' },
  MAN115: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect must lead to another path, host, scheme or port', remedy: 'write uri, prefixRewrite, authority, scheme, port or derivePort' },
  MAN116: { level: 'error', istio: 'webhook', kiali: null, title: 'a redirect must have a status from 300 to 399', remedy: 'write 301, 302, 303, 307 or 308' },
  MAN117: { level: 'error', istio: 'webhook', kiali: null, title: 'the scheme of a redirect must be http or https', remedy: 'write one of them' },
  MAN118: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a redirect that rewrites a prefix must match paths by prefix alone', remedy: 'write uri.prefix in each match, or uri instead of prefixRewrite',
  },
  MAN119: { level: 'error', istio: 'webhook', kiali: null, title: 'the body of a direct response must have at most 1 MiB', remedy: 'let a service answer' },
  MAN120: {
    level: 'warning', istio: 'IST0133', kiali: null, title: 'the body of a direct response should have at most 100 KiB', remedy: 'let a service answer: every proxy gets a copy of the body',
  },
  MAN121: { level: 'error', istio: 'webhook', kiali: null, title: 'a rewrite must not have both uri and uriRegexRewrite', remedy: 'leave one out' },
  MAN122: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a rewrite must change something', remedy: 'write uri, authority, or uriRegexRewrite with match and rewrite',
  },
  MAN123: { level: 'error', istio: 'webhook', kiali: null, title: 'the number of retries must not be negative', remedy: 'write 0 for no retries' },
  MAN124: {
    level: 'error', istio: 'webhook', kiali: null, title: 'retries that are switched off must not have options', remedy: 'write attempts, or leave the options out',
  },
  MAN125: {
    level: 'error', istio: 'webhook', kiali: null, title: 'a retry condition must be one that Istio knows', remedy: 'write conditions that are separated by commas, without spaces',
  },
  MAN126: { level: 'error', istio: 'webhook', kiali: null, title: 'a fault must have a delay or an abort', remedy: 'write one, or leave fault out' },
  MAN127: { level: 'error', istio: 'webhook', kiali: null, title: 'a fault must be of a kind that Istio can inject', remedy: 'write fixedDelay, httpStatus or grpcStatus' },
  MAN128: { level: 'error', istio: 'webhook', kiali: null, title: 'a gRPC status must be one of the 17 that there are', remedy: 'write a status such as UNAVAILABLE' },
  MAN129: { level: 'error', istio: 'webhook', kiali: null, title: 'an allowed origin must not be empty', remedy: 'write exact, prefix or regex' },
  MAN130: { level: 'error', istio: 'webhook', kiali: null, title: 'an allowed method must be an HTTP method in upper case, or *', remedy: 'write a method such as GET, or *' },
  MAN131: { level: 'error', istio: 'webhook', kiali: null, title: 'maxAge of a CORS policy must be a whole number of seconds', remedy: 'write whole seconds, as in 24h or 30s' },
  MAN132: { level: 'warning', istio: 'IST0133', kiali: null, title: 'the share of a mirror must be written as mirrorPercentage, as mirrorPercent is deprecated', remedy: 'write mirrorPercentage: { value: … }' },
  MAN133: { level: 'error', istio: 'webhook', kiali: null, title: 'the authority of a request must be set only once', remedy: 'keep rewrite.authority alone' },
  MAN134: { level: 'error', istio: 'webhook', kiali: null, title: 'a tcp or tls route must have a destination', remedy: 'write route' },
  MAN135: { level: 'error', istio: 'webhook', kiali: null, title: 'a tls route must have matches, each with SNI hosts', remedy: 'write sniHosts' },
  MAN136: {
    level: 'warning', istio: 'IST0130', kiali: null, title: 'a route must be reachable', remedy: 'move it before the route that takes its requests, or remove it',
  },
  MAN137: { level: 'warning', istio: 'IST0002', kiali: null, title: 'the share of a delay must be written as percentage, as percent is deprecated', remedy: 'write percentage: { value: … } instead of percent' },
  MAN138: { level: 'warning', istio: 'IST0133', kiali: null, title: 'an SNI host must be a name, not an address', remedy: 'write a name; match addresses by destinationSubnets' },
  MAN139: {
    level: 'error', istio: 'webhook', kiali: null, title: 'an SNI host must be among the hosts of its VirtualService', remedy: 'write it into hosts, too',
  },
  MAN140: {
    level: 'info', istio: 'IST0131', kiali: null, title: 'a match should take requests that no earlier match takes', remedy: 'move it before the wider match, or remove it',
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
