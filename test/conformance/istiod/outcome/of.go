package outcome

import (
	"errors"
	"strings"

	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	hcm "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"

	"cdk8s-istio/conformance/istiod/envoy"
	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/simulation"
)

// What a client meets where nothing listens for it, or only something else.
var refusals = []error{
	simulation.ErrNoListener, simulation.ErrNoFilterChain, simulation.ErrTLSError, simulation.ErrMTLSError, simulation.ErrProtocolError,
}

// Of tells what becomes of a request through the proxy that a view belongs to.
func Of(view *mesh.View, request Request) (Outcome, error) {
	request = request.withDefaults()
	host, _, _ := strings.Cut(request.Host, ":")
	call, err := request.call(view.AddressOf(host))
	if err != nil {
		return Outcome{}, err
	}
	chain, err := chainOf(view.Listeners, call)
	for _, refusal := range refusals {
		if errors.Is(err, refusal) {
			return refused(err.Error()), nil
		}
	}
	if err != nil {
		return Outcome{}, err
	}
	return throughChain(view, chain, call, request)
}

func throughChain(view *mesh.View, chain *listener.FilterChain, call simulation.Call, request Request) (Outcome, error) {
	manager, proxy, err := terminals(chain)
	if err != nil {
		return Outcome{}, err
	}
	switch {
	case manager != nil && (call.Protocol == simulation.TCP || call.TLS == simulation.TLS && chain.TransportSocket == nil):
		return refused(simulation.ErrProtocolError.Error()), nil
	case manager != nil:
		return throughRoutes(view, routesOf(view, manager), request)
	case proxy != nil:
		outcome := newOutcome(Routed)
		outcome.Destinations = tcpDestinations(view, proxy)
		return outcome, nil
	}
	return refused("the filter chain neither speaks HTTP nor passes bytes on"), nil
}

func routesOf(view *mesh.View, manager *hcm.HttpConnectionManager) *route.RouteConfiguration {
	if inline := manager.GetRouteConfig(); inline != nil {
		return inline
	}
	return view.Routes[manager.GetRds().GetRouteConfigName()]
}

func throughRoutes(view *mesh.View, config *route.RouteConfiguration, request Request) (Outcome, error) {
	content := request.content()
	host := envoy.VirtualHost(config, content)
	if host == nil {
		return refused(simulation.ErrNoVirtualHost.Error()), nil
	}
	if host.RequireTls == route.VirtualHost_ALL && request.Scheme == "http" {
		outcome := newOutcome(Redirected)
		outcome.VirtualHost, outcome.Redirect = host.Name, &Redirect{Scheme: "https", Code: 301}
		return outcome, nil
	}
	chosen := envoy.Route(host, content)
	if chosen == nil {
		outcome := refused(simulation.ErrNoRoute.Error())
		outcome.VirtualHost = host.Name
		return outcome, nil
	}
	outcome, err := byRoute(view, host, chosen, content)
	outcome.VirtualHost = host.Name
	return outcome, err
}

// newOutcome has lists that are empty and not null.
func newOutcome(kind Kind) Outcome {
	return Outcome{Kind: kind, Destinations: []Destination{}, Mirrors: []Destination{}}
}

func refused(detail string) Outcome {
	outcome := newOutcome(NoRoute)
	outcome.Detail = detail
	return outcome
}
