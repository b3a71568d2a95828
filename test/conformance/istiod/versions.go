package main

import (
	"errors"
	"runtime/debug"

	"cdk8s-istio/conformance/istiod/mesh"
)

// versions of the modules that this program was built from.
func versions() (map[string]any, error) {
	info, known := debug.ReadBuildInfo()
	if !known {
		return nil, errors.New("the program was built without build info")
	}
	found := map[string]any{"release": mesh.Version}
	names := map[string]string{
		"istio.io/istio": "istio", "istio.io/api": "api", "istio.io/client-go": "clientGo",
		"github.com/envoyproxy/go-control-plane/envoy": "goControlPlane",
	}
	for _, module := range info.Deps {
		if name, wanted := names[module.Path]; wanted {
			found[name] = module.Version
		}
	}
	return found, nil
}
