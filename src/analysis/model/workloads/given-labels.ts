import { controllerOf, isGivenByController, isOwnGroup } from './controllers';
import type { PodSource } from './pod-sources';
import { type JsonObject, numberIn, objectIn, textsIn } from '../json';
import type { ManifestObject } from '../manifest';

type Labels = Readonly<Record<string, string>>;

/** Whether something is so, where manifests do not tell everything. */
export type Answer = 'yes' | 'unknown' | 'no';

/** Labels by which Istio, and Kubernetes in part, say where something runs: in which cluster, network, region, zone, subzone and on which node. */
const OF_PLACES = /^(?:topology\.(?:kubernetes|istio)\.io\/|kubernetes\.io\/hostname$)/;

/** What Istio's webhook writes on the pods that get a sidecar. */
const OF_SIDECARS = /^(?:security\.istio\.io\/tlsMode$|service\.istio\.io\/)/;

const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX = 'apps.kubernetes.io/pod-index';

/** Whether a label says where something runs. */
export function isOfPlace(name: string): boolean {
  return OF_PLACES.test(name);
}

/** Whether pods may have a label that is not written in their template. */
export function mayBeGiven(name: string): boolean {
  return name.includes('/') || isGivenByController(name);
}

/** The labels, of any name, that owners give to some of their pods for a while. */
export function labelsOfRoles({ givers }: PodSource): readonly string[] {
  return givers.filter(({ kind }) => kind === 'Rollout').flatMap(({ spec }) => rolesIn(spec)).flatMap(role => Object.keys(textsIn(role.labels)));
}

/** Whether pods have what a selector asks for: in their template, or from the cluster that they come to run in. */
export function carries(source: PodSource, selector: Labels): Answer {
  let answer: Answer = source.isSure ? 'yes' : 'unknown';
  for (const name in selector) {
    const has = hasLabel(source, name, selector[name]);
    if (has === 'no') return 'no';
    if (has === 'unknown') answer = 'unknown';
  }
  return new Set(ordinalsAsked(source, selector)).size > 1 ? 'no' : answer;
}

/** How many of the pods have what a selector asks for, where any has: each pod of a StatefulSet has a label with its own name. */
export function countCarrying(source: PodSource, selector: Labels): number {
  return ordinalsAsked(source, selector).length > 0 ? 1 : source.count;
}

function hasLabel(source: PodSource, name: string, value: string): Answer {
  const { labels } = source;
  if (Object.hasOwn(labels, name)) {
    if (labels[name] === value) return 'yes';
    // Istio writes over these.
    return isOfPlace(name) ? 'unknown' : 'no';
  }
  if (isNumbered(source) && (name === POD_NAME || name === POD_INDEX)) return isOrdinal(source, ordinalIn(source, name, value));
  return isGiven(source, name) ? 'unknown' : 'no';
}

function isGiven({ givers, isOpen }: PodSource, name: string): boolean {
  return isOpen || OF_PLACES.test(name) || OF_SIDECARS.test(name) || givers.some(giver => isGivenBy(giver, name));
}

/** Kinds that nobody here knows write names with a prefix of their own. */
function isGivenBy({ kind, group, spec }: ManifestObject, name: string): boolean {
  const controller = controllerOf(kind);
  if (controller?.gives.includes(name)) return true;
  if (controller === undefined || !isOwnGroup(controller, group)) return name.includes('/');
  return kind === 'Rollout' && rolesIn(spec).some(role => Object.hasOwn(textsIn(role.labels), name));
}

/** What a Rollout writes on the pods of one version as long as they have a part in a release. */
function rolesIn({ strategy }: JsonObject): readonly JsonObject[] {
  const ways = Object.values(objectIn(strategy) ?? {}).map(objectIn);
  return ways.flatMap(way => ['canaryMetadata', 'stableMetadata', 'activeMetadata', 'previewMetadata'].map(name => objectIn(way?.[name]))).filter(role => role !== undefined);
}

/** The numbers of pods that a selector asks for by labels, NaN for what is none. */
function ordinalsAsked(source: PodSource, selector: Labels): readonly number[] {
  if (!isNumbered(source)) return [];
  return [POD_NAME, POD_INDEX].filter(name => Object.hasOwn(selector, name)).map(name => ordinalIn(source, name, selector[name]));
}

function ordinalIn({ owner }: PodSource, label: string, value: string): number {
  const prefix = label === POD_NAME ? `${owner.name}-` : '';
  const number = value.slice(prefix.length);
  return value.startsWith(prefix) && /^(?:0|[1-9]\d*)$/.test(number) ? Number(number) : NaN;
}

/** Whether there is a pod of this number. A kind of another group than Kubernetes' own may leave numbers out, and so have higher ones. */
function isOrdinal({ owner, count }: PodSource, ordinal: number): Answer {
  if (Number.isNaN(ordinal)) return 'no';
  if (owner.group !== 'apps') return 'unknown';
  const first = numberIn(objectIn(owner.spec.ordinals)?.start) ?? 0;
  return ordinal >= first && ordinal < first + count ? 'yes' : 'no';
}

function isNumbered({ controller }: PodSource): boolean {
  return controller?.isNumbered === true;
}
