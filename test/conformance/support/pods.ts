import type { Manifest } from '../../support/manifests';

interface DeploymentSpec {
  readonly template: { readonly metadata: object; readonly spec: Record<string, unknown> };
}

/** The pods that the controller of each Deployment would create, one of each. */
export function podsOf(manifests: readonly Manifest[]): Manifest[] {
  return manifests.filter(({ kind }) => kind === 'Deployment').map(({ metadata, spec }) => {
    const { template } = spec as unknown as DeploymentSpec;
    const { name, namespace } = metadata;
    return { apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata, name: `${name}-0`, namespace }, spec: template.spec };
  });
}
