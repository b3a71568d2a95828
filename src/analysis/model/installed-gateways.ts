/** The ingress gateway that `istioctl install` brings: no set of manifests has it, and every mesh is taken to have it. */
export const INGRESS_GATEWAY = {
  namespace: 'istio-system',
  name: 'istio-ingressgateway',
  labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' },
  /** Of its Service. */
  ports: [
    { name: 'status-port', port: 15021, targetPort: 15021, protocol: 'TCP' },
    { name: 'http2', port: 80, targetPort: 8080, protocol: 'TCP' },
    { name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' },
  ],
} as const;

type Labels = Readonly<Record<string, string>>;

/** What `istioctl install` and the releases of Istio's chart for gateways are usually called, without the `istio-` in front. */
const USUAL: ReadonlySet<string> = new Set(['ingressgateway', 'egressgateway', 'eastwestgateway', 'ingress-gateway', 'egress-gateway', 'eastwest-gateway', 'ingress', 'egress', 'eastwest', 'gateway']);

/** Labels that an installation writes besides, and that may stand in a selector. */
const BESIDE = new Set(['topology.istio.io/network', 'istio.io/rev', 'release', 'app.kubernetes.io/name', 'app.kubernetes.io/instance']);

/** Whether a selector is for the pods of a gateway that is usually installed: `app` is the name of the release, and `istio` is that without `istio-`. Alone, a plain `app: gateway` is somebody's own. */
export function selectsInstalledGateway(selector: Labels): boolean {
  const { app, istio, ...others } = selector;
  const isUsual = istio === undefined ? isOfInstalledGateway(app ?? '') : USUAL.has(istio) && (app === undefined || shortName(app) === istio);
  return isUsual && Object.keys(others).every(name => BESIDE.has(name));
}

/** Whether a host is that of the Service of a gateway that is usually installed. */
export function isOfInstalledGateway(service: string): boolean {
  return service.startsWith('istio-') && USUAL.has(service.slice('istio-'.length));
}

function shortName(release: string): string {
  return release.replace(/^istio-/, '');
}
