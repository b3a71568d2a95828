package outcome

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	"google.golang.org/protobuf/types/known/durationpb"

	"cdk8s-istio/conformance/istiod/envoy"
	"cdk8s-istio/conformance/istiod/mesh"
)

func byRoute(view *mesh.View, host *route.VirtualHost, chosen *route.Route, request envoy.Request) (Outcome, error) {
	outcome := newOutcome(NoRoute)
	outcome.Rule, outcome.VirtualService = ruleOf(chosen)
	outcome.Headers = headers(
		slices.Concat(chosen.RequestHeadersToAdd, host.RequestHeadersToAdd), slices.Concat(chosen.RequestHeadersToRemove, host.RequestHeadersToRemove),
		slices.Concat(chosen.ResponseHeadersToAdd, host.ResponseHeadersToAdd), slices.Concat(chosen.ResponseHeadersToRemove, host.ResponseHeadersToRemove),
	)
	var err error
	outcome.Fault, err = faultOf(chosen)
	switch action := chosen.GetAction().(type) {
	case *route.Route_Route:
		outcome.Kind = Routed
		outcome.Destinations, outcome.Mirrors = destinations(view, action.Route), mirrors(view, action.Route)
		outcome.Timeout = positive(action.Route.GetTimeout())
		outcome.Retries = retriesOf(action.Route)
		outcome.Rewrite = rewriteOf(chosen, action.Route, request)
	case *route.Route_Redirect:
		outcome.Kind, outcome.Redirect = Redirected, redirectOf(action.Redirect)
	case *route.Route_DirectResponse:
		outcome.Kind = DirectResponse
		outcome.DirectResponse = &Response{Status: action.DirectResponse.GetStatus(), Body: body(action.DirectResponse)}
	default:
		outcome.Detail = fmt.Sprintf("the route has no action that Envoy knows: %T", action)
	}
	return outcome, err
}

// ruleOf knows by its metadata whether a VirtualService made a route: Istio's own have the name `default`, which anyone may take.
func ruleOf(chosen *route.Route) (*string, string) {
	path := chosen.GetMetadata().GetFilterMetadata()["istio"].GetFields()["config"].GetStringValue()
	_, after, _ := strings.Cut(path, "/namespaces/")
	namespace, after, _ := strings.Cut(after, "/")
	kind, name, _ := strings.Cut(after, "/")
	if kind != "virtual-service" {
		return nil, ""
	}
	return &chosen.Name, namespace + "/" + name
}

// positive is nothing for 0, by which Envoy means that there is no limit.
func positive(duration *durationpb.Duration) *string {
	if duration == nil || duration.AsDuration() == 0 {
		return nil
	}
	text := seconds(duration)
	return &text
}

// seconds writes a duration as JSON of protocol buffers does, in seconds.
func seconds(duration *durationpb.Duration) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.9f", duration.AsDuration().Seconds()), "0"), ".") + "s"
}

func retriesOf(action *route.RouteAction) *Retries {
	policy := action.GetRetryPolicy()
	if policy == nil {
		return nil
	}
	return &Retries{
		Attempts: policy.GetNumRetries().GetValue(), PerTryTimeout: positive(policy.GetPerTryTimeout()),
		RetryOn: policy.GetRetryOn(), StatusCodes: policy.GetRetriableStatusCodes(),
	}
}

func redirectOf(action *route.RedirectAction) *Redirect {
	codes := map[route.RedirectAction_RedirectResponseCode]uint32{
		route.RedirectAction_MOVED_PERMANENTLY: 301, route.RedirectAction_FOUND: 302, route.RedirectAction_SEE_OTHER: 303,
		route.RedirectAction_TEMPORARY_REDIRECT: 307, route.RedirectAction_PERMANENT_REDIRECT: 308,
	}
	redirect := Redirect{
		Scheme: action.GetSchemeRedirect(), Authority: action.GetHostRedirect(), Port: action.GetPortRedirect(),
		URI: action.GetPathRedirect() + action.GetPrefixRewrite(), Code: codes[action.GetResponseCode()],
	}
	if action.GetHttpsRedirect() {
		redirect.Scheme = "https"
	}
	return &redirect
}

func body(action *route.DirectResponseAction) string {
	return string(action.GetBody().GetInlineBytes()) + action.GetBody().GetInlineString()
}

func rewriteOf(chosen *route.Route, action *route.RouteAction, request envoy.Request) *Rewrite {
	rewrite := Rewrite{URI: action.GetPrefixRewrite(), Authority: action.GetHostRewriteLiteral(), Path: request.Path}
	path, query := request.Path, ""
	if start := strings.Index(path, "?"); start >= 0 {
		path, query = path[:start], path[start:]
	}
	if rewrite.URI != "" {
		rewrite.Path = rewrite.URI + path[len(matched(chosen.GetMatch(), path)):] + query
	}
	if pattern := action.GetRegexRewrite(); pattern != nil {
		rewrite.URI = pattern.GetSubstitution()
		rewrite.Path = substituted(pattern.GetPattern().GetRegex(), pattern.GetSubstitution(), path) + query
	}
	if rewrite.URI == "" && rewrite.Authority == "" {
		return nil
	}
	return &rewrite
}

// matched is the part of a path that a prefix rewrite replaces: all of it where the match is not by prefix.
func matched(by *route.RouteMatch, path string) string {
	switch specifier := by.GetPathSpecifier().(type) {
	case *route.RouteMatch_Prefix:
		return path[:len(specifier.Prefix)]
	case *route.RouteMatch_PathSeparatedPrefix:
		return path[:len(specifier.PathSeparatedPrefix)]
	}
	return path
}

var backReference = regexp.MustCompile(`\\(\d)`)

// substituted writes groups as Go does, `${1}`, where Envoy writes `\1`.
func substituted(pattern, substitution, path string) string {
	escaped := strings.ReplaceAll(substitution, "$", "$$")
	return regexp.MustCompile(pattern).ReplaceAllString(path, backReference.ReplaceAllString(escaped, "$${$1}"))
}
