package outcome

import (
	"errors"
	"fmt"

	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"

	"istio.io/istio/pilot/pkg/simulation"
)

var errNotChosen = errors.New("no filter chain was chosen")

// chainOf is the filter chain that takes a connection. Istio's simulation knows how Envoy chooses; its routing knows only paths, so it is
// left as soon as the chain is known.
func chainOf(listeners []*listener.Listener, call simulation.Call) (chain *listener.FilterChain, err error) {
	defer func() {
		if cause := recover(); cause != nil && cause != errNotChosen {
			err = fmt.Errorf("the simulation failed: %v", cause)
		}
	}()
	call.CustomListenerValidations = []simulation.CustomFilterChainValidation{func(chosen *listener.FilterChain) error {
		chain = chosen
		panic(errNotChosen)
	}}
	result := (&simulation.Simulation{Listeners: listeners}).Run(call)
	return nil, result.Error
}
