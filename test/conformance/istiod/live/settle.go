package live

import (
	"fmt"
	"maps"
	"slices"
	"time"

	clusterv3 "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"

	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/model"
	v3 "istio.io/istio/pilot/pkg/xds/v3"
	"istio.io/istio/pilot/test/xds"
)

var patience = 30 * time.Second

const (
	// A push that istiod has begun is sent well within this time.
	quiet = 60 * time.Millisecond
	pause = 5 * time.Millisecond
)

// Settle returns when at least this many proxies are connected and all that are have acknowledged everything that is to be said.
//
// Whether istiod knows everything itself is found out by a second one that is started with the same objects: when both generate the same,
// no change is still on its way through watches and queues.
func (m *Mesh) Settle(connected int) error {
	wanted, err := m.wanted()
	if err != nil {
		return err
	}
	return m.served.Do(func(server *xds.FakeDiscoveryServer) error {
		deadline, calmSince, nonces := time.Now().Add(patience), time.Time{}, map[string]string(nil)
		for {
			missing, sent, err := m.missing(server, wanted, connected)
			if err != nil {
				return err
			}
			now := time.Now()
			if missing != "" || !maps.Equal(sent, nonces) {
				calmSince, nonces = now, sent
			}
			if missing == "" && now.Sub(calmSince) >= quiet {
				return nil
			}
			if now.After(deadline) {
				return fmt.Errorf("not settled after %v: %s", patience, missing)
			}
			time.Sleep(pause)
		}
	})
}

// wanted are the views of the proxies in a mesh that never knew another state.
func (m *Mesh) wanted() ([]*mesh.View, error) {
	fresh, err := mesh.Start(m.state, xds.FakeOptions{MeshConfig: meshConfig(), DisableSecretAuthorization: true})
	if err != nil {
		return nil, err
	}
	defer fresh.Stop()
	var found []*mesh.View
	err = fresh.Do(func(server *xds.FakeDiscoveryServer) error {
		found, err = m.views(server)
		return err
	})
	return found, err
}

func (m *Mesh) views(server *xds.FakeDiscoveryServer) ([]*mesh.View, error) {
	var found []*mesh.View
	for _, proxy := range m.proxies {
		one, err := proxy.model()
		if err != nil {
			return nil, err
		}
		found = append(found, mesh.NewView(server, m.state, one))
	}
	return found, nil
}

// missing says what is still to happen, and which messages the proxies were sent last.
func (m *Mesh) missing(server *xds.FakeDiscoveryServer, wanted []*mesh.View, connected int) (string, map[string]string, error) {
	clients := server.Discovery.Clients()
	if len(clients) < connected {
		return fmt.Sprintf("%d of %d proxies are connected", len(clients), connected), nil, nil
	}
	views, err := m.views(server)
	if err != nil {
		return "", nil, err
	}
	for index, proxy := range m.proxies {
		if part := mesh.Difference(views[index], wanted[index]); part != "" {
			return fmt.Sprintf("istiod has another %s for %s", part, proxy.Name), nil, nil
		}
	}
	if server.Discovery.InboundUpdates.Load() != server.Discovery.CommittedUpdates.Load() {
		return "istiod is about to push", nil, nil
	}
	sent := map[string]string{}
	for _, client := range clients {
		index := slices.IndexFunc(m.proxies, func(proxy Proxy) bool { return proxy.id() == client.Proxy().ID })
		if index < 0 {
			return "", nil, fmt.Errorf("a proxy that is not known has connected: %s", client.Proxy().ID)
		}
		watched := client.Proxy().ShallowCloneWatchedResources()
		missing, err := unacknowledged(m.proxies[index].Name, watched, views[index])
		if missing != "" || err != nil {
			return missing, nil, err
		}
		for kind, one := range watched {
			sent[client.Proxy().ID+" "+kind] = one.NonceSent
		}
	}
	return "", sent, nil
}

func unacknowledged(name string, watched map[string]*model.WatchedResource, view *mesh.View) (string, error) {
	for kind, one := range watched {
		if one.LastError != "" {
			return "", fmt.Errorf("%s rejects %s: %s", name, kind, one.LastError)
		}
		if one.NonceSent != one.NonceAcked {
			return fmt.Sprintf("%s has not acknowledged %s", name, kind), nil
		}
	}
	for _, kind := range []string{v3.ClusterType, v3.ListenerType} {
		if watched[kind] == nil || watched[kind].NonceAcked == "" {
			return fmt.Sprintf("%s has not asked for %s", name, kind), nil
		}
	}
	if secrets := watched[v3.SecretType]; secrets != nil && secrets.NonceAcked == "" {
		return fmt.Sprintf("%s has not got its secrets", name), nil
	}
	// An Envoy asks for these by name, once it has read the clusters and the listeners.
	for kind, names := range map[string][]string{v3.EndpointType: byEndpoints(view), v3.RouteType: slices.Collect(maps.Keys(view.Routes))} {
		for _, one := range names {
			if watched[kind] == nil || !watched[kind].ResourceNames.Contains(one) {
				return fmt.Sprintf("%s has not asked for %s %s", name, kind, one), nil
			}
		}
	}
	return "", nil
}

func byEndpoints(view *mesh.View) []string {
	var found []string
	for _, cluster := range view.Clusters {
		if cluster.GetType() != clusterv3.Cluster_EDS {
			continue
		}
		name := cluster.GetEdsClusterConfig().GetServiceName()
		if name == "" {
			name = cluster.Name
		}
		found = append(found, name)
	}
	return found
}
