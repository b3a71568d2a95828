import type { ApiObject } from 'cdk8s';

/** The part of a rendered Deployment that says which labels its pods carry. */
interface DeploymentManifest {
  readonly spec?: { readonly template?: { readonly metadata?: { readonly labels?: Record<string, string> } } };
}

/** The labels of the pods of a Deployment, as it will be written. */
export function labelsIn(deployment: ApiObject): Readonly<Record<string, string>> {
  return (deployment.toJson() as DeploymentManifest).spec?.template?.metadata?.labels ?? {};
}
