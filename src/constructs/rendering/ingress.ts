import type { ExposedPath } from '../composition/gateway/exposure';

/** What an Ingress is to let out. */
export interface IngressPlan {
  readonly className: string;
  /** The external host; every one where there is none. */
  readonly host?: string;
  readonly paths: readonly ExposedPath[];
  /** The Service, and its port. */
  readonly service: { readonly name: string; readonly port: number };
  /** The Secret with the certificate; requests in the clear where there is none. */
  readonly tlsSecretName?: string;
}

/** A path as an Ingress has it. */
export interface IngressPath {
  readonly path: string;
  readonly pathType: 'Exact' | 'Prefix';
}

/** The prefix of the annotations that ingress-nginx reads. */
export const NGINX = 'nginx.ingress.kubernetes.io/';

/** An Ingress, field by field. */
export function ingressSpec({ className, host, paths, service: { name, port: number }, tlsSecretName }: IngressPlan): object {
  return {
    ingressClassName: className,
    tls: tlsSecretName ? [{ hosts: host ? [host] : undefined, secretName: tlsSecretName }] : undefined,
    rules: [{
      host,
      http: { paths: paths.map(path => ({ ...ingressPath(path), backend: { service: { name, port: { number } } } })) },
    }],
  };
}

/** A path of an exposure as an Ingress has it. */
export function ingressPath({ test }: ExposedPath): IngressPath {
  return { path: 'value' in test ? test.value : '/', pathType: test.kind === 'exact' ? 'Exact' : 'Prefix' };
}

/** The annotations that have nginx call the Service, under the host by which the mesh knows it. */
export function nginxAnnotations(host: string, isGrpc: boolean): Record<string, string> {
  const protocol: Record<string, string> = isGrpc ? { [`${NGINX}backend-protocol`]: 'GRPC' } : {};
  return { ...protocol, [`${NGINX}service-upstream`]: 'true', [`${NGINX}upstream-vhost`]: host };
}
