package envoy

import (
	"net"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
)

// VirtualHost is the one with the most specific domain for a request: exact, then the longest suffix, then the longest prefix, then any.
func VirtualHost(config *route.RouteConfiguration, request Request) *route.VirtualHost {
	host := strings.ToLower(request.Authority)
	if config.GetIgnorePortInHostMatching() {
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
	}
	var best *route.VirtualHost
	rank := -1
	for _, one := range config.GetVirtualHosts() {
		for _, domain := range one.GetDomains() {
			if found := specificity(strings.ToLower(domain), host); found > rank {
				best, rank = one, found
			}
		}
	}
	return best
}

// specificity is -1 where the domain does not match. No host is longer than a class is wide.
func specificity(domain, host string) int {
	const class = 1 << 16
	switch {
	case domain == host:
		return 3 * class
	case domain == "*":
		return 0
	case strings.HasPrefix(domain, "*") && len(host) >= len(domain) && strings.HasSuffix(host, domain[1:]):
		return 2*class + len(domain)
	case strings.HasSuffix(domain, "*") && len(host) >= len(domain) && strings.HasPrefix(host, domain[:len(domain)-1]):
		return class + len(domain)
	}
	return -1
}

// Route is the first of a virtual host that takes the request.
func Route(host *route.VirtualHost, request Request) *route.Route {
	for _, one := range host.GetRoutes() {
		if Matches(one.GetMatch(), request) {
			return one
		}
	}
	return nil
}
