// Package quiet keeps standard output for answers alone.
//
// Istio's packages write to standard output while they are initialised, and their loggers do later on. This package depends on
// nothing but the standard library, so it is initialised before them, and leaves them standard error.
package quiet

import "os"

// Answers is what was standard output when the program started.
var Answers = os.Stdout

func init() {
	os.Stdout = os.Stderr
	// Istio's test environment complains about these folders when they are not given.
	for _, folder := range []string{"TARGET_OUT", "LOCAL_OUT"} {
		os.Setenv(folder, os.TempDir())
	}
}
