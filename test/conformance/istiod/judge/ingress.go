package judge

// ingress is the gateway that istioctl's default profile installs. The stand-in of `istioctl analyze` on files has no port 8080, which
// this gateway's port 80 leads to and which Gateways therefore ask for.
const ingress = `
apiVersion: v1
kind: Pod
metadata:
  name: istio-ingressgateway-0
  namespace: istio-system
  labels:
    app: istio-ingressgateway
    istio: ingressgateway
spec:
  containers:
    - name: istio-proxy
      image: istio/proxyv2
---
apiVersion: v1
kind: Service
metadata:
  name: istio-ingressgateway
  namespace: istio-system
  labels:
    app: istio-ingressgateway
    istio: ingressgateway
spec:
  type: LoadBalancer
  selector:
    app: istio-ingressgateway
    istio: ingressgateway
  ports:
    - { name: status-port, port: 15021, targetPort: 15021, protocol: TCP }
    - { name: http2, port: 80, targetPort: 8080, protocol: TCP }
    - { name: https, port: 443, targetPort: 8443, protocol: TCP }
`
