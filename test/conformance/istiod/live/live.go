package live

import (
	"net"

	"cdk8s-istio/conformance/istiod/cluster"
	"cdk8s-istio/conformance/istiod/manifest"
	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/test/xds"
)

// Mesh is one that Envoys are connected to.
type Mesh struct {
	served    *mesh.Mesh
	proxies   []Proxy
	addresses *cluster.Addresses
	server    *net.TCPAddr
	state     *cluster.State
}

// Pod is where a stand-in for an application has to listen.
type Pod struct {
	Name      string            `json:"name"`
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
	Address   string            `json:"address"`
	Ports     []int32           `json:"ports"`
}

// Serve starts a mesh that proxies may connect to.
func Serve(yaml string, proxies []Proxy) (*Mesh, []Pod, error) {
	network, listener, err := join()
	if err != nil {
		return nil, nil, err
	}
	live := &Mesh{addresses: cluster.NewAddresses(network.podPrefix()), server: listener.Addr().(*net.TCPAddr)}
	for index, proxy := range proxies {
		proxy.address = network.proxy(index)
		live.proxies = append(live.proxies, proxy)
	}
	if live.state, err = live.read(yaml); err != nil {
		listener.Close()
		return nil, nil, err
	}
	if live.served, err = mesh.Start(live.state, options(listener)); err != nil {
		listener.Close()
		return nil, nil, err
	}
	if err := trust(live.served); err != nil {
		live.Stop()
		return nil, nil, err
	}
	return live, podsOf(live.state), nil
}

func (m *Mesh) read(yaml string) (*cluster.State, error) {
	stream, err := manifest.MustRead(yaml)
	if err != nil {
		return nil, err
	}
	return cluster.Of(append(stream.Objects, filters(m.proxies)...), m.addresses)
}

// Bootstraps are what the proxies have to be started with, by name.
func (m *Mesh) Bootstraps() map[string]any {
	found := map[string]any{}
	for _, proxy := range m.proxies {
		found[proxy.Name] = proxy.bootstrap(m.server)
	}
	return found
}

// Addresses are where the proxies listen, by name.
func (m *Mesh) Addresses() map[string]string {
	found := map[string]string{}
	for _, proxy := range m.proxies {
		found[proxy.Name] = proxy.address
	}
	return found
}

// PodsOf are those that would run. They keep their addresses, so that a stand-in may listen before a request can come.
func (m *Mesh) PodsOf(yaml string) ([]Pod, error) {
	state, err := m.read(yaml)
	if err != nil {
		return nil, err
	}
	return podsOf(state), nil
}

func podsOf(state *cluster.State) []Pod {
	found := []Pod{}
	for _, pod := range state.Pods {
		found = append(found, Pod{pod.Name, pod.Namespace, pod.Written, pod.Status.PodIP, state.Ports(pod)})
	}
	return found
}

// Apply replaces everything, and returns when every proxy that is connected has it.
func (m *Mesh) Apply(yaml string) ([]Pod, error) {
	state, err := m.read(yaml)
	if err != nil {
		return nil, err
	}
	before := m.state
	m.state, m.served.State = state, state
	err = m.served.Do(func(server *xds.FakeDiscoveryServer) error { return change(server, before, state) })
	if err != nil {
		return nil, err
	}
	return podsOf(state), m.Settle(0)
}

// Stop ends the mesh; proxies keep what they have.
func (m *Mesh) Stop() { m.served.Stop() }
