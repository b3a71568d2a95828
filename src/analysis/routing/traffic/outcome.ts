import type { RuleOrigin } from './route-origin';

/** Envoy answers 503 NC where there is no cluster and 503 UH where it has no endpoints; whether it has any may be unknown, as manifests do not tell everything. */
export type ClusterState = 'ok' | 'unknown' | 'no-cluster' | 'no-endpoints';

/** Whether it is known that nobody answers. */
export function isLost(state: ClusterState): boolean {
  return state === 'no-cluster' || state === 'no-endpoints';
}

/** What is set, by the names of Istio. */
export type Policy = Readonly<Record<string, unknown>>;

/** Pods with the same labels. */
export interface AlikePods {
  /** As they were written. */
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
}

/** A share of requests, or of copies of them. */
export interface Destination {
  readonly host: string;
  readonly subset: string | null;
  readonly port: number;
  /** Per cent. */
  readonly share: number;
  readonly state: ClusterState;
  /** The pods that may answer, those with the same labels together. */
  readonly pods: readonly AlikePods[];
  /** What differs from Istio's defaults. */
  readonly policy: Policy;
  /** What DestinationRules say for this subset and port, as it is written; left out where they say nothing. */
  readonly trafficPolicy?: Policy;
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

/** Repeated tries by the proxy. */
export interface Retries {
  readonly attempts: number;
  readonly perTryTimeout: string | null;
  readonly retryOn: string;
  readonly statusCodes?: readonly number[];
}

/** What the proxy breaks on purpose. */
export interface Fault {
  readonly delay?: { readonly percentage: number; readonly fixedDelay: string };
  readonly abort?: { readonly percentage: number; readonly httpStatus?: number; readonly grpcStatus?: number };
}

/** What is sent back; a part that stays is left out. */
export interface Redirect {
  readonly scheme?: string;
  readonly authority?: string;
  readonly port?: number;
  readonly uri?: string;
  readonly code: number;
}

/** What becomes of a request. */
export interface Outcome {
  readonly outcome: 'routed' | 'no-route' | 'redirect' | 'direct-response';
  /** Why there is no route. */
  readonly detail?: string;
  readonly virtualHost?: string;
  /** The name of the http route, empty where it has none; null where no VirtualService made it. */
  readonly rule: string | null;
  /** Where the rule is written; null where no VirtualService made it. */
  readonly origin: RuleOrigin | null;
  /** `namespace/name` of the one that has the host, also where it delegates to the one that the rule is written in. */
  readonly virtualService?: string;
  readonly destinations: readonly Destination[];
  readonly mirrors: readonly Destination[];
  readonly timeout: string | null;
  readonly retries: Retries | null;
  readonly fault: Fault | null;
  readonly redirect: Redirect | null;
  readonly directResponse: { readonly status: number; readonly body?: string } | null;
  /** `path` is what the destination gets to see. */
  readonly rewrite: { readonly uri?: string; readonly authority?: string; readonly path: string } | null;
  readonly headers: HeaderChanges | null;
  readonly corsPolicy: Policy | null;
}

const NOTHING = {
  rule: null,
  origin: null,
  destinations: [],
  mirrors: [],
  timeout: null,
  retries: null,
  fault: null,
  redirect: null,
  directResponse: null,
  rewrite: null,
  headers: null,
  corsPolicy: null,
} as const;

export function refused(detail: string): Outcome {
  return { ...NOTHING, outcome: 'no-route', detail };
}

/** A connection whose bytes are passed on. */
export function passedOn(destinations: readonly Destination[]): Outcome {
  return { ...NOTHING, outcome: 'routed', destinations };
}

/** Where there is TLS, a request in the clear is sent there. */
export function sentToTls(virtualHost: string): Outcome {
  return { ...NOTHING, outcome: 'redirect', virtualHost, redirect: { scheme: 'https', code: 301 } };
}

/** The fields that a route fills in. */
export function outcomeWith(fields: Partial<Outcome> & Pick<Outcome, 'outcome'>): Outcome {
  return { ...NOTHING, ...fields };
}
