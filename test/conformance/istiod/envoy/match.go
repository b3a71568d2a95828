package envoy

import (
	"fmt"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
)

// Matches tells whether a route takes a request. Kinds of matches that Istio does not generate panic: a guess would be no proof.
func Matches(wanted *route.RouteMatch, request Request) bool {
	return matchesPath(wanted, request) && matchesHeaders(wanted.GetHeaders(), request) &&
		matchesQuery(wanted.GetQueryParameters(), request) && matchesMetadata(wanted)
}

func matchesPath(wanted *route.RouteMatch, request Request) bool {
	path, fold := request.purePath(), func(text string) string { return text }
	if wanted.CaseSensitive != nil && !wanted.CaseSensitive.Value {
		fold = strings.ToLower
	}
	switch specifier := wanted.GetPathSpecifier().(type) {
	case *route.RouteMatch_Prefix:
		return strings.HasPrefix(fold(path), fold(specifier.Prefix))
	case *route.RouteMatch_Path:
		return fold(path) == fold(specifier.Path)
	case *route.RouteMatch_PathSeparatedPrefix:
		prefix := fold(specifier.PathSeparatedPrefix)
		return fold(path) == prefix || strings.HasPrefix(fold(path), prefix+"/")
	case *route.RouteMatch_SafeRegex:
		return matchesWhole(specifier.SafeRegex.GetRegex(), path)
	case *route.RouteMatch_ConnectMatcher_:
		return request.Method == "CONNECT"
	}
	panic(fmt.Sprintf("no rule for paths that match by %T", wanted.GetPathSpecifier()))
}

func matchesHeaders(wanted []*route.HeaderMatcher, request Request) bool {
	for _, one := range wanted {
		if !matchesHeader(one, request) {
			return false
		}
	}
	return true
}

func matchesHeader(wanted *route.HeaderMatcher, request Request) bool {
	value, has := request.header(wanted.Name)
	if present, is := wanted.GetHeaderMatchSpecifier().(*route.HeaderMatcher_PresentMatch); is {
		return (has == present.PresentMatch) != wanted.InvertMatch
	}
	// A header that is not there fails even what is inverted, unless it is to count as an empty one.
	if !has && !wanted.TreatMissingHeaderAsEmpty {
		return false
	}
	switch specifier := wanted.GetHeaderMatchSpecifier().(type) {
	case *route.HeaderMatcher_StringMatch:
		return matchesText(specifier.StringMatch, value) != wanted.InvertMatch
	case nil:
		return has != wanted.InvertMatch
	}
	panic(fmt.Sprintf("no rule for headers that match by %T", wanted.GetHeaderMatchSpecifier()))
}

func matchesQuery(wanted []*route.QueryParameterMatcher, request Request) bool {
	for _, one := range wanted {
		value, has := request.parameter(one.Name)
		switch specifier := one.GetQueryParameterMatchSpecifier().(type) {
		case *route.QueryParameterMatcher_StringMatch:
			if !has || !matchesText(specifier.StringMatch, value) {
				return false
			}
		case *route.QueryParameterMatcher_PresentMatch:
			if has != specifier.PresentMatch {
				return false
			}
		case nil:
			if !has {
				return false
			}
		default:
			panic(fmt.Sprintf("no rule for parameters that match by %T", specifier))
		}
	}
	return true
}

// matchesMetadata knows no request with claims of a token, which is all that Istio matches metadata for.
func matchesMetadata(wanted *route.RouteMatch) bool {
	for _, one := range wanted.GetDynamicMetadata() {
		if !one.Invert {
			return false
		}
	}
	return true
}
