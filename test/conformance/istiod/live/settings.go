// Package live serves the configuration of a mesh to real Envoys and follows changes until they have arrived.
package live

import (
	"net"
	"time"

	"google.golang.org/protobuf/types/known/wrapperspb"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/pkg/features"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config/mesh"
)

// An Envoy of the Envoy project rejects the filters of Istio's own build. None of them decides where a request goes.
func init() {
	features.MetadataExchange = false
	features.ALPNFilter = false
}

// debounce is what istiod has in production: changes that come together are pushed together, clusters before routes.
const debounce = 100 * time.Millisecond

func options(listener net.Listener) xds.FakeOptions {
	return xds.FakeOptions{
		MeshConfig:   meshConfig(),
		DebounceTime: debounce,
		// A gateway may read the secrets of its own namespace without a service account that anyone has reviewed.
		DisableSecretAuthorization: true,
		ListenerBuilder:            func() (net.Listener, error) { return listener, nil },
	}
}

// meshConfig has no mutual TLS: without an authority that signs certificates clusters would wait for them for ever.
func meshConfig() *meshconfig.MeshConfig {
	config := mesh.DefaultMeshConfig()
	config.EnableAutoMtls = wrapperspb.Bool(false)
	return config
}
