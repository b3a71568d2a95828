import type { ApiObjectProps } from 'cdk8s';

export const NETWORKING = { apiVersion: 'networking.istio.io/v1' } as const;

/** What the objects of one service are called after. */
export interface Names {
  readonly name: string;
  readonly chart: string;
  readonly index: number;
}

/** A place for requests to go. */
export function destination(host: string, subset: string): object {
  return { host, subset, port: { number: 8080 } };
}

/** One version of a service. */
export function deployment(app: string, version: number, others: readonly { readonly port: number }[] = []): ApiObjectProps {
  const labels = { app, version: `v${version}` };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${app}-v${version}`, labels },
    spec: {
      selector: { matchLabels: labels },
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: {
        metadata: { labels: { ...labels, 'sidecar.istio.io/inject': 'true' } },
        spec: {
          serviceAccountName: app,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: app,
            image: `registry.example.com/service:${version}`,
            ports: [{ containerPort: 8080 }, ...others.map(({ port }) => ({ containerPort: port }))],
            readinessProbe: { tcpSocket: { port: 8080 } },
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          }],
        },
      },
    },
  };
}
