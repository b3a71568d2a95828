// Package mesh runs istiod's configuration generator over a cluster, in this process.
package mesh

import (
	"errors"
	"fmt"
	"runtime/debug"

	"cdk8s-istio/conformance/istiod/cluster"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/kube/krt"
	"istio.io/istio/pkg/log"
	"istio.io/istio/pkg/test"
)

// Mesh is an istiod with the objects of a cluster.
type Mesh struct {
	State   *cluster.State
	work    chan func(*xds.FakeDiscoveryServer)
	done    chan struct{}
	failure error
}

func init() {
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
}

// Start returns when everything in the cluster is known to the mesh.
func Start(state *cluster.State, options xds.FakeOptions) (*Mesh, error) {
	if err := addObjects(&options, state); err != nil {
		return nil, err
	}
	// The handler of Istio holds on to every collection there ever was.
	krt.GlobalDebugHandler = new(krt.DebugHandler)
	mesh := &Mesh{State: state, work: make(chan func(*xds.FakeDiscoveryServer)), done: make(chan struct{})}
	ready := make(chan struct{})
	go mesh.run(options, ready)
	select {
	case <-ready:
		return mesh, nil
	case <-mesh.done:
		return nil, mesh.failure
	}
}

// run stays inside Istio's wrapper of tests: a server fails by ending the goroutine that it was made in.
func (m *Mesh) run(options xds.FakeOptions, ready chan<- struct{}) {
	defer close(m.done)
	defer m.recover()
	err := test.Wrap(func(failer test.Failer) {
		defer m.recover()
		server := xds.NewFakeDiscoveryServer(failer, options)
		close(ready)
		for job := range m.work {
			job(server)
		}
	})
	m.failure = errors.Join(m.failure, err)
}

func (m *Mesh) recover() {
	if cause := recover(); cause != nil {
		m.failure = errors.Join(m.failure, fmt.Errorf("%v\n%s", cause, debug.Stack()))
	}
}

// Do has a job done by the mesh. A mesh in which a job has failed is of no more use.
func (m *Mesh) Do(job func(*xds.FakeDiscoveryServer) error) error {
	result := make(chan error, 1)
	work := func(server *xds.FakeDiscoveryServer) { result <- job(server) }
	select {
	case m.work <- work:
	case <-m.done:
		return errors.Join(errors.New("the mesh has failed"), m.failure)
	}
	select {
	case err := <-result:
		return err
	case <-m.done:
		return errors.Join(errors.New("the mesh has failed"), m.failure)
	}
}

// Stop returns when everything that was started is gone.
func (m *Mesh) Stop() {
	close(m.work)
	<-m.done
}
