package outcome

import (
	cluster "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"
	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	typev3 "github.com/envoyproxy/go-control-plane/envoy/type/v3"

	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/model"
)

// destinations of a route; Envoy takes weights relative to their sum.
func destinations(view *mesh.View, action *route.RouteAction) []Destination {
	weighted := action.GetWeightedClusters().GetClusters()
	if weighted == nil {
		return []Destination{destination(view, action.GetCluster(), 100)}
	}
	var total uint32
	for _, one := range weighted {
		total += one.GetWeight().GetValue()
	}
	found := []Destination{}
	for _, one := range weighted {
		to := destination(view, one.Name, share(one.GetWeight().GetValue(), total))
		to.Headers = headers(one.RequestHeadersToAdd, one.RequestHeadersToRemove, one.ResponseHeadersToAdd, one.ResponseHeadersToRemove)
		found = append(found, to)
	}
	return found
}

func share(weight, total uint32) float64 {
	if total == 0 {
		return 0
	}
	return float64(weight) * 100 / float64(total)
}

func mirrors(view *mesh.View, action *route.RouteAction) []Destination {
	found := []Destination{}
	for _, one := range action.GetRequestMirrorPolicies() {
		copied := 100.0
		if fraction := one.GetRuntimeFraction().GetDefaultValue(); fraction != nil {
			copied = percentage(fraction)
		}
		found = append(found, destination(view, one.Cluster, copied))
	}
	return found
}

func percentage(fraction *typev3.FractionalPercent) float64 {
	whole := map[typev3.FractionalPercent_DenominatorType]float64{
		typev3.FractionalPercent_HUNDRED: 100, typev3.FractionalPercent_TEN_THOUSAND: 1e4, typev3.FractionalPercent_MILLION: 1e6,
	}
	return float64(fraction.GetNumerator()) * 100 / whole[fraction.GetDenominator()]
}

func destination(view *mesh.View, name string, share float64) Destination {
	to := Destination{Host: name, Share: share, State: NoCluster, Pods: []map[string]string{}, Policy: Policy{}}
	// Clusters that Istio has for all that it does not know are called by their names, and no DestinationRule is for them.
	ofService := model.IsValidSubsetKey(name)
	if ofService {
		_, subset, host, port := model.ParseSubsetKey(name)
		to.Host, to.Port = string(host), port
		if subset != "" {
			to.Subset = &subset
		}
	}
	found, has := view.Clusters[name]
	if !has {
		return to
	}
	if ofService {
		to.Policy = policyOf(found)
	}
	to.State = NoEndpoints
	if findsItsOwnWay(found) {
		to.State = OK
	}
	seen := map[string]bool{}
	for _, one := range view.Endpoints(found) {
		to.State = OK
		address := one.GetEndpoint().GetAddress().GetSocketAddress().GetAddress()
		if pod := view.State.PodAt(address); pod != nil && !seen[address] {
			seen[address] = true
			to.Pods = append(to.Pods, pod.Written)
		}
	}
	return to
}

// findsItsOwnWay tells whether a cluster goes where the client wanted to go, or looks up the host that the client names.
func findsItsOwnWay(of *cluster.Cluster) bool {
	return of.GetLbPolicy() == cluster.Cluster_CLUSTER_PROVIDED
}

func headers(toRequest []*core.HeaderValueOption, offRequest []string, toResponse []*core.HeaderValueOption, offResponse []string) *Headers {
	found := Headers{Request: changes(toRequest, offRequest), Response: changes(toResponse, offResponse)}
	if found == (Headers{}) {
		return nil
	}
	return &found
}

func changes(added []*core.HeaderValueOption, removed []string) *Changes {
	if len(added) == 0 && len(removed) == 0 {
		return nil
	}
	found := Changes{Set: map[string]string{}, Add: map[string]string{}, Remove: removed}
	for _, one := range added {
		into := found.Add
		if one.GetAppendAction() == core.HeaderValueOption_OVERWRITE_IF_EXISTS_OR_ADD {
			into = found.Set
		}
		into[one.GetHeader().GetKey()] = one.GetHeader().GetValue()
	}
	return &found
}
