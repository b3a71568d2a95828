/** A part of a manifest: what the judges are shown is what a user may have written, so it has no type. */
export type Part = Readonly<Record<string, unknown>>;

/** What differs from the service `reviews` that sends every request to v1. */
export interface Change {
  /** Fields of the Service's spec. */
  readonly service?: Part;
  /** Fields of the pods' specs. */
  readonly pods?: Part;
  /** Fields of the DestinationRule's spec. */
  readonly rule?: Part;
  /** The rules of the VirtualService. */
  readonly http?: readonly Part[];
  /** Other fields of the VirtualService's spec, routes of connections among them. */
  readonly routing?: Part;
  /** Objects besides. */
  readonly more?: readonly Part[];
}

/** A destination with its share, or with other fields. */
export const to = (subset: string, more: Part = {}, port = 9080): Part => ({ destination: { host: 'reviews', subset, port: { number: port } }, ...more });

/** A rule that sends what it matches to a version. */
export const rule = (match: Part | readonly Part[], version = 'v2'): Part => ({ match: [match].flat(), route: [to(version)] });

/** The rule for all other requests, or for all there are. */
export const rest = (more: Part = {}): Part => ({ route: [to('v1')], ...more });

/** An object in the namespace `shop`. */
export const object = (apiVersion: string, kind: string, name: string, spec: Part): Part => ({ apiVersion, kind, metadata: { name, namespace: 'shop' }, spec });

export const service = (name: string, spec: Part = {}): Part => object('v1', 'Service', name, {
  selector: { app: name }, ports: [{ name: 'http', port: 9080 }], ...spec,
});

export const deployment = (app: string, version: string, pods: Part = {}, labels: Part = { app, version }): Part =>
  object('apps/v1', 'Deployment', `${app}-${version}`.toLowerCase(), {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: app, image: `${app}:${version}`, ports: [{ containerPort: 9080 }] }], ...pods } },
  });

/** A version as a DestinationRule names it. */
export const subset = (name: string, labels: Part = { version: name }): Part => ({ name, labels });

export const destinationRule = (host: string, spec: Part = {}, name = host): Part =>
  object('networking.istio.io/v1', 'DestinationRule', name, { host, subsets: [subset('v1'), subset('v2')], ...spec });

export const virtualService = (host: string, http: readonly Part[], spec: Part = {}, name = host): Part =>
  object('networking.istio.io/v1', 'VirtualService', name, { hosts: [host], http, ...spec });

/** A Gateway at port 80 of the pods of Istio's ingress gateway. */
export const gateway = (hosts: readonly string[], spec: Part = {}, name = 'edge'): Part => object('networking.istio.io/v1', 'Gateway', name, {
  selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts }], ...spec,
});

/** A service of one version, and its pods. */
export const ratings: readonly Part[] = [service('ratings'), deployment('ratings', 'v1')];

/** An object in another namespace. */
export const inNamespace = (namespace: string, one: Part): Part => ({ ...one, metadata: { ...one.metadata as Part, namespace } });

/** Objects as a stream of documents; JSON is YAML. */
export const documents = (objects: readonly Part[]): string => objects.map(one => JSON.stringify(one)).join('\n---\n');

/** The service `reviews` with its versions v1 and v2, written by hand. */
export function reviews(change: Change = {}): string {
  return documents([
    service('reviews', change.service),
    deployment('reviews', 'v1', change.pods),
    deployment('reviews', 'v2', change.pods),
    destinationRule('reviews', change.rule),
    virtualService('reviews', change.http ?? [rest()], change.routing),
    ...change.more ?? [],
  ]);
}
