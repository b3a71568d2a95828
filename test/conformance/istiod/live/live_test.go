package live

import (
	"strings"
	"testing"

	"cdk8s-istio/conformance/istiod/mesh"
)

const shop = `
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { app: shop }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-v1 }
spec: { template: { metadata: { labels: { app: shop, version: v1 } }, spec: { containers: [{ name: shop }] } } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop }
spec: { host: shop, subsets: [{ name: v1, labels: { version: v1 } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec: { hosts: [shop], http: [{ route: [{ destination: { host: shop, subset: v1, port: { number: 80 } } }] }] }
`

var proxies = []Proxy{
	{Name: "client", Caller: mesh.Caller{Kind: mesh.Sidecar}},
	{Name: "edge", Caller: mesh.Caller{Kind: mesh.Gateway, Namespace: "istio-system"}},
}

// Apply compares what istiod generates after a change with what one generates that never knew another state.
func TestChangesArrive(t *testing.T) {
	live, _, err := Serve(shop, proxies)
	if err != nil {
		t.Fatal(err)
	}
	defer live.Stop()
	for _, change := range [][]string{
		{"spec: { template", "spec: { replicas: 3, template"},
		{"subset: v1", "subset: v2"},
		{"metadata: { name: shop }\nspec: { selector", "metadata: { name: store }\nspec: { selector"},
		{"host: shop, subsets", "trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } }, host: shop, subsets"},
		{"name: shop }", "name: shop, namespace: elsewhere }"},
		{shop, ""},
		{"", ""},
	} {
		if _, err := live.Apply(strings.Replace(shop, change[0], change[1], 1)); err != nil {
			t.Errorf("%s: %v", change[1], err)
		}
	}
}

func TestPodsKeepTheirAddresses(t *testing.T) {
	live, before, err := Serve(shop, proxies)
	if err != nil {
		t.Fatal(err)
	}
	defer live.Stop()
	after, err := live.PodsOf(strings.Replace(shop, "spec: { template", "spec: { replicas: 2, template", 1))
	if err != nil {
		t.Fatal(err)
	}
	if len(after) != 2 || after[0].Address != before[0].Address || after[1].Address == before[0].Address || after[0].Ports[0] != 8080 {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

func TestProxiesThatNobodyStartedAreMissed(t *testing.T) {
	live, _, err := Serve(shop, proxies)
	if err != nil {
		t.Fatal(err)
	}
	defer live.Stop()
	patience = 0
	if err := live.Settle(1); err == nil || !strings.Contains(err.Error(), "0 of 1 proxies are connected") {
		t.Errorf("got %v", err)
	}
}
