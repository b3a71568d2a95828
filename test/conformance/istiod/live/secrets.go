package live

import (
	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/model"
	v3 "istio.io/istio/pilot/pkg/xds/v3"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/spiffe"
)

// trusting gives certificates to whoever asks: istiod gives them only to proxies that have proven who they are, and nobody can without an
// authority that signs certificates.
type trusting struct {
	model.XdsResourceGenerator
}

func (t trusting) Generate(proxy *model.Proxy, watched *model.WatchedResource, push *model.PushRequest) (
	model.Resources, model.XdsLogDetails, error,
) {
	proxy.VerifiedIdentity = &spiffe.Identity{TrustDomain: "cluster.local", Namespace: proxy.ConfigNamespace, ServiceAccount: "default"}
	return t.XdsResourceGenerator.Generate(proxy, watched, push)
}

// trust has to be called before a proxy can connect.
func trust(served *mesh.Mesh) error {
	return served.Do(func(server *xds.FakeDiscoveryServer) error {
		generators := server.Discovery.Generators
		generators[v3.SecretType] = trusting{generators[v3.SecretType]}
		return nil
	})
}
