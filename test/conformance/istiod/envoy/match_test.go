package envoy

import (
	"testing"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	matcher "github.com/envoyproxy/go-control-plane/envoy/type/matcher/v3"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

type matchCase struct {
	name    string
	match   *route.RouteMatch
	request Request
	want    bool
}

func check(t *testing.T, cases []matchCase) {
	t.Helper()
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			if got := Matches(one.match, one.request); got != one.want {
				t.Errorf("got %v for %+v against %v", got, one.request, one.match)
			}
		})
	}
}

func get(path string) Request { return NewRequest("reviews:9080", "http", "GET", path, nil) }

func with(headers map[string]string) Request {
	return NewRequest("reviews:9080", "http", "GET", "/", headers)
}

func TestPaths(t *testing.T) {
	exact := func(path string) *route.RouteMatch {
		return &route.RouteMatch{PathSpecifier: &route.RouteMatch_Path{Path: path}}
	}
	prefix := func(path string) *route.RouteMatch {
		return &route.RouteMatch{PathSpecifier: &route.RouteMatch_Prefix{Prefix: path}}
	}
	separated := func(path string) *route.RouteMatch {
		return &route.RouteMatch{PathSpecifier: &route.RouteMatch_PathSeparatedPrefix{PathSeparatedPrefix: path}}
	}
	regex := func(expression string) *route.RouteMatch {
		return &route.RouteMatch{PathSpecifier: &route.RouteMatch_SafeRegex{SafeRegex: &matcher.RegexMatcher{Regex: expression}}}
	}
	anyCase := func(match *route.RouteMatch) *route.RouteMatch {
		match.CaseSensitive = wrapperspb.Bool(false)
		return match
	}
	check(t, []matchCase{
		{"exact", exact("/a"), get("/a"), true},
		{"exact with a query", exact("/a"), get("/a?b=c"), true},
		{"exact with a fragment", exact("/a"), get("/a#b"), true},
		{"exact is not prefix", exact("/a"), get("/ab"), false},
		{"exact counts case", exact("/a"), get("/A"), false},
		{"exact without case", anyCase(exact("/a")), get("/A"), true},
		{"prefix", prefix("/a"), get("/ab"), true},
		{"prefix is not in the middle", prefix("/a"), get("/b/a"), false},
		{"prefix does not reach into the query", prefix("/a?b"), get("/a?b=c"), false},
		{"prefix without case", anyCase(prefix("/Api")), get("/aPI/x"), true},
		{"empty prefix", prefix(""), get("/x"), true},
		{"separated prefix, itself", separated("/a"), get("/a"), true},
		{"separated prefix, below", separated("/a"), get("/a/b"), true},
		{"separated prefix, beside", separated("/a"), get("/ab"), false},
		{"regex", regex("/a/[0-9]+"), get("/a/12?x"), true},
		{"regex takes the whole path", regex("/a"), get("/ab"), false},
		{"regex of alternatives takes the whole path", regex("/a|/b"), get("/bc"), false},
		{"regex does not see the query", regex(".*x=1"), get("/a?x=1"), false},
	})
}

func TestHeaders(t *testing.T) {
	text := func(pattern *matcher.StringMatcher) *route.HeaderMatcher {
		return &route.HeaderMatcher{Name: "end-user", HeaderMatchSpecifier: &route.HeaderMatcher_StringMatch{StringMatch: pattern}}
	}
	present := &route.HeaderMatcher{Name: "end-user", HeaderMatchSpecifier: &route.HeaderMatcher_PresentMatch{PresentMatch: true}}
	inverted := func(one *route.HeaderMatcher, missingIsEmpty bool) *route.HeaderMatcher {
		return &route.HeaderMatcher{
			Name: one.Name, HeaderMatchSpecifier: one.HeaderMatchSpecifier, InvertMatch: true, TreatMissingHeaderAsEmpty: missingIsEmpty,
		}
	}
	exact := text(&matcher.StringMatcher{MatchPattern: &matcher.StringMatcher_Exact{Exact: "jason"}})
	prefix := text(&matcher.StringMatcher{MatchPattern: &matcher.StringMatcher_Prefix{Prefix: "ja"}})
	regex := text(&matcher.StringMatcher{MatchPattern: &matcher.StringMatcher_SafeRegex{SafeRegex: &matcher.RegexMatcher{Regex: "ja.*|bob"}}})
	folded := text(&matcher.StringMatcher{MatchPattern: &matcher.StringMatcher_Exact{Exact: "JASON"}, IgnoreCase: true})
	method := &route.HeaderMatcher{Name: ":method", HeaderMatchSpecifier: exactly("GET")}
	authority := &route.HeaderMatcher{Name: ":authority", HeaderMatchSpecifier: exactly("reviews:9080")}

	on := func(matchers ...*route.HeaderMatcher) *route.RouteMatch {
		return &route.RouteMatch{PathSpecifier: &route.RouteMatch_Prefix{Prefix: "/"}, Headers: matchers}
	}
	jason, bobby, nobody := with(map[string]string{"End-User": "jason"}), with(map[string]string{"end-user": "bobby"}), with(nil)
	check(t, []matchCase{
		{"exact", on(exact), jason, true},
		{"exact, other", on(exact), bobby, false},
		{"exact, missing", on(exact), nobody, false},
		{"prefix", on(prefix), jason, true},
		{"regex takes the whole value", on(regex), bobby, false},
		{"regex", on(regex), jason, true},
		{"without case", on(folded), jason, true},
		{"present", on(present), bobby, true},
		{"present, missing", on(present), nobody, false},
		{"absent", on(inverted(present, false)), nobody, true},
		{"absent, but there", on(inverted(present, false)), jason, false},
		{"not exact, other", on(inverted(exact, false)), bobby, true},
		{"not exact, missing", on(inverted(exact, false)), nobody, false},
		{"not exact, missing counts as empty", on(inverted(exact, true)), nobody, true},
		{"not exact, but is", on(inverted(exact, true)), jason, false},
		{"method", on(method), jason, true},
		{"authority has the port", on(authority), jason, true},
		{"all must match", on(exact, method, inverted(present, false)), jason, false},
	})
}

func exactly(value string) *route.HeaderMatcher_StringMatch {
	return &route.HeaderMatcher_StringMatch{StringMatch: &matcher.StringMatcher{MatchPattern: &matcher.StringMatcher_Exact{Exact: value}}}
}

func TestQueries(t *testing.T) {
	value := func(wanted string) *route.RouteMatch {
		return &route.RouteMatch{
			PathSpecifier: &route.RouteMatch_Prefix{Prefix: "/"},
			QueryParameters: []*route.QueryParameterMatcher{{
				Name: "q",
				QueryParameterMatchSpecifier: &route.QueryParameterMatcher_StringMatch{
					StringMatch: &matcher.StringMatcher{MatchPattern: &matcher.StringMatcher_Exact{Exact: wanted}},
				},
			}},
		}
	}
	present := &route.RouteMatch{
		PathSpecifier: &route.RouteMatch_Prefix{Prefix: "/"},
		QueryParameters: []*route.QueryParameterMatcher{{
			Name: "q", QueryParameterMatchSpecifier: &route.QueryParameterMatcher_PresentMatch{PresentMatch: true},
		}},
	}
	check(t, []matchCase{
		{"value", value("1"), get("/?q=1"), true},
		{"among others", value("1"), get("/?a=b&q=1&c"), true},
		{"other value", value("1"), get("/?q=11"), false},
		{"no query", value("1"), get("/"), false},
		{"the first counts", value("1"), get("/?q=2&q=1"), false},
		{"not decoded", value("a b"), get("/?q=a%20b"), false},
		{"compared as it came", value("a%20b"), get("/?q=a%20b"), true},
		{"fragment is no part", value("1"), get("/?q=1#x"), true},
		{"present", present, get("/?q"), true},
		{"present but empty", present, get("/?q="), true},
		{"not present", present, get("/?p=q"), false},
	})
}

func TestClaimsMatchNothing(t *testing.T) {
	claim := &route.RouteMatch{
		PathSpecifier:   &route.RouteMatch_Prefix{Prefix: "/"},
		DynamicMetadata: []*matcher.MetadataMatcher{{Filter: "envoy.filters.http.jwt_authn"}},
	}
	check(t, []matchCase{{"claim", claim, get("/"), false}})
}
