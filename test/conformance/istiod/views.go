package main

import (
	"cdk8s-istio/conformance/istiod/cluster"
	"cdk8s-istio/conformance/istiod/manifest"
	"cdk8s-istio/conformance/istiod/mesh"
	"cdk8s-istio/conformance/istiod/outcome"
	"istio.io/istio/pilot/test/xds"
)

// views keeps the mesh of the latest text: questions about one text often follow each other.
type views struct {
	yaml    string
	mesh    *mesh.Mesh
	byProxy map[string]*mesh.View
}

func (v *views) outcomes(yaml string, requests []outcome.Request) ([]outcome.Outcome, error) {
	outcomes := []outcome.Outcome{}
	err := v.in(yaml, func(server *xds.FakeDiscoveryServer) error {
		for _, request := range requests {
			view, err := v.of(server, request.From)
			if err != nil {
				return err
			}
			one, err := outcome.Of(view, request)
			if err != nil {
				return err
			}
			outcomes = append(outcomes, one)
		}
		return nil
	})
	return outcomes, err
}

func (v *views) places(yaml string, from []mesh.Caller) ([]outcome.Place, error) {
	places := []outcome.Place{}
	err := v.in(yaml, func(server *xds.FakeDiscoveryServer) error {
		for index, caller := range from {
			view, err := v.of(server, caller)
			if err != nil {
				return err
			}
			found, err := outcome.Everywhere(view, index)
			if err != nil {
				return err
			}
			places = append(places, found...)
		}
		return nil
	})
	return places, err
}

func (v *views) localities(yaml string, from mesh.Caller) ([]outcome.Locality, error) {
	var found []outcome.Locality
	err := v.in(yaml, func(server *xds.FakeDiscoveryServer) error {
		view, err := v.of(server, from)
		if err == nil {
			found = outcome.Localities(view)
		}
		return err
	})
	return found, err
}

// in has a job done in the mesh of a text. A mesh that has failed is not kept.
func (v *views) in(yaml string, job func(*xds.FakeDiscoveryServer) error) error {
	if v.mesh == nil || v.yaml != yaml {
		if err := v.start(yaml); err != nil {
			return err
		}
	}
	err := v.mesh.Do(job)
	if err != nil {
		v.close()
	}
	return err
}

func (v *views) start(yaml string) error {
	v.close()
	stream, err := manifest.MustRead(yaml)
	if err != nil {
		return err
	}
	state, err := cluster.Of(stream.Objects, cluster.NewAddresses("10.244"))
	if err != nil {
		return err
	}
	started, err := mesh.Start(state, xds.FakeOptions{})
	if err != nil {
		return err
	}
	v.yaml, v.mesh, v.byProxy = yaml, started, map[string]*mesh.View{}
	return nil
}

func (v *views) of(server *xds.FakeDiscoveryServer, caller mesh.Caller) (*mesh.View, error) {
	if view, has := v.byProxy[caller.Key()]; has {
		return view, nil
	}
	proxy, err := caller.Proxy()
	if err != nil {
		return nil, err
	}
	view := mesh.NewView(server, v.mesh.State, proxy)
	v.byProxy[caller.Key()] = view
	return view, nil
}

func (v *views) close() {
	if v.mesh != nil {
		v.mesh.Stop()
		v.mesh = nil
	}
}
