package live

import (
	"encoding/json"

	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/model"
)

// Proxy is an Envoy that is going to connect.
type Proxy struct {
	Name string `json:"name"`
	mesh.Caller

	// address is where it listens: each has its own, so that several may listen on one port.
	address string
}

func (p Proxy) id() string { return p.Name + "." + p.namespace() }

func (p Proxy) namespace() string {
	if p.Namespace == "" {
		return "default"
	}
	return p.Namespace
}

func (p Proxy) domain() string { return p.namespace() + ".svc.cluster.local" }

// addressField is not one of Istio's: filters know a proxy by it.
const addressField = "LISTEN_ADDRESS"

// metadata has the mode in which a sidecar opens ports of its own, and so needs no rules of a firewall that lead to it.
func (p Proxy) metadata() map[string]any {
	return map[string]any{
		"NAMESPACE": p.namespace(), "LABELS": p.Labels, "CLUSTER_ID": "Kubernetes", "ISTIO_VERSION": mesh.Version,
		"INTERCEPTION_MODE": string(model.InterceptionNone), addressField: p.address,
	}
}

// model is the proxy as istiod knows it when it has connected.
func (p Proxy) model() (*model.Proxy, error) {
	proxy, err := p.Caller.Proxy()
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(p.metadata())
	if err != nil {
		return nil, err
	}
	proxy.Metadata = &model.NodeMetadata{}
	proxy.ID, proxy.IPAddresses, proxy.DNSDomain = p.id(), []string{p.address}, p.domain()
	return proxy, json.Unmarshal(text, proxy.Metadata)
}
