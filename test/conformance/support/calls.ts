import type { Caller, Request } from './istiod-answers';
import type { Call } from '../../laws/situations';
import { objectsOf, only, type GatewayObject } from '../../support/istio-objects';
import type { Manifest } from '../../support/manifests';

/** What is looked at in a Gateway here. */
interface Server extends GatewayObject {
  readonly selector: Readonly<Record<string, string>>;
}

/** The namespace of gateway pods after a usual install. */
const INSTALLED = 'istio-system';

/** A call as Istio's code takes it: through a sidecar in the namespace of the caller, or through the pods that a Gateway selects. */
export function requestOf(manifests: readonly Manifest[], call: Call): Request {
  const { path, method, headers, query } = call.request;
  const search = new URLSearchParams(query).toString();
  const content = { path: search === '' ? path : `${path}?${search}`, method, headers };
  if (call.via === 'mesh') {
    const { host, port, namespace } = call.request;
    return { ...content, from: { kind: 'sidecar', namespace }, host, port };
  }
  const { gateway: { name, namespace }, authority } = call.request;
  const { spec } = only(objectsOf<Server>(manifests, 'Gateway').filter(one => one.name === name && one.namespace === namespace), `Gateway '${name}'`);
  // Where there is TLS, requests in the clear are redirected.
  const { port } = spec.servers.find(one => one.port.protocol === 'HTTPS') ?? spec.servers[0];
  return { ...content, from: selected(spec), host: authority, port: port.number, scheme: port.protocol === 'HTTPS' ? 'https' : 'http' };
}

/** Every proxy that has a say: a sidecar in each namespace, and the pods of each Gateway. */
export function callersIn(manifests: readonly Manifest[]): Caller[] {
  const namespaces = new Set(manifests.flatMap(({ metadata: { namespace } }) => namespace === undefined ? [] : [namespace]));
  const gateways = objectsOf<Server>(manifests, 'Gateway').map(({ spec }) => selected(spec));
  return [...[...namespaces].map((namespace): Caller => ({ kind: 'sidecar', namespace })), ...gateways];
}

function selected({ selector }: Server): Caller {
  return { kind: 'gateway', namespace: INSTALLED, labels: selector };
}
