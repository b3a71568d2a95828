import type { Manifest } from './manifests';

/** A copy with some fields of its spec replaced. */
const withSpec = (manifest: Manifest, spec: object): Manifest => ({ ...manifest, spec: { ...manifest.spec, ...spec } });

/** What bringing in did once: it labelled the pods, and had the subset of v1 ask for the label in the same commit. */
export function labelledAtOnce(broughtIn: readonly Manifest[]): Manifest[] {
  return broughtIn.map(manifest => {
    if (manifest.kind === 'DestinationRule') return withSpec(manifest, { subsets: [{ name: 'v1', labels: { version: 'v1' } }] });
    const template = manifest.spec?.template as { readonly metadata: { readonly labels: object } } | undefined;
    if (!template) return manifest;
    return withSpec(manifest, { template: { ...template, metadata: { ...template.metadata, labels: { app: 'legacy', version: 'v1', ...template.metadata.labels } } } });
  });
}
