import type { Manifests } from '../../../src/analysis/model/manifest';
import { readText } from '../../../src/analysis/reader/read-text';
import { type ExplainedOutcome, meshOf } from '../../../src/analysis/routing/mesh';
import type { Destination, Outcome } from '../../../src/analysis/routing/traffic/outcome';
import type { Request } from '../../../src/analysis/routing/traffic/request';

/** An object in few words: kind, namespace and name, and its spec. */
export function object(kind: string, id: string, spec: object, metadata: object = {}): object {
  const [namespace, name] = id.split('/');
  const apiVersion = { Service: 'v1', Pod: 'v1', Deployment: 'apps/v1', StatefulSet: 'apps/v1', Job: 'batch/v1', Rollout: 'argoproj.io/v1alpha1' }[kind] ?? 'networking.istio.io/v1';
  return { apiVersion, kind, metadata: { name, namespace, ...metadata }, spec };
}

export const service = (id: string, more: object = {}) =>
  object('Service', id, { selector: { app: id.split('/')[1] }, ports: [{ name: 'http', port: 80 }], ...more });

export const deployment = (id: string, version = 'v1', more: object = {}) => object('Deployment', `${id}-${version}`, {
  template: { metadata: { labels: { app: id.split('/')[1], version } }, spec: { containers: [{ name: 'main', ports: [{ name: 'web', containerPort: 8080 }] }] } },
  ...more,
});

export const virtualService = (id: string, spec: object, metadata?: object) => object('VirtualService', id, spec, metadata);
export const destinationRule = (id: string, spec: object, metadata?: object) => object('DestinationRule', id, spec, metadata);
export const gateway = (id: string, ...servers: object[]) => object('Gateway', id, { selector: { istio: 'ingressgateway' }, servers });

export const to = (host: string, subset?: string, more: object = {}) => ({ destination: { host, subset }, ...more });
export const http = (number: number, ...hosts: string[]) => ({ port: { number, name: `http-${number}`, protocol: 'HTTP' }, hosts });

export function meshWith(...objects: object[]) {
  return meshOf(manifestsWith(objects));
}

export function manifestsWith(objects: readonly object[]): Manifests {
  return readText(objects.map(one => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml');
}

/** A request of a sidecar, or of a gateway where the client is outside. */
export function request(host: string, more: Partial<Request> = {}): Request {
  return { from: { kind: 'sidecar', namespace: 'shop' }, host, port: 80, ...more };
}

export const outside = (host: string, more: Partial<Request> = {}) =>
  request(host, { from: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } }, ...more });

/** Where requests go, in few words. */
export function told(outcome: Outcome): string {
  if (outcome.outcome === 'redirect') return `redirect ${outcome.redirect?.code}`;
  if (outcome.outcome === 'direct-response') return `answer ${outcome.directResponse?.status}`;
  if (outcome.outcome === 'no-route') return `no route: ${outcome.detail}`;
  return outcome.destinations.map(shown).join(' + ');
}

function shown({ host, subset, port, share, state }: Destination): string {
  const part = share === 100 ? '' : `${share}% `;
  return `${part}${host.replace('.svc.cluster.local', '')}:${port}${subset === null ? '' : ` ${subset}`}${state === 'ok' ? '' : ` (${state})`}`;
}

export function routed(objects: readonly object[], asked: Request): ExplainedOutcome {
  return meshWith(...objects).route(asked);
}

export const goes = (objects: readonly object[], asked: Request) => told(routed(objects, asked));
