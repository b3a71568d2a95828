package cluster

import (
	"fmt"
	"strings"
	"testing"

	"cdk8s-istio/conformance/istiod/manifest"
)

const shop = `
apiVersion: v1
kind: Service
metadata: { name: shop }
spec:
  selector: { app: shop }
  ports: [{ name: http, port: 80, targetPort: web }, { name: admin, port: 81 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-v1 }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: shop, version: v1 } }
    spec: { containers: [{ name: shop, ports: [{ name: web, containerPort: 8080 }] }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-v2 }
spec:
  template:
    metadata: { labels: { app: shop, version: v2 } }
    spec: { containers: [{ name: shop, ports: [{ name: web, containerPort: 3000 }] }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-v3 }
spec:
  replicas: 0
  template: { metadata: { labels: { app: shop, version: v3 } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-v1, namespace: elsewhere }
spec:
  template: { metadata: { labels: { app: shop, version: v1 } } }
`

func state(t *testing.T, yaml string, addresses *Addresses) *State {
	t.Helper()
	found, err := Of(manifest.Read(yaml).Objects, addresses)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestServicesLeadToThePodsThatTheySelect(t *testing.T) {
	var found []string
	for _, slice := range state(t, shop, NewAddresses("10.244")).EndpointSlices() {
		for _, endpoint := range slice.Endpoints {
			for _, port := range slice.Ports {
				found = append(found, fmt.Sprintf("%s %s %s:%d", endpoint.TargetRef.Name, *port.Name, endpoint.Addresses[0], *port.Port))
			}
		}
	}
	want := []string{
		"shop-v1-0 http 10.244.0.2:8080", "shop-v1-0 admin 10.244.0.2:81",
		"shop-v1-1 http 10.244.0.3:8080", "shop-v1-1 admin 10.244.0.3:81",
		"shop-v2-0 http 10.244.0.4:3000", "shop-v2-0 admin 10.244.0.4:81",
	}
	if fmt.Sprint(found) != fmt.Sprint(want) {
		t.Errorf("got\n%s", strings.Join(found, "\n"))
	}
}

func TestAPodKeepsItsAddress(t *testing.T) {
	addresses := NewAddresses("127.1")
	before := state(t, shop, addresses)
	after := state(t, strings.Replace(shop, "replicas: 2", "replicas: 1", 1), addresses)
	for _, pod := range after.Pods {
		if kept := before.PodAt(pod.Status.PodIP); kept == nil || kept.Name != pod.Name || kept.Namespace != pod.Namespace {
			t.Errorf("%s/%s was not at %s", pod.Namespace, pod.Name, pod.Status.PodIP)
		}
	}
}

func TestLabelsOfASidecarAreNotTheWrittenOnes(t *testing.T) {
	pod := state(t, shop, NewAddresses("10.244")).Pods[0]
	if pod.Labels["security.istio.io/tlsMode"] != "istio" || len(pod.Written) != 2 {
		t.Errorf("got %v, written %v", pod.Labels, pod.Written)
	}
}
