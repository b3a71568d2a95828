// Command meter runs a command and says how long it took and how much memory it had at most. Node says neither of its children, and a parent as small
// as this one leaves no trace in their peak.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

type measured struct {
	Milliseconds float64 `json:"milliseconds"`
	Megabytes    float64 `json:"megabytes"`
}

func main() {
	command := exec.Command(os.Args[1], os.Args[2:]...)
	command.Stderr = os.Stderr
	start := time.Now()
	err := command.Run()
	took := time.Since(start)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	json.NewEncoder(os.Stdout).Encode(measured{float64(took.Microseconds()) / 1e3, megabytes(usage.Maxrss)})
}

// megabytes of a peak, which Linux counts in kilobytes and macOS in bytes.
func megabytes(peak int64) float64 {
	if runtime.GOOS == "darwin" {
		return float64(peak) / (1 << 20)
	}
	return float64(peak) / (1 << 10)
}
