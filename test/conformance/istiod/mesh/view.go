package mesh

import (
	"strings"

	clusterv3 "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"
	endpoint "github.com/envoyproxy/go-control-plane/envoy/config/endpoint/v3"
	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"

	"cdk8s-istio/conformance/istiod/cluster"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/xds/endpoints"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config/host"
)

// View is the configuration of one proxy.
type View struct {
	State     *cluster.State
	Listeners []*listener.Listener
	Routes    map[string]*route.RouteConfiguration
	Clusters  map[string]*clusterv3.Cluster

	server *xds.FakeDiscoveryServer
	proxy  *model.Proxy
}

// NewView has istiod generate it.
func NewView(server *xds.FakeDiscoveryServer, state *cluster.State, proxy *model.Proxy) *View {
	server.SetupProxy(proxy)
	view := &View{
		State: state, server: server, proxy: proxy,
		Listeners: server.Listeners(proxy),
		Routes:    map[string]*route.RouteConfiguration{},
		Clusters:  map[string]*clusterv3.Cluster{},
	}
	for _, config := range server.RoutesFromListeners(proxy, view.Listeners) {
		view.Routes[config.Name] = config
	}
	for _, one := range server.Clusters(proxy) {
		view.Clusters[one.Name] = one
	}
	return view
}

// Localities are the groups of endpoints that a cluster of the proxy balances over.
func (v *View) Localities(of *clusterv3.Cluster) []*endpoint.LocalityLbEndpoints {
	if of.GetType() != clusterv3.Cluster_EDS {
		return of.GetLoadAssignment().GetEndpoints()
	}
	name := of.GetEdsClusterConfig().GetServiceName()
	if name == "" {
		name = of.Name
	}
	builder := endpoints.NewEndpointBuilder(name, v.proxy, v.server.PushContext())
	return builder.BuildClusterLoadAssignment(v.server.Discovery.Env.EndpointIndex).GetEndpoints()
}

// Endpoints are those that a cluster of the proxy balances over.
func (v *View) Endpoints(of *clusterv3.Cluster) []*endpoint.LbEndpoint {
	var found []*endpoint.LbEndpoint
	for _, locality := range v.Localities(of) {
		found = append(found, locality.GetLbEndpoints()...)
	}
	return found
}

// AddressOf is where a client in the proxy's place finds a host by name, or nothing if Istio does not know it.
func (v *View) AddressOf(name string) string {
	suffixes := []string{"", "." + v.proxy.ConfigNamespace + ".svc.cluster.local", ".svc.cluster.local", ".cluster.local"}
	services := v.server.PushContext().ServiceIndex.HostnameAndNamespace
	for _, suffix := range suffixes {
		for _, service := range services[host.Name(name+suffix)] {
			// Of a range of addresses any will do.
			address, _, _ := strings.Cut(service.GetAddressForProxy(v.proxy), "/")
			return address
		}
	}
	return ""
}
