package envoy

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	matcher "github.com/envoyproxy/go-control-plane/envoy/type/matcher/v3"
)

var compiled sync.Map

// matchesWhole takes the regular expression for the whole text, not for a part of it.
func matchesWhole(expression, text string) bool {
	known, has := compiled.Load(expression)
	if !has {
		known, _ = compiled.LoadOrStore(expression, regexp.MustCompile(`^(?:`+expression+`)$`))
	}
	return known.(*regexp.Regexp).MatchString(text)
}

func matchesText(wanted *matcher.StringMatcher, text string) bool {
	fold := func(text string) string { return text }
	if wanted.IgnoreCase {
		fold = strings.ToLower
	}
	switch pattern := wanted.GetMatchPattern().(type) {
	case *matcher.StringMatcher_Exact:
		return fold(text) == fold(pattern.Exact)
	case *matcher.StringMatcher_Prefix:
		return strings.HasPrefix(fold(text), fold(pattern.Prefix))
	case *matcher.StringMatcher_Suffix:
		return strings.HasSuffix(fold(text), fold(pattern.Suffix))
	case *matcher.StringMatcher_Contains:
		return strings.Contains(fold(text), fold(pattern.Contains))
	case *matcher.StringMatcher_SafeRegex:
		// The case counts here whatever IgnoreCase says.
		return matchesWhole(pattern.SafeRegex.GetRegex(), text)
	}
	panic(fmt.Sprintf("no rule for texts that match by %T", wanted.GetMatchPattern()))
}
