package live

import (
	"cdk8s-istio/conformance/istiod/manifest"
)

// filters are added to what is applied: answers of a proxy's own tell why, and each proxy listens on its own address.
func filters(proxies []Proxy) []*manifest.Object {
	found := []*manifest.Object{filter("local-replies", localReplies())}
	for _, proxy := range proxies {
		found = append(found, filter("address-of-"+proxy.Name, listenOn(proxy.address)))
	}
	return found
}

func filter(name string, patch any) *manifest.Object {
	return &manifest.Object{Object: document{
		"apiVersion": "networking.istio.io/v1alpha3",
		"kind":       "EnvoyFilter",
		"metadata":   document{"name": name, "namespace": "istio-system"},
		"spec":       document{"configPatches": []any{patch}},
	}}
}

// localReplies have Envoy's response flags for a body: NC where there is no cluster, UH no healthy host, UO an overflow.
func localReplies() any {
	const manager = "envoy.filters.network.http_connection_manager"
	flags := document{"flags": "%RESPONSE_FLAGS%", "details": "%RESPONSE_CODE_DETAILS%", "body": "%LOCAL_REPLY_BODY%"}
	return document{
		"applyTo": "NETWORK_FILTER",
		"match":   document{"listener": document{"filterChain": document{"filter": document{"name": manager}}}},
		"patch": document{
			"operation": "MERGE",
			"value": document{
				"name": manager,
				"typed_config": document{
					"@type":              "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
					"local_reply_config": document{"body_format": document{"json_format": flags}},
				},
			},
		},
	}
}

func listenOn(address string) any {
	return document{
		"applyTo": "LISTENER",
		"match":   document{"proxy": document{"metadata": document{addressField: address}}},
		"patch": document{
			"operation": "MERGE",
			"value":     document{"address": document{"socket_address": document{"address": address}}},
		},
	}
}
