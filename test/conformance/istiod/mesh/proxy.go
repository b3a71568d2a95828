package mesh

import (
	"fmt"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/networking/util"
	"istio.io/istio/pilot/pkg/serviceregistry/util/label"
)

// Kind says where a proxy stands.
type Kind string

// A sidecar stands beside a pod, a gateway on its own at an edge of the mesh.
const (
	Sidecar Kind = "sidecar"
	Gateway Kind = "gateway"
)

// Caller is a proxy that requests go through.
type Caller struct {
	Kind      Kind              `json:"kind"`
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
	// Locality is region/zone of the node that it runs on; without one no pod is nearer to it than another.
	Locality string `json:"locality"`
}

// clusterID is what istiod calls the one that it watches.
const clusterID = "Kubernetes"

// Version is what proxies say that they are; istiod keeps newer features from older ones.
const Version = "1.31.0"

// Key is the same for proxies that get the same configuration.
func (c Caller) Key() string { return fmt.Sprint(c.Kind, c.Namespace, c.Labels, c.Locality) }

// Proxy is one that can be set up in a mesh.
func (c Caller) Proxy() (*model.Proxy, error) {
	namespace := c.Namespace
	if namespace == "" {
		namespace = "default"
	}
	kind := model.SidecarProxy
	switch c.Kind {
	case Sidecar:
	case Gateway:
		kind = model.Router
	default:
		return nil, fmt.Errorf("no kind of proxy is called %q: it is %q or %q", c.Kind, Sidecar, Gateway)
	}
	proxy := &model.Proxy{
		Type:            kind,
		ConfigNamespace: namespace,
		Labels:          c.Labels,
		Metadata:        &model.NodeMetadata{Namespace: namespace, Labels: c.Labels, ClusterID: clusterID, IstioVersion: Version},
	}
	if c.Locality != "" {
		// What istiod does when a proxy connects.
		proxy.Locality = util.ConvertLocality(c.Locality)
		proxy.Labels = label.AugmentLabels(c.Labels, clusterID, c.Locality, "", "")
	}
	return proxy, nil
}
