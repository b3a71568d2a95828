package mesh

import (
	"fmt"
	"slices"

	"google.golang.org/protobuf/proto"
)

// Difference names the first part in which two views differ; it is empty where they are alike.
func Difference(one, other *View) string {
	if name := differs(listeners(one), listeners(other)); name != "" {
		return "listener " + name
	}
	if name := differs(one.Routes, other.Routes); name != "" {
		return "routes " + name
	}
	if name := differs(one.Clusters, other.Clusters); name != "" {
		return "cluster " + name
	}
	for name := range one.Clusters {
		if !slices.Equal(one.addresses(name), other.addresses(name)) {
			return "endpoints of " + name
		}
	}
	return ""
}

func listeners(view *View) map[string]proto.Message {
	found := map[string]proto.Message{}
	for _, listener := range view.Listeners {
		found[listener.Name] = listener
	}
	return found
}

func differs[M proto.Message](one, other map[string]M) string {
	for name := range one {
		if _, has := other[name]; !has || !proto.Equal(one[name], other[name]) {
			return name
		}
	}
	for name := range other {
		if _, has := one[name]; !has {
			return name
		}
	}
	return ""
}

func (v *View) addresses(cluster string) []string {
	var found []string
	for _, one := range v.Endpoints(v.Clusters[cluster]) {
		socket := one.GetEndpoint().GetAddress().GetSocketAddress()
		found = append(found, fmt.Sprintf("%s:%d", socket.GetAddress(), socket.GetPortValue()))
	}
	slices.Sort(found)
	return found
}
