package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"
)

// server is an API server that is configured, and not yet running.
type server struct {
	listener    net.Listener
	credentials credentials
	options     *options.ServerRunOptions
}

func newServer(dir string, etcd net.Addr) (*server, error) {
	credentials, err := newCredentials(dir)
	if err != nil {
		return nil, err
	}
	opts, err := optionsOf(
		"--etcd-servers=http://"+etcd.String(),
		"--cert-dir="+dir,
		"--token-auth-file="+credentials.tokenFile,
		"--service-account-key-file="+credentials.keyFile,
		"--service-account-signing-key-file="+credentials.keyFile,
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-cluster-ip-range=10.96.0.0/16",
		"--authorization-mode=RBAC",
		"--advertise-address=127.0.0.1",
		// A Service for the API server itself would need an address that is not on the loopback.
		"--endpoint-reconciler-type=none",
	)
	if err != nil {
		return nil, err
	}
	// A listener made here has a port that nobody else can take before the server starts.
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	opts.SecureServing.Listener = listener
	opts.SecureServing.BindAddress = net.IPv4(127, 0, 0, 1)
	opts.SecureServing.BindPort = listener.Addr().(*net.TCPAddr).Port
	return &server{listener, credentials, opts}, nil
}

// optionsOf reads flags as the kube-apiserver command does.
func optionsOf(args ...string) (*options.ServerRunOptions, error) {
	opts := options.NewServerRunOptions()
	flags := pflag.NewFlagSet("apiserver", pflag.ContinueOnError)
	for _, section := range opts.Flags().FlagSets {
		flags.AddFlagSet(section)
	}
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	return opts, opts.GenericServerRunOptions.ComponentGlobalsRegistry.Set()
}

// run serves until the context ends.
func (s *server) run(ctx context.Context) error {
	completed, err := s.options.Complete(ctx)
	if err != nil {
		return err
	}
	if invalid := completed.Validate(); len(invalid) > 0 {
		return utilerrors.NewAggregate(invalid)
	}
	if err := app.Run(ctx, completed); err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("the API server stopped: %w", err)
	}
	return nil
}

// certificate returns what the server signed itself with; it is written before the server listens.
func (s *server) certificate() ([]byte, error) {
	return os.ReadFile(filepath.Join(s.options.SecureServing.ServerCert.CertDirectory, "apiserver.crt"))
}
