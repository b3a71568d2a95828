// Package envoy chooses a virtual host and a route for a request as Envoy does.
package envoy

import "strings"

// Request is what routes look at. Path carries the query.
type Request struct {
	Authority, Scheme, Method, Path string
	// Headers are by lower-cased name.
	Headers map[string]string
}

// NewRequest lower-cases the names of headers, as HTTP/2 does, and normalizes the path.
func NewRequest(authority, scheme, method, path string, headers map[string]string) Request {
	lower := map[string]string{}
	for name, value := range headers {
		lower[strings.ToLower(name)] = value
	}
	return Request{authority, scheme, method, normalized(path), lower}
}

// header knows the pseudo-headers too.
func (r Request) header(name string) (string, bool) {
	switch strings.ToLower(name) {
	case ":authority", "host":
		return r.Authority, true
	case ":scheme":
		return r.Scheme, true
	case ":method":
		return r.Method, true
	case ":path":
		return r.Path, true
	}
	value, has := r.Headers[strings.ToLower(name)]
	return value, has
}

// purePath is what paths are compared with: query and fragment are cut off before.
func (r Request) purePath() string {
	if end := strings.IndexAny(r.Path, "?#"); end >= 0 {
		return r.Path[:end]
	}
	return r.Path
}

// parameter is not decoded: Envoy compares the text as it came. Of several of one name the first counts.
func (r Request) parameter(name string) (string, bool) {
	_, query, _ := strings.Cut(r.Path, "?")
	query, _, _ = strings.Cut(query, "#")
	for pair := range strings.SplitSeq(query, "&") {
		if key, value, _ := strings.Cut(pair, "="); key == name && pair != "" {
			return value, true
		}
	}
	return "", false
}
