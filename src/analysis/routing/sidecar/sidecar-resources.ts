import type { ManifestObject } from '../../model/manifest';
import { grouped } from '../../model/maps';
import { field, numberAt, objectAt, objectsAt, textAt, textMapAt, textsAt } from '../fields/fields';
import type { Client } from '../services/destination-rules';
import { byAge } from '../services/order-of-objects';
import { has } from '../services/pods';
import { type Traffic, trafficNamed } from '../services/protocols';

/** A listener as a Sidecar writes it. */
export interface Egress {
  readonly hosts: readonly string[];
  readonly port: EgressPort | undefined;
}

/** The port that a listener is for. */
export interface EgressPort {
  /** 0 for a socket that is no port. */
  readonly number: number;
  readonly protocol: Traffic;
  /** Whether only services that have the port can be called through it. */
  readonly isOfServices: boolean;
}

/** A Sidecar object. */
export interface SidecarResource {
  readonly object: ManifestObject;
  readonly egress: readonly Egress[];
  /** What becomes of requests to what is not taken. */
  readonly unknown: 'passed on' | 'refused';
  readonly selector: Readonly<Record<string, string>> | undefined;
}

/** The namespace of Istio itself, whose Sidecar is everyone's who has no other one. */
const ROOT = 'istio-system';
const EVERYTHING: Egress = { hosts: ['*/*'], port: undefined };

/** The Sidecars of a mesh. */
export class SidecarResources {
  private readonly byNamespace: ReadonlyMap<string, readonly SidecarResource[]>;
  private readonly root: SidecarResource | undefined;
  /** The names of the labels that they ask for. */
  readonly labels: readonly string[];

  constructor(objects: readonly ManifestObject[]) {
    const all = [...objects].sort(byAge).map(resourceOf);
    this.byNamespace = grouped([...all.filter(isForSome), ...all.filter(one => !isForSome(one))], ({ object }) => object.namespace);
    this.root = this.byNamespace.get(ROOT)?.find(one => !isForSome(one));
    this.labels = all.flatMap(({ selector }) => Object.keys(selector ?? {}));
  }

  /** The one that counts for a client: of its namespace one that selects it, otherwise the oldest that selects nobody, otherwise that of the root namespace. */
  for({ namespace, labels }: Client): SidecarResource | undefined {
    return this.byNamespace.get(namespace)?.find(({ selector }) => selector === undefined || has(labels, selector)) ?? this.root;
  }

  /** Whether any may count in a namespace. */
  isAnyIn(namespace: string): boolean {
    return this.root !== undefined || this.byNamespace.has(namespace);
  }
}

function isForSome({ selector }: SidecarResource): boolean {
  return selector !== undefined;
}

function resourceOf(object: ManifestObject): SidecarResource {
  const { spec } = object;
  const egress = objectsAt(spec, 'egress').map(one => ({ hosts: textsAt(one, 'hosts'), port: portOf(objectAt(one, 'port')) }));
  const selector = objectAt(spec, 'workloadSelector');
  return {
    object,
    egress: egress.length === 0 ? [EVERYTHING] : egress,
    unknown: isRefused(objectAt(spec, 'outboundTrafficPolicy')) ? 'refused' : 'passed on',
    selector: selector && textMapAt(selector, 'labels'),
  };
}

function portOf(port: ReturnType<typeof objectAt>): EgressPort | undefined {
  if (port === undefined) return undefined;
  const [number, protocol] = [numberAt(port, 'number'), textAt(port, 'protocol')];
  return { number, protocol: trafficNamed(protocol), isOfServices: number !== 0 && protocol.toUpperCase() !== 'HTTP_PROXY' };
}

/** A policy without a mode is the first one of the list. */
function isRefused(policy: ReturnType<typeof objectAt>): boolean {
  if (policy === undefined) return false;
  const mode = field(policy, 'mode');
  return mode === undefined || mode === null || mode === 'REGISTRY_ONLY' || mode === 0;
}

/** Whether a Sidecar has what this simulator does not read: listeners of another address, and proxies of its own. */
export function isReadInPart({ spec }: ManifestObject): boolean {
  const isElsewhere = objectsAt(spec, 'egress').some(one => textAt(one, 'bind') !== '' || textAt(one, 'captureMode') === 'NONE' ||
    textAt(objectAt(one, 'port'), 'protocol').toUpperCase() === 'HTTP_PROXY');
  return isElsewhere || objectAt(objectAt(spec, 'outboundTrafficPolicy'), 'egressProxy') !== undefined;
}
