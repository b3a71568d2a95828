/** Manifests that show what a code is about. */
export interface Example {
  /** What is found. */
  readonly bad: string;
  /** What it might be instead. */
  readonly good: string;
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

/** Where requests go unless an example is about that. */
export const ROUTE = 'route: [{ destination: { host: reviews } }]';

/** A VirtualService with this http route. */
export const httpRoute = (route: string): string => virtualService(`{ hosts: [reviews], http: [{ ${route} }] }`);

/** A VirtualService with these conditions. */
export const httpMatch = (match: string): string => httpRoute(`match: [{ ${match} }], ${ROUTE}`);

/** A DestinationRule with this policy. */
export const policy = (blocks: string): string => destinationRule(`{ host: reviews, trafficPolicy: { ${blocks} } }`);

/** A Gateway with this server. */
export const server = (fields: string): string => gateway(`{ selector: { istio: ingressgateway }, servers: [{ ${fields} }] }`);

/** A server of HTTPS with these settings. */
export const httpsServer = (tls: string): string => server(`port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com], tls: { ${tls} }`);

/** A Service of this name and with these ports. */
export const service = (ports: string, name = 'reviews'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: shop }\nspec: { selector: { app: ${name} }, ports: [${ports}] }\n`;

/** The port of HTTP that a Service has. */
export const HTTP = '{ name: http, port: 9080 }';

/** A Deployment whose pods have these labels, and what else is said of the pods. */
export const deployment = (labels: string, pod = 'containers: [{ name: app, image: app:1 }]', annotations = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: reviews-v1, namespace: shop }\nspec:\n  selector: { matchLabels: { ${labels} } }\n` +
  `  template:\n    metadata: { labels: { ${labels} }, annotations: { ${annotations} } }\n    spec: { ${pod} }\n`;

/** Several documents. */
export const together = (...documents: readonly string[]): string => documents.join('---\n');
