package envoy

import "testing"

func TestNormalized(t *testing.T) {
	for sent, want := range map[string]string{
		"/": "/", "/a/../b": "/b", "/a/.": "/a/", "/a/..": "/", "/..": "/", "/a/...": "/a/...", "/%61": "/a", "/%2e%2e/a": "/a", "/a%2Fb": "/a%2Fb",
		"/x/%2e%2e%2fy": "/x/..%2fy", "/%zz": "/%zz", "/%": "/%", `/a\..\b`: "/b", "/a//b": "/a//b", "/a//../b": "/a/b", "/a|b": "/a%7Cb",
		"/a/..?x=/../b": "/?x=/../b", "*": "*",
	} {
		if got := normalized(sent); got != want {
			t.Errorf("normalized(%q) = %q, want %q", sent, got, want)
		}
	}
}
