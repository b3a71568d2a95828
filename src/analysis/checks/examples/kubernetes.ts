import type { KUBERNETES } from '../catalogue/kubernetes';
import { deployment, either, HTTP, service, together, type Example } from '../rule/example';

const APP = 'app: reviews';
const external = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: shop }\nspec: { type: ExternalName, externalName: api.example.com, ports: [{ name: ${name}, port: 443 }] }\n`;
const namespace = (labels: string): string => `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { ${labels} } }\n`;
const pod = (containers: string, status = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: reviews, namespace: shop, labels: { ${APP} } }\nspec: { containers: [${containers}] }\n${status}`;
const running = (containers: string): string => together(namespace('istio-injection: enabled'), pod(containers, 'status: { phase: Running }\n'));
const annotated = (annotation: string): string => deployment(APP, undefined, annotation);
const automatic = (labels: string): string => together(namespace(labels), deployment('app: edge', 'containers: [{ name: istio-proxy, image: auto }]'));

/** Services, pods and namespaces. */
export const KUBERNETES_EXAMPLES: Readonly<Record<keyof typeof KUBERNETES, Example>> = {
  MAN601: either(name => service(`{ name: ${name}, port: 9080 }`), 'web', 'http-web'),
  MAN602: either(external, 'tcp', 'tls'),
  MAN603: either(port => together(service('{ name: tcp, port: 53 }'), service(`{ name: udp, port: ${port}, protocol: UDP }`, 'dns').replace('app: dns', APP), deployment(APP)), '53', '54'),
  MAN604: either(target => together(service(`{ name: http, port: 80, targetPort: 8080 }, { name: http-more, port: 81, targetPort: ${target} }`), deployment(APP)), '8080', '8081'),
  MAN605: either(user => deployment(APP, `securityContext: { runAsUser: ${user} }, containers: [{ name: app, image: app:1 }]`), '1337', '1000'),
  MAN606: either(namespace, '', 'istio-injection: enabled'),
  MAN607: either(more => namespace(`istio-injection: enabled${more}`), ', istio.io/rev: stable', ''),
  MAN608: either(more => running(`{ name: app, image: app:1 }${more}`), '', ', { name: istio-proxy, image: istio/proxyv2 }'),
  MAN609: either(label => automatic(`istio-injection: ${label}`), 'disabled', 'enabled'),
  MAN610: either(image => pod(`{ name: istio-proxy, image: ${image} }`), 'auto', 'istio/proxyv2'),
  MAN611: either(name => annotated(`traffic.sidecar.istio.io/${name}: "*"`), 'includeOutboundRanges', 'includeOutboundIPRanges'),
  MAN612: either(annotated, 'sidecar.istio.io/extraStatTags: a', 'sidecar.istio.io/logLevel: info'),
  MAN613: either(annotation => service(HTTP).replace('namespace: shop', `namespace: shop, annotations: { ${annotation} }`), 'sidecar.istio.io/logLevel: info', 'networking.istio.io/exportTo: "*"'),
  MAN614: either(value => annotated(`traffic.sidecar.istio.io/excludeOutboundPorts: "${value}"`), 'all', '3306,5432'),
  MAN615: either(label => together(service(HTTP), deployment(`app: ${label}`)), 'review', 'reviews'),
  MAN616: either(port => together(service('{ name: http, port: 80, targetPort: web }'), deployment(APP, `containers: [{ name: app, image: app:1, ports: [{ name: ${port}, containerPort: 8080 }] }]`)), 'http', 'web'),
};
