import { Field } from './field';
import type { ManifestObject } from '../../model/manifest';

/** An object that is looked at. */
export interface Subject {
  /** With its group where two groups have a kind of that name. */
  readonly kind: string;
  readonly object: ManifestObject;
  /** In which the cluster has its Services. */
  readonly domain: string;
  readonly root: Field;
  readonly spec: Field;
}

/** An object to look at. */
export function subjectOf(object: ManifestObject, domain: string): Subject {
  const root = new Field(object.body);
  return { kind: kindOf(object), object, domain, root, spec: root.get('spec') };
}

/** Groups whose kinds are known by their name alone. */
const PLAIN = new Set(['', 'apps', 'networking.istio.io', 'security.istio.io', 'admissionregistration.k8s.io']);

/** The name of a kind, with its group where two groups have that name. */
export function kindOf({ group, kind }: Pick<ManifestObject, 'group' | 'kind'>): string {
  return PLAIN.has(group) ? kind : `${kind}.${group}`;
}

/** What makes two objects one to an API server, whatever their versions; of two, the later counts. */
export function identity(object: ManifestObject): string {
  return `${kindOf(object)} ${object.namespace}/${object.name}`;
}
