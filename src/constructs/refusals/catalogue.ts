/**
 * Why something is refused.
 *
 * - `istio`: Istio would reject, ignore or misroute what would be written.
 * - `kubernetes`: the API server would reject it, or run something other than what was meant.
 * - `intent`: two constructs contradict each other, or one has no meaning.
 */
export type RefusalKind = 'istio' | 'kubernetes' | 'intent';

/** What is known about a code before it happens. */
export interface RefusalEntry {
  readonly kind: RefusalKind;
  /** What must be so, in one line. */
  readonly title: string;
  /** The code of Istio (`IST…`, or `webhook` where its admission webhook rejects) or of Kiali (`KIA…`) for the same thing. */
  readonly also?: string;
}

/** Every refusal of the constructs. `CDI` stands for cdk8s-istio. A code is never used again for something else. */
export const REFUSALS = {
  // 1xx: values that are passed to the API
  CDI101: { kind: 'istio', title: 'a percentage must lie between 0 and 100 and have at most four decimals', also: 'webhook' },
  CDI102: { kind: 'istio', title: 'the share of a canary must be a whole percentage', also: 'webhook' },
  CDI103: { kind: 'istio', title: 'a string to match must not be empty, and must not hold control characters', also: 'webhook' },
  CDI104: { kind: 'istio', title: 'a regular expression must be RE2, at most 1024 bytes long, and compile to at most 32768 instructions', also: 'webhook' },
  CDI105: { kind: 'istio', title: 'a header name must be an HTTP token', also: 'webhook' },
  CDI106: { kind: 'istio', title: 'method, path and authority must not be matched as headers' },
  CDI107: { kind: 'istio', title: 'a cookie must be matched inside its header, not by the whole header' },
  CDI108: { kind: 'istio', title: 'a cookie name must be an HTTP token, and a cookie value must not hold a separator' },
  CDI109: { kind: 'istio', title: 'a URI match must be able to match a path' },
  CDI110: { kind: 'istio', title: 'an HTTP method must be written in upper case' },
  CDI111: { kind: 'istio', title: 'a query parameter name must be what stands between ? or & and =' },
  CDI112: { kind: 'intent', title: 'a user agent match must name an operating system, a browser, or both' },
  CDI113: { kind: 'intent', title: 'allOf and anyOf must combine at least one match' },
  CDI114: { kind: 'istio', title: 'two conditions on one part of a request must fit into one Istio match' },
  CDI115: { kind: 'intent', title: 'a match must be true of some request' },
  CDI116: { kind: 'intent', title: 'a rule must have at most 64 alternatives' },
  CDI117: { kind: 'istio', title: 'a duration must be a whole number of milliseconds, at least one', also: 'webhook' },
  CDI118: { kind: 'istio', title: 'the number of retries must be a positive whole number', also: 'webhook' },
  CDI119: { kind: 'istio', title: 'a retry condition must be one that Istio knows', also: 'webhook' },
  CDI120: { kind: 'istio', title: 'a port must lie between 1 and 65535', also: 'webhook' },
  CDI121: { kind: 'istio', title: 'a port name must start with its protocol', also: 'IST0118, KIA0601' },
  CDI122: { kind: 'istio', title: 'a container must not listen on a port of the sidecar' },
  CDI123: { kind: 'istio', title: 'a try that runs out of time must meet a condition to be tried again' },
  CDI124: { kind: 'kubernetes', title: 'a duration of a pod must be a whole number of seconds, at least one' },
  CDI125: { kind: 'kubernetes', title: 'a health check must have a path and a threshold that Kubernetes accepts' },
  CDI126: { kind: 'istio', title: 'a fault must hit some requests, and an abort must have a status that Envoy answers with', also: 'webhook' },
  CDI127: { kind: 'intent', title: 'a fault injection must have one delay, one abort, or one of each' },
  CDI128: { kind: 'istio', title: 'a circuit breaker must limit something, and no limit may be 0', also: 'webhook' },
  CDI129: { kind: 'istio', title: 'the value of a header must be matched without white space around it' },
  CDI130: { kind: 'istio', title: 'a gRPC service and its method must be named by identifiers of protocol buffers' },
  CDI146: { kind: 'intent', title: 'the cookie of a hash must be kept for whole seconds, and its path must start with a slash' },
  CDI147: { kind: 'istio', title: 'requests must fail over from one region to another', also: 'webhook' },
  CDI148: { kind: 'istio', title: 'the shares of localities must be whole and add up to 100, and the localities must not overlap', also: 'webhook' },
  CDI149: { kind: 'intent', title: 'a locality must name the regions, labels or shares that it is about' },
  CDI150: { kind: 'istio', title: 'callers that speak TLS to pods must have its files, and the names that the certificates carry', also: 'webhook, IST0128' },
  CDI160: { kind: 'istio', title: 'an authority to match must be a host, with a port where one is sent' },
  CDI161: { kind: 'istio', title: 'a scheme to match must be http or https' },
  CDI162: { kind: 'kubernetes', title: 'a match by caller must have a namespace or labels that pods can have' },
  CDI163: { kind: 'istio', title: 'case must not be ignored in a regular expression but by the expression itself' },
  CDI164: { kind: 'istio', title: 'a regular expression on a header must be able to match its whole value' },

  // 2xx: a service of the mesh
  CDI201: { kind: 'istio', title: 'a service and its namespace must be named by DNS labels', also: 'webhook, IST0101, IST0174' },
  CDI202: { kind: 'kubernetes', title: 'a service of the mesh must have a port' },
  CDI203: { kind: 'kubernetes', title: 'the ports of a service must differ in number and in name' },
  CDI204: { kind: 'istio', title: 'two ports of a service must not lead to one container port', also: 'IST0137' },
  CDI205: { kind: 'istio', title: 'a version name must be a DNS label', also: 'webhook' },
  CDI206: { kind: 'istio', title: 'a version must be declared only once', also: 'webhook' },
  CDI207: { kind: 'kubernetes', title: 'a version label must be a Kubernetes label value' },
  CDI208: { kind: 'intent', title: 'a version that is asked for must be declared' },
  CDI209: { kind: 'istio', title: 'a host must have only one owner', also: 'IST0109, KIA1106' },
  CDI210: { kind: 'istio', title: 'both sides of a reference across namespaces must have a namespace', also: 'IST0101' },
  CDI211: { kind: 'intent', title: 'a single try must end before the request does' },
  CDI212: { kind: 'istio', title: 'the stable version must be declared', also: 'IST0101, KIA1107' },
  CDI213: { kind: 'istio', title: 'two versions must have different pods' },
  CDI214: { kind: 'intent', title: 'a route that is patched must exist' },
  CDI215: { kind: 'kubernetes', title: 'an object must be written only once' },
  CDI216: { kind: 'intent', title: 'a patch must be one that can be applied to its route' },
  CDI217: { kind: 'intent', title: 'the value of a patch must be plain data' },
  CDI218: { kind: 'istio', title: 'a service with a TLS port must have a namespace' },
  CDI219: { kind: 'istio', title: 'a timeout and retries must be of a service with an HTTP port' },

  // 3xx: pods and Services
  CDI301: { kind: 'istio', title: 'a service of the mesh must have a cluster address' },
  CDI302: { kind: 'intent', title: 'a service that is brought in must keep its name' },
  CDI303: { kind: 'istio', title: 'the declared ports must agree with those of the Service and the containers that are brought in', also: 'IST0101' },
  CDI304: { kind: 'istio', title: 'the Service must select the pods of every version' },
  CDI305: { kind: 'intent', title: 'pods must carry the labels that pick them, and not the label of another version' },
  CDI306: { kind: 'kubernetes', title: 'pods must be in the namespace of their Service' },
  CDI307: { kind: 'kubernetes', title: 'a container must have an image that a registry can have, and a whole number of replicas' },
  CDI308: { kind: 'istio', title: 'a container must run as a user of its own', also: 'IST0144' },
  CDI309: { kind: 'kubernetes', title: 'a writable path must be an absolute folder with a volume of its own' },
  CDI310: { kind: 'istio', title: 'a version must have labels that pick its pods' },
  CDI311: { kind: 'kubernetes', title: 'a pod must have time to drain before it is killed' },
  CDI312: { kind: 'intent', title: 'what is brought in must be one object of the kind that is asked for' },
  CDI313: { kind: 'intent', title: 'a workload that is brought in must have a pod template, and labels that its pods carry for certain' },
  CDI314: { kind: 'intent', title: 'a workload that leaves its pod template to another must be written beside it' },
  CDI320: { kind: 'kubernetes', title: 'an autoscaler must have bounds and targets that Kubernetes accepts' },
  CDI321: { kind: 'intent', title: 'the number of pods must be written or left to an autoscaler, not both' },
  CDI322: { kind: 'kubernetes', title: 'an autoscaler by usage must have a request to compare with' },
  CDI323: { kind: 'intent', title: 'a disruption budget must let at least one pod go' },
  CDI324: { kind: 'kubernetes', title: 'pods must be spread with a whole difference of at least one' },

  // 4xx: releases
  CDI401: { kind: 'intent', title: 'a canary must be another version than the stable one until it takes over' },
  CDI402: { kind: 'intent', title: 'a port of a service must take part in only one release at a time' },
  CDI403: { kind: 'intent', title: 'a match must not be true of every request' },
  CDI404: { kind: 'istio', title: 'every match must be reachable', also: 'IST0130, IST0131' },
  CDI405: { kind: 'intent', title: 'a version that gets copies must not answer requests by default' },
  CDI406: { kind: 'intent', title: 'a version must get copies from only one mirror' },
  CDI407: { kind: 'intent', title: 'a service or version must have only one circuit breaker' },
  CDI408: { kind: 'intent', title: 'the limits of a version must not be looser than those of its service' },
  CDI409: { kind: 'istio', title: 'an outlier detection must be able to leave out at least one pod' },
  CDI410: { kind: 'intent', title: 'faults on one service must differ in the requests that they hit' },
  CDI411: { kind: 'istio', title: 'a service in a release must not have a way in past the rules' },
  CDI412: { kind: 'intent', title: 'a blue/green switch must have two versions of one service, one of them stable' },
  CDI413: { kind: 'intent', title: 'a pin, a lane and a fault on some requests must each have a match, and a lane must have versions' },
  CDI414: { kind: 'intent', title: 'a release must be at one of its stages, and a switch must have a live slot' },
  CDI415: { kind: 'intent', title: 'a limit must be set on a service, or on one of its own versions' },
  CDI416: { kind: 'intent', title: 'the ports that a strategy names must be ports of its service, each named once' },
  CDI417: { kind: 'istio', title: 'what is about requests must hold on HTTP ports' },
  CDI427: { kind: 'istio', title: 'a service that fails over must have an outlier detection', also: 'IST0133' },
  CDI428: { kind: 'intent', title: 'a consistent hash must not stand beside a split' },
  CDI429: { kind: 'intent', title: 'a version must have the pods that its share needs' },
  CDI430: { kind: 'intent', title: 'a version that a release or a rule leads to must have pods' },
  CDI431: { kind: 'intent', title: 'no sidecar may take the port of pods that end TLS by themselves' },

  // 5xx: the way in
  CDI501: { kind: 'istio', title: 'a gateway must select its pods', also: 'IST0101' },
  CDI502: { kind: 'kubernetes', title: 'a credential must be the name of a Secret' },
  CDI503: { kind: 'intent', title: 'a nip.io host must hold an IPv4 address' },
  CDI504: { kind: 'istio', title: 'a gateway must have a name and listen to full host names', also: 'webhook' },
  CDI505: { kind: 'istio', title: 'a service must be exposed on a host that the gateway listens to', also: 'IST0132' },
  CDI506: { kind: 'intent', title: 'an exposure must have exact paths and prefixes, and must rewrite to a path' },
  CDI507: { kind: 'istio', title: 'an exposure must be of one HTTP port of the service', also: 'IST0101, IST0112' },
  CDI508: { kind: 'intent', title: 'every host of a gateway must have something exposed on it' },
  CDI509: { kind: 'istio', title: 'a path of an external host must lead to only one service' },
  CDI510: { kind: 'intent', title: 'an exposure that rewrites paths must be of a service without rules by path' },
  CDI511: { kind: 'istio', title: 'an Ingress must lead through the rules of the mesh' },
  CDI513: { kind: 'kubernetes', title: 'a path of an ingress-nginx host must lead to only one service' },
  CDI514: { kind: 'intent', title: 'each host of a gateway must have one TLS setting' },
  CDI515: { kind: 'istio', title: 'a host of a gateway must have the TLS of the wildcards that cover it' },
  CDI516: { kind: 'intent', title: 'connections must be let out of one port for TCP or TLS of the service' },
  CDI517: { kind: 'istio', title: 'a port of a gateway must be for HTTP, for TLS, or for the connections of one service' },
  CDI518: { kind: 'intent', title: 'connections under TLS that are passed on must not be wrapped into TLS once more' },
} as const satisfies Record<string, RefusalEntry>;

/** A code of the catalogue. */
export type RefusalCode = keyof typeof REFUSALS;
