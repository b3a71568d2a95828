import type { Manifest } from './manifests';

/** Istio's test of a text; without a field it asks for presence. */
export interface StringMatchObject {
  readonly exact?: string;
  readonly prefix?: string;
  readonly regex?: string;
}

/** One alternative of an http route. */
export interface MatchObject {
  readonly port?: number;
  readonly uri?: StringMatchObject;
  readonly method?: StringMatchObject;
  readonly headers?: Readonly<Record<string, StringMatchObject>>;
  readonly withoutHeaders?: Readonly<Record<string, StringMatchObject>>;
  readonly queryParams?: Readonly<Record<string, StringMatchObject>>;
}

/** Where requests or copies go. */
export interface DestinationObject {
  readonly host: string;
  readonly subset?: string;
  readonly port?: { readonly number: number };
}

/** An http route of a VirtualService. */
export interface HttpRouteObject {
  readonly match?: readonly MatchObject[];
  readonly route: readonly { readonly destination: DestinationObject; readonly weight?: number }[];
  readonly mirrors?: readonly { readonly destination: DestinationObject; readonly percentage?: { readonly value: number } }[];
  readonly timeout?: string;
  readonly retries?: unknown;
  readonly fault?: unknown;
}

/** What is looked at in a VirtualService. */
export interface VirtualServiceObject {
  readonly hosts: readonly string[];
  readonly gateways?: readonly string[];
  readonly http: readonly HttpRouteObject[];
}

/** Numbers and durations by name. */
export type Limits = Readonly<Record<string, number | string>>;

/** What is looked at in a traffic policy. */
export interface PolicyObject {
  readonly connectionPool?: { readonly tcp?: Limits; readonly http?: Limits };
  readonly outlierDetection?: Limits;
}

/** What is looked at in a DestinationRule. */
export interface DestinationRuleObject {
  readonly host: string;
  readonly trafficPolicy?: PolicyObject;
  readonly subsets: readonly { readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly trafficPolicy?: PolicyObject }[];
}

/** What is looked at in a Gateway. */
export interface GatewayObject {
  readonly servers: readonly { readonly hosts: readonly string[]; readonly port: { readonly number: number; readonly protocol: string } }[];
}

/** The spec of an object, and where it stands. */
export interface Found<T> {
  readonly name: string;
  readonly namespace: string;
  readonly spec: T;
}

/** The objects of a kind. What the kind looks like is the caller's word. */
export function objectsOf<T>(manifests: readonly Manifest[], kind: string): Found<T>[] {
  return manifests.filter(manifest => manifest.kind === kind)
    .map(({ metadata, spec }) => ({ name: metadata.name, namespace: metadata.namespace ?? 'default', spec: spec as T }));
}

/** The only one. Istio would take one of several by their age. */
export function only<T>(found: readonly T[], what: string): T {
  if (found.length !== 1) throw new Error(`expected one ${what}, got ${found.length}`);
  return found[0];
}

/** The full name of a host; Istio takes only a name without a dot for a short one. */
export function fullName(host: string, namespace: string): string {
  return host.includes('.') || host === '*' ? host : `${host}.${namespace}.svc.cluster.local`;
}

/** The DestinationRule of a host. */
export function destinationRuleOf(manifests: readonly Manifest[], host: string): DestinationRuleObject {
  const rules = objectsOf<DestinationRuleObject>(manifests, 'DestinationRule');
  return only(rules.filter(({ spec, namespace }) => fullName(spec.host, namespace) === host), `DestinationRule of '${host}'`).spec;
}
