package outcome

import (
	"slices"

	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/networking/util"
	"istio.io/istio/pkg/maps"
)

// Locality is a region and a zone with pods that a proxy may send requests to.
type Locality struct {
	Host     string  `json:"host"`
	Subset   *string `json:"subset"`
	Port     int     `json:"port"`
	Locality string  `json:"locality"`
	// Priority is 0 for the first choice; the next gets requests where the one before has too few healthy pods.
	Priority uint32 `json:"priority"`
	// Weight is relative to the others of the same priority.
	Weight uint32 `json:"weight"`
	// Pods are the labels of those that are there, as they were written.
	Pods []map[string]string `json:"pods"`
}

// Localities are those of the pods of every service, as a proxy sees them.
func Localities(view *mesh.View) []Locality {
	found := []Locality{}
	for _, name := range slices.Sorted(slices.Values(maps.Keys(view.Clusters))) {
		if !model.IsValidSubsetKey(name) {
			continue
		}
		direction, subset, host, port := model.ParseSubsetKey(name)
		if direction != model.TrafficDirectionOutbound {
			continue
		}
		for _, one := range view.Localities(view.Clusters[name]) {
			place := Locality{
				Host: string(host), Port: port, Locality: util.LocalityToString(one.GetLocality()), Priority: one.GetPriority(),
				Weight: one.GetLoadBalancingWeight().GetValue(), Pods: []map[string]string{},
			}
			if subset != "" {
				place.Subset = &subset
			}
			for _, endpoint := range one.GetLbEndpoints() {
				if pod := view.State.PodAt(endpoint.GetEndpoint().GetAddress().GetSocketAddress().GetAddress()); pod != nil {
					place.Pods = append(place.Pods, pod.Written)
				}
			}
			found = append(found, place)
		}
	}
	return found
}
