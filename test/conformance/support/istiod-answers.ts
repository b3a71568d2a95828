import type { ClusterState, Outcome as SimulatedOutcome } from '../../../src/analysis/routing/traffic/outcome';
import type { Caller } from '../../../src/analysis/routing/traffic/request';

/* Requests and outcomes are those of the simulator, field by field, so that the two can be compared. */
export type { Caller, Request } from '../../../src/analysis/routing/traffic/request';

/** What becomes of a request; proxies do not know where a rule is written. */
export type Outcome = Omit<SimulatedOutcome, 'origin' | 'corsPolicy'>;

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

/** A proxy on a node in a region and zone. */
export interface LocatedCaller extends Caller {
  /** `region/zone`. */
  readonly locality: string;
}

/** The pods of a subset in one region and zone, as a proxy sees them. */
export interface PodsInLocality {
  readonly host: string;
  readonly subset: string | null;
  readonly port: number;
  readonly locality: string;
  /** 0 for the first choice; the next gets requests where the one before has too few healthy pods. */
  readonly priority: number;
  /** Relative to the others of the same priority. */
  readonly weight: number;
  readonly pods: readonly Readonly<Record<string, string>>[];
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
