package outcome

import (
	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
	hcm "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"
	tcp "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/tcp_proxy/v3"

	"cdk8s-istio/conformance/istiod/mesh"
)

// terminals are the filters that a chain may end in: at most one of them is there.
func terminals(chain *listener.FilterChain) (*hcm.HttpConnectionManager, *tcp.TcpProxy, error) {
	for _, filter := range chain.GetFilters() {
		config := filter.GetTypedConfig()
		manager, proxy := &hcm.HttpConnectionManager{}, &tcp.TcpProxy{}
		switch {
		case config.MessageIs(manager):
			return manager, nil, config.UnmarshalTo(manager)
		case config.MessageIs(proxy):
			return nil, proxy, config.UnmarshalTo(proxy)
		}
	}
	return nil, nil, nil
}

func tcpDestinations(view *mesh.View, proxy *tcp.TcpProxy) []Destination {
	if proxy.GetCluster() != "" {
		return []Destination{destination(view, proxy.GetCluster(), 100)}
	}
	var total uint32
	for _, one := range proxy.GetWeightedClusters().GetClusters() {
		total += one.Weight
	}
	found := []Destination{}
	for _, one := range proxy.GetWeightedClusters().GetClusters() {
		found = append(found, destination(view, one.Name, share(one.Weight, total)))
	}
	return found
}
