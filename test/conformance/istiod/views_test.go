package main

import (
	"encoding/json"
	"maps"
	"testing"

	"cdk8s-istio/conformance/istiod/mesh"
	"cdk8s-istio/conformance/istiod/outcome"
)

const shop = `
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { app: shop }, ports: [{ name: http, port: 80 }, { name: tcp-db, port: 5432 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: shop, labels: { app: shop, version: v1 } }
spec: { containers: [{ name: shop }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop }
spec: { host: shop, subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop, shop.example.com]
  gateways: [mesh, edge]
  http:
    - name: old
      match: [{ uri: { prefix: /old } }]
      redirect: { uri: /new, redirectCode: 302 }
    - name: gone
      match: [{ uri: { exact: /gone } }]
      directResponse: { status: 410, body: { string: gone } }
    - name: cut
      match: [{ uri: { prefix: /api/ } }]
      rewrite: { uri: /, authority: shop.internal }
      headers: { request: { set: { x-a: "1" }, remove: [x-b] }, response: { add: { x-c: "2" } } }
      route: [{ destination: { host: shop, subset: v1, port: { number: 80 } } }]
      timeout: 1.5s
      retries: { attempts: 3, perTryTimeout: 500ms, retryOn: "5xx,503" }
    - name: rest
      route:
        - { destination: { host: shop, subset: v1, port: { number: 80 } }, weight: 1 }
        - { destination: { host: shop, subset: v2, port: { number: 80 } }, weight: 1 }
        - { destination: { host: shop, subset: v3, port: { number: 80 } }, weight: 2 }
      mirrors: [{ destination: { host: shop, subset: v2, port: { number: 80 } }, percentage: { value: 0.5 } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  selector: { istio: ingressgateway }
  servers:
    - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com], tls: { httpsRedirect: true } }
    - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com], tls: { mode: SIMPLE, credentialName: shop } }
    - { port: { number: 8443, name: tls, protocol: TLS }, hosts: [db.example.com], tls: { mode: PASSTHROUGH } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: db }
spec:
  hosts: [db.example.com]
  gateways: [edge]
  tls:
    - match: [{ sniHosts: [db.example.com] }]
      route: [{ destination: { host: shop, port: { number: 5432 } } }]
`

var (
	inside  = mesh.Caller{Kind: mesh.Sidecar, Namespace: "default"}
	outside = mesh.Caller{Kind: mesh.Gateway, Namespace: "istio-system", Labels: map[string]string{"istio": "ingressgateway"}}
)

const (
	pod      = `"pods":[{"app":"shop","version":"v1"}]`
	usual    = `"retries":{"attempts":2,"perTryTimeout":null,"retryOn":"connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes"}`
	ofShop   = `"virtualService":"default/shop"`
	shopHost = `"host":"shop.default.svc.cluster.local"`
)

func TestOutcomes(t *testing.T) {
	views := views{}
	defer views.close()
	for name, one := range map[string]struct {
		request outcome.Request
		want    string
	}{
		"redirect": {outcome.Request{From: inside, Host: "shop", Port: 80, Path: "/old/x"},
			`{"outcome":"redirect","rule":"old",` + ofShop + `,"redirect":{"uri":"/new","code":302}}`},
		"direct response": {outcome.Request{From: inside, Host: "shop.default.svc.cluster.local", Port: 80, Path: "/gone?now"},
			`{"outcome":"direct-response","rule":"gone",` + ofShop + `,"directResponse":{"status":410,"body":"gone"}}`},
		"on the way": {outcome.Request{From: inside, Host: "shop", Port: 80, Path: "/api/x?y"},
			`{"outcome":"routed","rule":"cut",` + ofShop + `,"destinations":[{` + shopHost + `,"subset":"v1","port":80,"share":100,"state":"ok",` + pod +
				`,"policy":{}}],"timeout":"1.5s","retries":{"attempts":3,"perTryTimeout":"0.5s","retryOn":"5xx,retriable-status-codes","statusCodes":[503]},` +
				`"rewrite":{"uri":"/","authority":"shop.internal","path":"/x?y"},` +
				`"headers":{"request":{"set":{"x-a":"1"},"remove":["x-b"]},"response":{"add":{"x-c":"2"}}}}`},
		"shares, and what is missing": {outcome.Request{From: inside, Host: "shop", Port: 80},
			`{"outcome":"routed","rule":"rest",` + ofShop + `,"destinations":[` +
				`{` + shopHost + `,"subset":"v1","port":80,"share":25,"state":"ok",` + pod + `,"policy":{}},` +
				`{` + shopHost + `,"subset":"v2","port":80,"share":25,"state":"no-endpoints","pods":[],"policy":{}},` +
				`{` + shopHost + `,"subset":"v3","port":80,"share":50,"state":"no-cluster","pods":[],"policy":{}}],` +
				`"mirrors":[{` + shopHost + `,"subset":"v2","port":80,"share":0.5,"state":"no-endpoints","pods":[],"policy":{}}],` + usual + `}`},
		"bytes": {outcome.Request{From: inside, Host: "shop", Port: 5432, Scheme: "tcp"},
			`{"outcome":"routed","destinations":[{` + shopHost + `,"subset":null,"port":5432,"share":100,"state":"ok",` + pod + `,"policy":{}}]}`},
		"redirect to TLS": {outcome.Request{From: outside, Host: "shop.example.com", Port: 80, Path: "/api/"},
			`{"outcome":"redirect","redirect":{"scheme":"https","code":301}}`},
		"TLS at the gateway": {outcome.Request{From: outside, Host: "shop.example.com", Port: 443, Scheme: "https", Path: "/old"},
			`{"outcome":"redirect","rule":"old",` + ofShop + `,"redirect":{"uri":"/new","code":302}}`},
		"other host at the gateway": {outcome.Request{From: outside, Host: "example.com", Port: 443, Scheme: "https"},
			`{"outcome":"no-route","detail":"no filter chains matched"}`},
		"no such port at the gateway": {outcome.Request{From: outside, Host: "shop.example.com", Port: 8080},
			`{"outcome":"no-route","detail":"no listener matched"}`},
		"TLS through the gateway": {outcome.Request{From: outside, Host: "db.example.com", Port: 8443, Scheme: "tls"},
			`{"outcome":"routed","destinations":[{` + shopHost + `,"subset":null,"port":5432,"share":100,"state":"ok",` + pod + `,"policy":{}}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			outcomes, err := views.outcomes(shop, []outcome.Request{one.request})
			if err != nil {
				t.Fatal(err)
			}
			if got := brief(t, outcomes[0]); got != brief(t, json.RawMessage(one.want)) {
				t.Errorf("got  %s\nwant %s", got, brief(t, json.RawMessage(one.want)))
			}
		})
	}
}

// brief leaves out what is empty, and the name of the virtual host.
func brief(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(text, &fields); err != nil {
		t.Fatal(err)
	}
	delete(fields, "virtualHost")
	for name, field := range fields {
		if list, is := field.([]any); field == nil || is && len(list) == 0 {
			delete(fields, name)
		}
	}
	text, err = json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestDestinationsEverywhere(t *testing.T) {
	views := views{}
	defer views.close()
	places, err := views.places(shop, []mesh.Caller{inside, outside})
	if err != nil {
		t.Fatal(err)
	}
	// Each proxy has two virtual hosts with `cut`, and `rest` with three destinations and a mirror, and one way to the port of bytes.
	for from := range 2 {
		count := map[outcome.State]int{}
		for _, place := range places {
			if place.From == from {
				count[place.State]++
			}
		}
		want := map[outcome.State]int{outcome.OK: 5, outcome.NoEndpoints: 4, outcome.NoCluster: 2}
		if !maps.Equal(count, want) {
			t.Errorf("proxy %d: got %v", from, count)
		}
	}
}

func TestWhatCannotBeAnsweredIsAnErrorAndNoMore(t *testing.T) {
	desk := &desk{}
	defer desk.close()
	for name, line := range map[string]string{
		"no JSON":          `{`,
		"no such question": `{"id":1,"ask":"why"}`,
		"unreadable":       `{"id":1,"ask":"route","yaml":"kind: {"}`,
		"no such proxy":    `{"id":1,"ask":"route","yaml":"","requests":[{"from":{"kind":"waypoint"}}]}`,
		"broken object":    `{"id":1,"ask":"route","yaml":"apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: x}"}`,
	} {
		if answer := desk.answer([]byte(line)); answer["error"] == nil {
			t.Errorf("%s: %v", name, answer)
		}
	}
}
