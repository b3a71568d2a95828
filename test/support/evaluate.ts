import { fullName, objectsOf, only, type VirtualServiceObject } from './istio-objects';
import type { Manifest } from './manifests';
import { matchesRequest, type RequestContent } from './match-request';
import { arrivalBy, type Outcome } from './outcome';

export type { Outcome } from './outcome';

/** A request inside the mesh. */
export interface Request extends RequestContent {
  readonly host: string;
  readonly port: number;
  /** Of the caller; left out, that of the service. */
  readonly namespace?: string;
}

/** What Istio and Envoy do with a request in the sidecar of its caller, read from rendered objects alone. */
export function evaluate(manifests: readonly Manifest[], request: Request): Outcome {
  const asked = (namespace: string) => fullName(request.host, request.namespace ?? namespace);
  const rules = objectsOf<VirtualServiceObject>(manifests, 'VirtualService')
    .filter(({ spec, namespace }) => !spec.gateways && spec.hosts.some(host => fullName(host, namespace) === asked(namespace)));
  const { spec, namespace } = only(rules, `VirtualService of '${request.host}'`);
  const route = spec.http.find(({ match }) => !match || match.some(one => matchesRequest(one, request, request.port)));
  if (!route) throw new Error(`no route for ${JSON.stringify(request)}`);
  const { host, port, outcome } = arrivalBy(manifests, route, namespace);
  if (host !== asked(namespace) || port !== request.port) throw new Error(`a request to ${asked(namespace)}:${request.port} goes to ${host}:${port}`);
  return outcome;
}
