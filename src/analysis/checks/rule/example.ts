/** Manifests that show what a code is about. */
export interface Example {
  /** What is found. */
  readonly bad: string;
  /** What it might be instead. */
  readonly good: string;
  /**
   * The version of Istio that both are for.
   *
   * @default - whichever
   */
  readonly istioVersion?: string;
}

/** One text with two things written into it. */
export function either(write: (text: string) => string, bad: string, good: string): Example {
  return { bad: write(bad), good: write(good) };
}

const istio = (kind: string, name: string) => (spec: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`;

/** Objects of Istio with what is given as their spec. */
export const virtualService = istio('VirtualService', 'reviews');
export const destinationRule = istio('DestinationRule', 'reviews');
export const gateway = istio('Gateway', 'edge');
export const serviceEntry = istio('ServiceEntry', 'api');
export const sidecar = istio('Sidecar', 'default');

/** Where requests go unless an example is about that. */
export const ROUTE = 'route: [{ destination: { host: reviews } }]';

/** A VirtualService with this http route. */
export const httpRoute = (route: string): string => virtualService(`{ hosts: [reviews], http: [{ ${route} }] }`);

/** A VirtualService with these conditions. */
export const httpMatch = (match: string): string => httpRoute(`match: [{ ${match} }], ${ROUTE}`);

/** A DestinationRule with this policy. */
export const policyWith = (blocks: string): string => destinationRule(`{ host: reviews, trafficPolicy: { ${blocks} } }`);

/** A Gateway with this server. */
export const serverWith = (fields: string): string => gateway(`{ selector: { istio: ingressgateway }, servers: [{ ${fields} }] }`);

/** A server of HTTPS with these settings. */
export const httpsServer = (tls: string): string => serverWith(`port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com], tls: { ${tls} }`);

/** A Service of this name and with these ports. */
export const serviceWith = (ports: string, name = 'reviews'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec: { selector: { app: ${name} }, ports: [${ports}] }\n`;

/** The port of HTTP that a Service has. */
export const HTTP = '{ name: http, port: 9080 }';

/** A Deployment whose pods have these labels, and what else is said of the pods. */
export const deployment = (labels: string, pod = 'containers: [{ name: app, image: app:1 }]', annotations = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: reviews-v1, namespace: shop }\nspec:\n  selector: { matchLabels: { ${labels} } }\n` +
  `  template:\n    metadata: { labels: { ${labels} }, annotations: { ${annotations} } }\n    spec: { ${pod} }\n`;

/** Several documents. */
export const together = (...documents: readonly string[]): string => documents.join('---\n');

/** A DestinationRule with these settings of a port. */
export const portSettings = (fields: string): string => policyWith(`portLevelSettings: [{ ${fields} }]`);

/** A DestinationRule with these settings of TLS. */
export const tlsPolicy = (fields: string): string => policyWith(`tls: { ${fields} }`);

/** A VirtualService with this annotation. */
export const annotatedRoute = (annotation: string): string => httpRoute(ROUTE).replace('namespace: shop }', `namespace: shop, annotations: { ${annotation} } }`);

/** The port of a server of HTTP. */
export const PORT_80 = 'port: { number: 80, name: http, protocol: HTTP }';

/** The hosts of a server. */
export const HOSTS = 'hosts: [shop.example.com]';

/** The Service that requests go to. */
export const REVIEWS = serviceWith(HTTP);

/** A DestinationRule with a subset, and what else stands in its spec. */
export const subsetV1 = (exportTo: string): string => destinationRule(`{ host: reviews, subsets: [{ name: v1, labels: { version: v1 } }]${exportTo} }`);

/** A Gateway of HTTP. */
export const EDGE = serverWith(`${PORT_80}, hosts: [shop.example.com]`);

/** A VirtualService at that Gateway. */
export const atGateway = (fields: string, routes = `http: [{ ${ROUTE} }]`): string => virtualService(`{ gateways: [edge], ${fields}, ${routes} }`);

/** A VirtualService with a route for each of these conditions on a path. */
export const routesWithPaths = (...matches: readonly string[]): string => virtualService(`{ hosts: [reviews], http: [${matches.map(match => `{ match: [{ uri: { ${match} } }], ${ROUTE} }`).join(', ')}] }`);

/** A VirtualService with this fault. */
export const faultyRoute = (fields: string): string => httpRoute(`fault: { ${fields} }, ${ROUTE}`);

/** The label of the pods of the Service. */
export const APP = 'app: reviews';

/** A Namespace with these labels. */
export const namespaceWith = (labels: string): string => `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { ${labels} } }\n`;

/** A Pod with these containers. */
export const podWith = (containers: string, status = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: reviews, namespace: shop, labels: { ${APP} } }\nspec: { containers: [${containers}] }\n${status}`;

/** A VirtualService that sends requests to this destination. */
export const routeTo = (destination: string): string => httpRoute(`route: [{ destination: { ${destination} } }]`);

/** A DestinationRule with one subset. */
export const VERSION_1 = destinationRule('{ host: reviews, subsets: [{ name: v1, labels: { version: v1 } }] }');

/** The same object under another name. */
export const another = (text: string): string => text.replace('{ name: ', '{ name: other-');

/** The port of a ServiceEntry of TLS. */
export const TLS_PORT = 'ports: [{ number: 443, name: tls, protocol: TLS }]';

/** The port of a ServiceEntry of TCP. */
export const TCP_PORT = 'ports: [{ number: 5432, name: tcp, protocol: TCP }]';

/** A VirtualService with these http routes. */
export const httpRoutesOf = (...all: readonly string[]): string => virtualService(`{ hosts: [reviews], http: [${all.map(route => `{ ${route} }`).join(', ')}] }`);

/** A root that delegates, with what else stands in its route, and its delegate with what else stands in its own and in its spec. */
export const delegation = (root: string, leaf: string, spec = ''): string => {
  const namespace = spec === '' ? 'shop' : 'team';
  return together(
    virtualService(`{ hosts: [reviews], http: [{ ${[...root === '' ? [] : [root], `delegate: { name: other, namespace: ${namespace} }`].join(', ')} }] }`),
    virtualService(`{ ${spec}http: [{ ${[...leaf === '' ? [] : [leaf], ROUTE].join(', ')} }] }`).replace('name: reviews, namespace: shop', `name: other, namespace: ${namespace}`),
  );
};
