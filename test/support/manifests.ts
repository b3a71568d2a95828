import { App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';

/** A rendered object, as far as tests look into it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> };
  readonly spec?: Record<string, unknown>;
}

/** The objects of a stream of YAML documents. */
export function parsed(yaml: string): Manifest[] {
  return parseAllDocuments(yaml).map(document => document.toJS() as Manifest);
}

/** The objects of an app with one chart in the namespace `shop`, in the order of the file. */
export function rendered(build: (chart: Chart) => void): Manifest[] {
  const app = new App();
  build(new Chart(app, 'shop', { namespace: 'shop' }));
  return parsed(app.synthYaml());
}

/** The one object of a kind and name. */
export function find(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.filter(manifest => manifest.kind === kind && manifest.metadata.name === name);
  if (found.length !== 1) throw new Error(`expected one ${kind} '${name}', got ${found.length}`);
  return found[0];
}

/** The spec of an object, and where it stands. */
export interface Found<T> {
  readonly name: string;
  readonly namespace: string;
  readonly spec: T;
}

/** The objects of a kind. What their spec looks like is the caller's word. */
export function objectsOf<T>(manifests: readonly Manifest[], kind: string): Found<T>[] {
  return manifests.filter(manifest => manifest.kind === kind)
    .map(({ metadata, spec }) => ({ name: metadata.name, namespace: metadata.namespace ?? 'default', spec: spec as T }));
}
