package envoy

import (
	"testing"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
)

func TestTheMostSpecificDomainWins(t *testing.T) {
	config := &route.RouteConfiguration{IgnorePortInHostMatching: true}
	for _, domain := range []string{"*", "shop.*", "*.com", "*.example.com", "shop.example.com"} {
		config.VirtualHosts = append(config.VirtualHosts, &route.VirtualHost{Name: domain, Domains: []string{domain}})
	}
	for authority, want := range map[string]string{
		"shop.example.com":      "shop.example.com",
		"SHOP.example.com":      "shop.example.com",
		"shop.example.com:8080": "shop.example.com",
		"new.example.com":       "*.example.com",
		"shop.com":              "*.com",
		"shop.org":              "shop.*",
		"org":                   "*",
	} {
		if got := VirtualHost(config, NewRequest(authority, "http", "GET", "/", nil)); got.GetName() != want {
			t.Errorf("%s: got %s instead of %s", authority, got.GetName(), want)
		}
	}
}

func TestAPortCountsUnlessItIsIgnored(t *testing.T) {
	config := &route.RouteConfiguration{VirtualHosts: []*route.VirtualHost{{Name: "shop", Domains: []string{"shop"}}}}
	if got := VirtualHost(config, NewRequest("shop:80", "http", "GET", "/", nil)); got != nil {
		t.Errorf("got %s", got.GetName())
	}
}

func TestTheFirstRouteThatMatchesIsTaken(t *testing.T) {
	prefixed := func(name, prefix string) *route.Route {
		return &route.Route{Name: name, Match: &route.RouteMatch{PathSpecifier: &route.RouteMatch_Prefix{Prefix: prefix}}}
	}
	host := &route.VirtualHost{Routes: []*route.Route{prefixed("a", "/a"), prefixed("ab", "/ab"), prefixed("b", "/b")}}
	for path, want := range map[string]string{"/abc": "a", "/b": "b", "/c": ""} {
		if got := Route(host, get(path)); got.GetName() != want {
			t.Errorf("%s: got %q instead of %q", path, got.GetName(), want)
		}
	}
}
