import { objectsOf, type Manifest } from './manifests';
import type { Caller, Request } from '../../src/analysis/routing/traffic/request';

/** What rules can see of a request, from wherever it comes. */
export interface RequestContent {
  readonly path: string;
  readonly method: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The labels of the pod that calls, where it is inside the mesh. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A request inside the mesh, from the sidecar of a pod in the same namespace as the service. */
export interface MeshRequest extends RequestContent {
  /** The name of the service. */
  readonly host: string;
  readonly namespace: string;
  readonly port: number;
  /** What is behind the name as the client writes it, as in `.shop.svc`. */
  readonly domain?: string;
  /** What the port is for, if that is not HTTP. */
  readonly scheme?: 'tcp' | 'tls';
}

/** A request from outside. */
export interface OutsideRequest extends RequestContent {
  readonly gateway: { readonly name: string; readonly namespace: string };
  /** The host that was asked for. */
  readonly authority: string;
  /** The port of the gateway, where it is a connection that is passed on. */
  readonly connection?: { readonly port: number; readonly scheme: 'tcp' | 'tls' };
}

export type MeshCall = { readonly via: 'mesh'; readonly request: MeshRequest };
export type OutsideCall = { readonly via: 'gateway'; readonly request: OutsideRequest };

/** A request and the way that it takes. */
export type Call = MeshCall | OutsideCall;

/** What is looked at in a Gateway. */
interface GatewaySpec {
  readonly selector: Readonly<Record<string, string>>;
  readonly servers: readonly { readonly hosts: readonly string[]; readonly port: { readonly number: number; readonly protocol: string } }[];
}

/** The namespace of gateway pods after a usual install. */
export const INSTALLED = 'istio-system';

/** A call as istiod and the simulator take it: through a sidecar in the namespace of the service, or through the pods that a Gateway selects. */
export function requestOf(manifests: readonly Manifest[], call: Call): Request {
  const { path, method, headers, query } = call.request;
  const search = new URLSearchParams(query).toString();
  const content = { path: search === '' ? path : `${path}?${search}`, method, headers };
  if (call.via === 'mesh') {
    const { host, port, namespace, domain = '', scheme, labels } = call.request;
    return { ...content, from: { kind: 'sidecar', namespace, labels }, host: host + domain, port, scheme };
  }
  const { gateway: { name, namespace }, authority, connection } = call.request;
  const found = objectsOf<GatewaySpec>(manifests, 'Gateway').filter(one => one.name === name && one.namespace === namespace);
  if (found.length !== 1) throw new Error(`expected one Gateway '${namespace}/${name}', got ${found.length}`);
  const [{ spec }] = found;
  if (connection) return { ...content, from: selected(spec), host: authority, ...connection };
  // Where there is TLS for the host, requests in the clear are redirected.
  const serving = (protocol: string) => spec.servers.find(one => one.port.protocol === protocol && one.hosts.some(host => covers(host, authority)));
  const { port } = serving('HTTPS') ?? serving('HTTP') ?? spec.servers[0];
  return { ...content, from: selected(spec), host: authority, port: port.number, scheme: port.protocol === 'HTTPS' ? 'https' : 'http' };
}

/** Whether a host of a gateway is one that is asked for, or a wildcard for it. */
export function covers(host: string, asked: string): boolean {
  return host === '*' || host === asked || host.startsWith('*') && asked.endsWith(host.slice(1));
}

/** Every proxy that has a say: a sidecar in each namespace, and the pods of each Gateway. */
export function callersIn(manifests: readonly Manifest[]): Caller[] {
  const namespaces = new Set(manifests.flatMap(({ metadata: { namespace } }) => namespace === undefined ? [] : [namespace]));
  const gateways = objectsOf<GatewaySpec>(manifests, 'Gateway').map(({ spec }) => selected(spec));
  return [...[...namespaces].map((namespace): Caller => ({ kind: 'sidecar', namespace })), ...gateways];
}

function selected({ selector }: GatewaySpec): Caller {
  return { kind: 'gateway', namespace: INSTALLED, labels: selector };
}
