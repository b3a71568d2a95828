package outcome

import (
	"slices"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"

	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/model"
)

// Place is a destination or a mirror somewhere in the configuration of a proxy.
type Place struct {
	// From is the index of the proxy.
	From        int     `json:"from"`
	VirtualHost string  `json:"virtualHost"`
	Rule        *string `json:"rule"`
	Host        string  `json:"host"`
	Subset      *string `json:"subset"`
	Port        int     `json:"port"`
	Share       float64 `json:"share"`
	Mirror      bool    `json:"mirror"`
	State       State   `json:"state"`
}

// Everywhere are all places that a proxy may send a request to on its way out.
func Everywhere(view *mesh.View, from int) ([]Place, error) {
	places := placer{view: view, from: from}
	for _, name := range names(view.Routes) {
		for _, host := range view.Routes[name].GetVirtualHosts() {
			for _, one := range host.GetRoutes() {
				places.addRoute(host, one)
			}
		}
	}
	for _, listener := range view.Listeners {
		for _, chain := range append(slices.Clone(listener.GetFilterChains()), listener.GetDefaultFilterChain()) {
			_, proxy, err := terminals(chain)
			if err != nil {
				return nil, err
			}
			if proxy != nil {
				places.add(Place{VirtualHost: listener.GetName()}, tcpDestinations(view, proxy))
			}
		}
	}
	return places.found, nil
}

type placer struct {
	view  *mesh.View
	from  int
	found []Place
}

func (p *placer) addRoute(host *route.VirtualHost, one *route.Route) {
	action, is := one.GetAction().(*route.Route_Route)
	if !is {
		return
	}
	rule, _ := ruleOf(one)
	p.add(Place{VirtualHost: host.GetName(), Rule: rule}, destinations(p.view, action.Route))
	p.add(Place{VirtualHost: host.GetName(), Rule: rule, Mirror: true}, mirrors(p.view, action.Route))
}

// add leaves out the clusters for traffic that comes in, and those for all that Istio does not know.
func (p *placer) add(place Place, destinations []Destination) {
	place.From = p.from
	for _, to := range destinations {
		if to.Port == 0 || strings.HasPrefix(to.Host, string(model.TrafficDirectionInbound)) {
			continue
		}
		place.Host, place.Subset, place.Port, place.Share, place.State = to.Host, to.Subset, to.Port, to.Share, to.State
		p.found = append(p.found, place)
	}
}

func names(routes map[string]*route.RouteConfiguration) []string {
	var found []string
	for name := range routes {
		found = append(found, name)
	}
	slices.Sort(found)
	return found
}
