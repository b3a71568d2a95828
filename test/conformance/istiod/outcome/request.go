package outcome

import (
	"fmt"
	"strings"

	"cdk8s-istio/conformance/istiod/envoy"
	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/simulation"
)

// Request is one as a client makes it.
type Request struct {
	From mesh.Caller `json:"from"`
	Host string      `json:"host"`
	// Port of the service, or of the server of a Gateway.
	Port int `json:"port"`
	// Scheme is http, https, tcp or tls.
	Scheme  string            `json:"scheme"`
	Path    string            `json:"path"`
	Method  string            `json:"method"`
	Headers map[string]string `json:"headers"`
}

func (r Request) withDefaults() Request {
	if r.Scheme == "" {
		r.Scheme = "http"
	}
	if r.Path == "" {
		r.Path = "/"
	}
	if r.Method == "" {
		r.Method = "GET"
	}
	return r
}

// call is the connection that the request comes by.
func (r Request) call(address string) (simulation.Call, error) {
	call := simulation.Call{
		Address: address, Port: r.Port, HostHeader: r.Host, CallMode: simulation.CallModeOutbound, Protocol: simulation.HTTP,
	}
	if r.From.Kind == mesh.Gateway {
		call.CallMode = simulation.CallModeGateway
	}
	switch r.Scheme {
	case "http":
	case "https":
		call.TLS, call.Sni = simulation.TLS, r.serverName()
	case "tcp":
		call.Protocol = simulation.TCP
	case "tls":
		call.Protocol, call.TLS, call.Sni = simulation.TCP, simulation.TLS, r.serverName()
	default:
		return call, fmt.Errorf("no scheme is called %q: it is http, https, tcp or tls", r.Scheme)
	}
	return call, nil
}

// serverName is what TLS asks for: a host, without a port.
func (r Request) serverName() string {
	name, _, _ := strings.Cut(r.Host, ":")
	return name
}

// content is the request as routes see it. Inside the mesh a client names the port where it is not the scheme's own; before a gateway
// there may be a load balancer with other ports, so the host stays as it was given.
func (r Request) content() envoy.Request {
	authority := r.Host
	own := map[string]int{"http": 80, "https": 443}[r.Scheme]
	if r.From.Kind == mesh.Sidecar && r.Port != own && !strings.Contains(authority, ":") {
		authority = fmt.Sprintf("%s:%d", authority, r.Port)
	}
	return envoy.NewRequest(authority, r.Scheme, r.Method, r.Path, r.Headers)
}
