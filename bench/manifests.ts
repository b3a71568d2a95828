/** How many objects a service is. */
export const OBJECTS_EACH = 5;

/** Services in one namespace. */
const TOGETHER = 20;

/** A service in two versions, as somebody writes it: a Service, two Deployments, a DestinationRule and a VirtualService. */
export interface Service {
  readonly name: string;
  readonly namespace: string;
  /** A host for which a gateway knows it, too. */
  readonly outside: string;
}

/** So many services. */
export function services(count: number): Service[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `service-${index}`;
    return { name, namespace: `team-${Math.floor(index / TOGETHER)}`, outside: `${name}.example.com` };
  });
}

/** What is written for services that are known in the mesh alone. */
export function manifests(all: readonly Service[]): string {
  return all.map(service => `${objects(service)}---\n${virtualService(service, [service.name])}`).join('---\n');
}

/** The same for services that a gateway leads to as well, and the gateway. */
export function exposed(all: readonly Service[]): string {
  return [GATEWAY, ...all.map(service => `${objects(service)}---\n${virtualService(service, [service.name, service.outside], ['mesh', 'istio-system/edge'])}`)].join('---\n');
}

const GATEWAY = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: istio-system
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts:
        - "*.example.com"
`;

function objects({ name, namespace }: Service): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - name: http
      port: 8080
---
${['v1', 'v2'].map(version => deployment(name, namespace, version)).join('---\n')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  host: ${name}
  subsets:
    - name: v1
      labels:
        version: v1
    - name: v2
      labels:
        version: v2
`;
}

function deployment(name: string, namespace: string, version: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}-${version}
  namespace: ${namespace}
  labels:
    app: ${name}
    version: ${version}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: ${name}
      version: ${version}
  template:
    metadata:
      labels:
        app: ${name}
        version: ${version}
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:${version}
          ports:
            - containerPort: 8080
          readinessProbe:
            httpGet:
              path: /health
              port: 8080
          resources:
            requests:
              cpu: 50m
              memory: 128Mi
            limits:
              memory: 256Mi
`;
}

function virtualService({ name, namespace }: Service, hosts: readonly string[], gateways: readonly string[] = []): string {
  const list = (field: string, items: readonly string[]) => items.length === 0 ? '' : `  ${field}:\n${items.map(item => `    - ${item}\n`).join('')}`;
  const destination = (subset: string) => `        - destination:
            host: ${name}
            subset: ${subset}
            port:
              number: 8080
`;
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
${list('hosts', hosts)}${list('gateways', gateways)}  http:
    - name: early-access
      match:
        - headers:
            end-user:
              exact: jason
      route:
${destination('v2')}    - name: release
      route:
${destination('v1')}          weight: 75
${destination('v2')}          weight: 25
`;
}
