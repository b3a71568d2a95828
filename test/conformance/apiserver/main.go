// Command apiserver runs a Kubernetes API server and its etcd in one process, on free loopback ports and in a temporary folder. It prints one line of
// JSON when it is ready, says everything else on stderr, and stops when its stdin ends or it is told to terminate.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	// Nobody may be listening any more while it puts its things away.
	signal.Ignore(syscall.SIGPIPE)
	go func() {
		// Whoever started it holds the other end, which closes even if that process is killed.
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()

	dir, err := os.MkdirTemp("", "apiserver-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)

	etcd, err := startEtcd(dir)
	if err != nil {
		return err
	}
	defer etcd.Close()

	server, err := newServer(dir, etcd.Clients[0].Addr())
	if err != nil {
		return err
	}
	go func() {
		if access, err := server.waitUntilReady(ctx); err != nil {
			fmt.Fprintln(os.Stderr, err)
			stop()
		} else {
			_ = json.NewEncoder(os.Stdout).Encode(access)
		}
	}()
	return server.run(ctx)
}
