package manifest

import (
	"encoding/json"
	"fmt"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config"
)

// Config is an object of Istio as istiod reads it.
func Config(object *Object) (*config.Config, error) {
	schema, known := Schema(object)
	if !known {
		return nil, fmt.Errorf("unrecognized type %v", object.GroupVersionKind())
	}
	text, err := json.Marshal(object.Object)
	if err != nil {
		return nil, err
	}
	var kind crd.IstioKind
	if err := json.Unmarshal(text, &kind); err != nil {
		return nil, fmt.Errorf("cannot decode configuration: %w", err)
	}
	// Without a domain `reviews` would become `reviews.default`.
	return crd.ConvertObject(schema, &kind, "cluster.local")
}
