package live

import (
	"fmt"
	"net"

	"cdk8s-istio/conformance/istiod/mesh"
)

// document is a part of a text in JSON.
type document = map[string]any

// bootstrap is what an Envoy is started with: all else it asks the server at the address for.
func (p Proxy) bootstrap(server *net.TCPAddr) document {
	kind := "sidecar"
	if p.Kind == mesh.Gateway {
		kind = "router"
	}
	fromServer := document{"ads": document{}, "resource_api_version": "V3", "initial_fetch_timeout": "0s"}
	return document{
		"node": document{
			"id":       fmt.Sprintf("%s~%s~%s~%s", kind, p.address, p.id(), p.domain()),
			"cluster":  p.id(),
			"metadata": p.metadata(),
		},
		"admin": document{"address": socket("127.0.0.1", 0)},
		"dynamic_resources": document{
			"ads_config": document{
				"api_type": "DELTA_GRPC", "transport_api_version": "V3", "set_node_on_first_message_only": true,
				"grpc_services": []document{{"envoy_grpc": document{"cluster_name": serverCluster}}},
			},
			"cds_config": fromServer,
			"lds_config": fromServer,
		},
		"static_resources": document{"clusters": []document{clusterOf(server)}},
	}
}

const serverCluster = "xds-grpc"

func clusterOf(server *net.TCPAddr) document {
	endpoint := document{"endpoint": document{"address": socket(server.IP.String(), server.Port)}}
	http2 := document{
		"@type":                "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
		"explicit_http_config": document{"http2_protocol_options": document{}},
	}
	return document{
		"name":            serverCluster,
		"type":            "STATIC",
		"connect_timeout": "1s",
		"load_assignment": document{
			"cluster_name": serverCluster,
			"endpoints":    []document{{"lb_endpoints": []document{endpoint}}},
		},
		"typed_extension_protocol_options": document{"envoy.extensions.upstreams.http.v3.HttpProtocolOptions": http2},
	}
}

func socket(address string, port int) document {
	return document{"socket_address": document{"address": address, "port_value": port}}
}
