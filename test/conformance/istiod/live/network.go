package live

import (
	"fmt"
	"net"
)

// network is 127.N.0.0/16: each mesh has one to itself, so that several may be served on one machine.
type network int

const (
	// Resolvers and the like have the lowest ones.
	firstNetwork network = 100
	lastNetwork  network = 254

	// port is istiod's own for what is not encrypted.
	port = 15010
)

// join takes the first network that nobody serves a mesh in: whoever has istiod's port has the network.
func join() (network, net.Listener, error) {
	var cause error
	for candidate := firstNetwork; candidate <= lastNetwork; candidate++ {
		listener, err := net.Listen("tcp", fmt.Sprintf("127.%d.0.1:%d", candidate, port))
		if err == nil {
			return candidate, listener, nil
		}
		cause = err
	}
	return 0, nil, fmt.Errorf("no network from 127.%d to 127.%d is free: %w", firstNetwork, lastNetwork, cause)
}

// podPrefix is what addresses of pods begin with.
func (n network) podPrefix() string { return fmt.Sprintf("127.%d", n) }

// proxy is where a proxy listens. No pod has an address that high.
func (n network) proxy(index int) string { return fmt.Sprintf("127.%d.255.%d", n, index+1) }
