/** What a judge says about one object; about a document that is none, kind and name are empty. */
export interface Finding {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly level: 'error' | 'warning' | 'info';
  /** Of `istioctl analyze`; the other judges have none. */
  readonly code: string;
  readonly message: string;
}

/** What everything in Istio and Kubernetes finds that refuses or warns about objects before they run. */
export interface Judgement {
  /** Istio's OpenAPI schemas, unknown fields and CEL rules. */
  readonly schema: readonly Finding[];
  /** Istio's validating webhook. */
  readonly webhook: readonly Finding[];
  /** Fields of Kubernetes' own kinds that do not exist, and text that cannot be read. */
  readonly decoding: readonly Finding[];
  /** All analyzers of istioctl, with services and pods in view. */
  readonly analysis: readonly Finding[];
}

/** A proxy that requests go through. */
export interface Caller {
  readonly kind: 'sidecar' | 'gateway';
  /** `default` if left out. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A request as a client makes it. */
export interface Request {
  readonly from: Caller;
  readonly host: string;
  /** Of the service, or of the server of a Gateway. */
  readonly port: number;
  readonly scheme?: 'http' | 'https' | 'tcp' | 'tls';
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Envoy answers 503 NC where there is no cluster and 503 UH where it has no endpoints. */
export type ClusterState = 'ok' | 'no-cluster' | 'no-endpoints';

/** A share of requests, or of copies of them. */
export interface Destination {
  readonly host: string;
  readonly subset: string | null;
  readonly port: number;
  /** Per cent. */
  readonly share: number;
  readonly state: ClusterState;
  /** The labels of the pods that may answer, as they were written. */
  readonly pods: readonly Readonly<Record<string, string>>[];
  /** What differs from Istio's defaults, by the names of a DestinationRule. */
  readonly policy: Readonly<Record<string, unknown>>;
  readonly headers?: HeaderChanges;
}

/** Headers that are changed on the way there and back. */
export interface HeaderChanges {
  readonly request?: Changes;
  readonly response?: Changes;
}

/** Changes of headers. */
export interface Changes {
  readonly set?: Readonly<Record<string, string>>;
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

/** What becomes of a request. */
export interface Outcome {
  readonly outcome: 'routed' | 'no-route' | 'redirect' | 'direct-response';
  /** Why there is no route. */
  readonly detail?: string;
  readonly virtualHost?: string;
  /** The name of the http route; null where no VirtualService made it. */
  readonly rule: string | null;
  /** `namespace/name` of the one that made the route. */
  readonly virtualService?: string;
  readonly destinations: readonly Destination[];
  readonly mirrors: readonly Destination[];
  readonly timeout: string | null;
  readonly retries: {
    readonly attempts: number; readonly perTryTimeout: string | null; readonly retryOn: string; readonly statusCodes?: readonly number[];
  } | null;
  readonly fault: {
    readonly delay?: { readonly percentage: number; readonly fixedDelay: string };
    readonly abort?: { readonly percentage: number; readonly httpStatus?: number; readonly grpcStatus?: number };
  } | null;
  readonly redirect: {
    readonly scheme?: string; readonly authority?: string; readonly port?: number; readonly uri?: string; readonly code: number;
  } | null;
  readonly directResponse: { readonly status: number; readonly body?: string } | null;
  /** `path` is what the destination gets to see. */
  readonly rewrite: { readonly uri?: string; readonly authority?: string; readonly path: string } | null;
  readonly headers: HeaderChanges | null;
}

/** A destination or a mirror somewhere in the configuration of a proxy. */
export interface Place {
  /** The index of the proxy. */
  readonly from: number;
  readonly virtualHost: string;
  readonly rule: string | null;
  readonly host: string;
  readonly subset: string | null;
  readonly port: number;
  readonly share: number;
  readonly mirror: boolean;
  readonly state: ClusterState;
}

/** An Envoy that is going to connect. */
export interface Proxy extends Caller {
  readonly name: string;
}

/** Where a stand-in for an application has to listen; a pod keeps its address while the mesh is served. */
export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly address: string;
  readonly ports: readonly number[];
}

/** A mesh that Envoys may connect to. */
export interface Served {
  /** What each Envoy has to be started with, by the name of the proxy. */
  readonly bootstraps: Readonly<Record<string, unknown>>;
  /** Where each proxy listens, by name. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly pods: readonly Pod[];
}

/** Versions of the modules that the answers come from. */
export interface Versions {
  /** Istio's minor release and patch, as proxies call it. */
  readonly release: string;
  readonly istio: string;
  readonly api: string;
  readonly clientGo: string;
  readonly goControlPlane: string;
}
