/**
 * Why something is refused.
 *
 * - `istio`: Istio would reject, ignore or misroute what would be written.
 * - `kubernetes`: the API server would reject it, or run something else than was meant.
 * - `intent`: two wishes contradict each other, or one has no meaning.
 */
export type RefusalKind = 'istio' | 'kubernetes' | 'intent';

/** What is known about a code before it happens. */
export interface RefusalEntry {
  readonly kind: RefusalKind;
  /** The rule in one line. */
  readonly title: string;
  /** The code of Istio (`IST…`, or `webhook` where its admission webhook rejects) or of Kiali (`KIA…`) for the same thing. */
  readonly also?: string;
}

/** Every refusal of the construct side. A code is never used again for something else. */
export const REFUSALS = {
  // 1xx: the words of the API
  CDI101: { kind: 'istio', title: 'a percentage lies between 0 and 100 and has at most four decimals', also: 'webhook' },
  CDI102: { kind: 'istio', title: 'the share of a canary is a whole percentage', also: 'webhook' },
  CDI103: { kind: 'istio', title: 'a text to match is neither empty nor holds control characters', also: 'webhook' },
  CDI104: { kind: 'istio', title: 'a regular expression is RE2, at most 1024 bytes long, and compiles to at most 32768 instructions', also: 'webhook' },
  CDI105: { kind: 'istio', title: 'a header name is an HTTP token', also: 'webhook' },
  CDI106: { kind: 'istio', title: 'method, path and authority are no headers' },
  CDI107: { kind: 'istio', title: 'a cookie is matched inside its header, not by the whole header' },
  CDI108: { kind: 'istio', title: 'a cookie name is an HTTP token and a cookie value holds no separator' },
  CDI109: { kind: 'istio', title: 'a URI match can match a path' },
  CDI110: { kind: 'istio', title: 'an HTTP method is written in upper case' },
  CDI111: { kind: 'istio', title: 'a query parameter name is what stands between ? or & and =' },
  CDI112: { kind: 'intent', title: 'a user agent match names an operating system, a browser, or both' },
  CDI113: { kind: 'intent', title: 'allOf and anyOf combine at least one match' },
  CDI114: { kind: 'istio', title: 'two conditions on one part of a request can be written as one' },
  CDI115: { kind: 'intent', title: 'a match can be true of some request' },
  CDI116: { kind: 'intent', title: 'a rule has at most 64 alternatives' },
  CDI117: { kind: 'istio', title: 'a duration is a whole number of milliseconds, at least one', also: 'webhook' },
  CDI118: { kind: 'istio', title: 'the number of retries is a positive whole number', also: 'webhook' },
  CDI119: { kind: 'istio', title: 'a retry condition is one that Istio knows', also: 'webhook' },
  CDI120: { kind: 'istio', title: 'a port lies between 1 and 65535', also: 'webhook' },
  CDI121: { kind: 'istio', title: 'a port name starts with its protocol', also: 'IST0118, KIA0601' },
  CDI122: { kind: 'istio', title: 'a container does not listen on a port of the sidecar' },
  CDI123: { kind: 'istio', title: 'a try that runs out of time meets a condition to be tried again' },
  CDI124: { kind: 'kubernetes', title: 'a duration of a pod is a whole number of seconds, at least one' },
  CDI125: { kind: 'kubernetes', title: 'a health check has a path and a threshold that Kubernetes takes' },
  CDI126: { kind: 'istio', title: 'a fault fails some requests, with a status that Envoy answers with', also: 'webhook' },
  CDI127: { kind: 'intent', title: 'a fault injection has one delay, one abort, or one of each' },
  CDI128: { kind: 'istio', title: 'a circuit breaker limits something, and no limit is 0', also: 'webhook' },
  CDI129: { kind: 'istio', title: 'the value of a header is matched without white space around it' },

  // 2xx: a service of the mesh
  CDI201: { kind: 'istio', title: 'a service and its namespace are named by DNS labels', also: 'webhook, IST0101, IST0174' },
  CDI202: { kind: 'istio', title: 'a service of the mesh has an HTTP port' },
  CDI203: { kind: 'kubernetes', title: 'the ports of a service differ in number and in name' },
  CDI204: { kind: 'istio', title: 'no two ports of a service lead to one container port', also: 'IST0137' },
  CDI205: { kind: 'istio', title: 'a version name is a DNS label', also: 'webhook' },
  CDI206: { kind: 'istio', title: 'a version is declared once', also: 'webhook' },
  CDI207: { kind: 'kubernetes', title: 'a version label is a Kubernetes label value' },
  CDI208: { kind: 'intent', title: 'a version that is asked for is declared' },
  CDI209: { kind: 'istio', title: 'a host has one owner', also: 'IST0109, KIA1106' },
  CDI210: { kind: 'istio', title: 'a reference across namespaces knows both namespaces', also: 'IST0101' },
  CDI211: { kind: 'intent', title: 'a single try ends before the request does' },
  CDI212: { kind: 'istio', title: 'the stable version is declared', also: 'IST0101, KIA1107' },
  CDI213: { kind: 'istio', title: 'two versions have different pods' },
  CDI214: { kind: 'intent', title: 'a patched route exists' },
  CDI215: { kind: 'kubernetes', title: 'an object is written once' },
  CDI216: { kind: 'intent', title: 'a patch of a route can be applied to it' },

  // 3xx: pods and Services
  CDI301: { kind: 'istio', title: 'a service of the mesh has a cluster address' },
  CDI302: { kind: 'intent', title: 'a service that is brought in keeps its name' },
  CDI303: { kind: 'istio', title: 'the HTTP ports of a Service that is brought in are declared', also: 'IST0101' },
  CDI304: { kind: 'istio', title: 'the Service selects the pods of every version' },
  CDI305: { kind: 'intent', title: 'pods that are brought in do not already carry another version' },
  CDI306: { kind: 'kubernetes', title: 'pods live in the namespace of their Service' },
  CDI307: { kind: 'kubernetes', title: 'a container has an image that a registry can have, and a whole number of replicas' },
  CDI308: { kind: 'istio', title: 'a container runs as a user of its own', also: 'IST0144' },
  CDI309: { kind: 'kubernetes', title: 'a writable path is an absolute folder with a volume of its own' },
  CDI310: { kind: 'istio', title: 'a version has labels that pick its pods' },
  CDI311: { kind: 'kubernetes', title: 'a pod has time to drain before it is killed' },

  // 4xx: releases
  CDI401: { kind: 'intent', title: 'the canary is another version than the stable one until it takes over' },
  CDI402: { kind: 'intent', title: 'a service takes part in one release at a time' },
  CDI403: { kind: 'intent', title: 'a match is not true of every request' },
  CDI404: { kind: 'istio', title: 'every match can be reached', also: 'IST0130, IST0131' },
  CDI405: { kind: 'intent', title: 'a shadow answers nobody by default' },
  CDI406: { kind: 'intent', title: 'a version is the shadow of one mirror' },
  CDI407: { kind: 'intent', title: 'a service or version has one circuit breaker' },
  CDI408: { kind: 'intent', title: 'the limits of a version are no looser than those of its service' },
  CDI409: { kind: 'istio', title: 'an outlier detection can leave out at least one pod' },
  CDI410: { kind: 'intent', title: 'faults on one service differ in the requests that fail' },
  CDI411: { kind: 'istio', title: 'a service in a release has no way in past the rules' },
  CDI412: { kind: 'intent', title: 'a blue/green switch has two versions of one service, one of them stable' },
  CDI413: { kind: 'intent', title: 'a pin has a match, and so has a fault on some requests' },
  CDI414: { kind: 'intent', title: 'a release stands at one of its stages, and a switch has a live slot' },
  CDI415: { kind: 'intent', title: 'a limit is set on a service, or on one of its own versions' },

  // 5xx: the way in
  CDI501: { kind: 'istio', title: 'a gateway selects its pods', also: 'IST0101' },
  CDI502: { kind: 'kubernetes', title: 'a credential is the name of a Secret' },
  CDI503: { kind: 'intent', title: 'a nip.io host holds an IPv4 address' },
  CDI504: { kind: 'istio', title: 'a gateway has a name and listens to full host names', also: 'webhook' },
  CDI505: { kind: 'istio', title: 'a service is exposed on a host that the gateway listens to', also: 'IST0132' },
  CDI506: { kind: 'intent', title: 'an exposure has exact paths and prefixes, and rewrites to a path' },
  CDI507: { kind: 'istio', title: 'an exposure is of one HTTP port of the service', also: 'IST0101, IST0112' },
  CDI508: { kind: 'intent', title: 'something is exposed on every host of a gateway' },
  CDI509: { kind: 'istio', title: 'a path of an external host leads to one service' },
  CDI510: { kind: 'intent', title: 'a rewritten exposure is of a service without rules by path' },
  CDI511: { kind: 'istio', title: 'an Ingress leads through the rules of the mesh' },
  CDI513: { kind: 'kubernetes', title: 'a path of a host of ingress-nginx leads to one service' },
} as const satisfies Record<string, RefusalEntry>;

/** A code of the catalogue. */
export type RefusalCode = keyof typeof REFUSALS;
