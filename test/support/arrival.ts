import { requestOf, type Call, type MeshRequest } from './calls';
import type { Manifest } from './manifests';
import type { JsonObject } from '../../src/analysis/model/json';
import { meshOf } from '../../src/analysis/routing/mesh';
import type { Destination, Outcome } from '../../src/analysis/routing/traffic/outcome';
import { manifestsIn } from '../analysis/support/manifests';

/** Per cent by the label `version` of the pods. */
export type Shares = Readonly<Record<string, number>>;

/** The service that a request comes to, and what happens to it on the way: all that callers and pods can tell, names of rules and policies apart. */
export interface Arrival extends Pick<Outcome, 'timeout' | 'retries' | 'fault' | 'rewrite' | 'headers' | 'redirect' | 'directResponse'> {
  /** The full name of the service; empty where a proxy answers by itself. */
  readonly host: string;
  readonly port: number;
  readonly shares: Shares;
  /** Per cent by the label `version`; of another service by its name, its port and that label. */
  readonly mirrors: Shares;
  /** The headers that are changed on the way to the pods of one version alone. */
  readonly headersOf: Readonly<Record<string, Destination['headers']>>;
}

/** What the simulator says of a call to a cluster in which just these manifests are applied; it shares no code with what writes them. */
export function outcomesIn(manifests: readonly Manifest[], calls: readonly Call[]): Outcome[] {
  const mesh = meshOf(manifestsIn(manifests as unknown as readonly JsonObject[]));
  return calls.map(call => mesh.route(requestOf(manifests, call)));
}

/** What happens to a call; nothing is 404 at a gateway. */
export function arrivalIn(manifests: readonly Manifest[], call: Call): Arrival | undefined {
  const [outcome] = outcomesIn(manifests, [call]);
  return arrivalOf(call, outcome);
}

/** What is compared of an outcome; istiod does not tell where a rule is written. */
export type Answered = Omit<Outcome, 'origin' | 'corsPolicy'>;

/** An outcome of the simulator or of istiod, in which equal things look equal. Fails where pods answer that the call was not meant for, or none. */
export function arrivalOf(call: Call, outcome: Answered): Arrival | undefined {
  if (outcome.outcome === 'no-route' && call.via === 'gateway') return undefined;
  const { destinations, mirrors, timeout, retries, fault, rewrite, headers, redirect, directResponse } = outcome;
  if (redirect ?? directResponse) return { ...NOBODY, timeout, retries, fault, rewrite, headers, redirect, directResponse };
  if (outcome.outcome !== 'routed') throw new Error(`${JSON.stringify(call)} is not routed: ${JSON.stringify(outcome)}`);
  const { host, port } = call.via === 'mesh' ? placeOf(call.request) : destinations[0];
  const [own, others] = [true, false].map(is => mirrors.filter(place => (place.host === host) === is));
  const isLost = (place: Destination) => place.state !== 'ok';
  const isAstray = (place: Destination) => place.host !== host || place.port !== port || isLost(place);
  const astray = [...[...destinations, ...own].filter(isAstray), ...others.filter(isLost)];
  if (astray.length > 0) throw new Error(`${JSON.stringify(call)} goes astray: ${JSON.stringify(astray)}`);
  return {
    host,
    port,
    shares: byVersion(destinations),
    mirrors: { ...byVersion(own), ...Object.fromEntries(others.map(place => [`${place.host}:${place.port} ${versionOf(place)}`, round(place.share)])) },
    headersOf: Object.fromEntries(destinations.filter(place => place.headers).map(place => [versionOf(place), place.headers])),
    timeout,
    retries,
    fault: somethingOf(fault),
    rewrite,
    headers,
    redirect,
    directResponse,
  };
}

function somethingOf(fault: Outcome['fault']): Outcome['fault'] {
  return fault && (fault.delay ?? fault.abort) ? fault : null;
}

/** Who is reached where a proxy answers by itself. */
const NOBODY = { host: '', port: 0, shares: {}, mirrors: {}, headersOf: {} } as const;

/** Whether a proxy answers by itself. */
export function isReply(arrived: Arrival | undefined): boolean {
  return Boolean(arrived?.redirect ?? arrived?.directResponse);
}

function placeOf({ host, namespace, port }: MeshRequest): { readonly host: string; readonly port: number } {
  return { host: `${host}.${namespace}.svc.cluster.local`, port };
}

function byVersion(places: readonly Destination[]): Shares {
  const shares: Record<string, number> = {};
  for (const place of places) {
    const version = versionOf(place);
    shares[version] = round((shares[version] ?? 0) + place.share);
  }
  return shares;
}

/** The one version that the pods of a cluster have; a cluster with the pods of two versions is none of ours. */
function versionOf({ pods, subset }: Destination): string {
  const versions = [...new Set(pods.map(({ labels }) => labels.version))];
  if (versions.length !== 1 || versions[0] === undefined) {
    throw new Error(`the cluster of subset '${subset}' has the pods of ${versions.join(' and ') || 'nobody'}`);
  }
  return versions[0];
}

/** Istio counts in parts of a million. */
function round(percent: number): number {
  return Math.round(percent * 10_000) / 10_000;
}
