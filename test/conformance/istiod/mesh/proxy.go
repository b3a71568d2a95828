package mesh

import (
	"fmt"

	"istio.io/istio/pilot/pkg/model"
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
}

// Version is what proxies say that they are; istiod keeps newer features from older ones.
const Version = "1.31.0"

// Key is the same for proxies that get the same configuration.
func (c Caller) Key() string { return fmt.Sprint(c.Kind, c.Namespace, c.Labels) }

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
	return &model.Proxy{
		Type:            kind,
		ConfigNamespace: namespace,
		Labels:          c.Labels,
		Metadata:        &model.NodeMetadata{Namespace: namespace, Labels: c.Labels, ClusterID: "Kubernetes", IstioVersion: Version},
	}, nil
}
