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
