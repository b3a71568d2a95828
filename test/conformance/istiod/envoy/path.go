package envoy

import (
	"strconv"
	"strings"
)

// escaped has the characters that no path has as they are.
var escaped = strings.NewReplacer(`\`, "/", `"`, "%22", "<", "%3C", ">", "%3E", "|", "%7C", "^", "%5E", "`", "%60", "{", "%7B", "}", "%7D")

// normalized is a path with its query as Envoy compares it where Istio normalizes paths as it does by default.
func normalized(path string) string {
	if !strings.HasPrefix(path, "/") {
		return path
	}
	pure, rest := path, ""
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		pure, rest = path[:end], path[end:]
	}
	return withoutDots(escaped.Replace(unescaped(pure))) + rest
}

// unescaped has no escapes of characters that mean the same without.
func unescaped(path string) string {
	var result strings.Builder
	for at := 0; at < len(path); at++ {
		if path[at] == '%' && at+2 < len(path) {
			if code, err := strconv.ParseUint(path[at+1:at+3], 16, 8); err == nil && isUnreserved(byte(code)) {
				result.WriteByte(byte(code))
				at += 2
				continue
			}
		}
		result.WriteByte(path[at])
	}
	return result.String()
}

func isUnreserved(char byte) bool {
	return char >= '0' && char <= '9' || char >= 'A' && char <= 'Z' || char >= 'a' && char <= 'z' || strings.IndexByte("-._~", char) >= 0
}

func withoutDots(path string) string {
	var kept []string
	segments := strings.Split(path, "/")
	for at, segment := range segments {
		dots := segment == "." || segment == ".."
		if segment == ".." && len(kept) > 1 {
			kept = kept[:len(kept)-1]
		}
		if !dots || at == len(segments)-1 {
			if dots {
				segment = ""
			}
			kept = append(kept, segment)
		}
	}
	return strings.Join(kept, "/")
}
