package outcome

import (
	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	commonfault "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/common/fault/v3"
	fault "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/fault/v3"

	"istio.io/istio/pkg/wellknown"
)

func faultOf(chosen *route.Route) (*Fault, error) {
	config, has := chosen.GetTypedPerFilterConfig()[wellknown.Fault]
	if !has {
		return nil, nil
	}
	injected := &fault.HTTPFault{}
	if err := config.UnmarshalTo(injected); err != nil {
		return nil, err
	}
	found := &Fault{Delay: delayOf(injected.GetDelay()), Abort: abortOf(injected.GetAbort())}
	return found, nil
}

func delayOf(delay *commonfault.FaultDelay) *Delay {
	if delay == nil {
		return nil
	}
	return &Delay{Percentage: percentage(delay.GetPercentage()), FixedDelay: seconds(delay.GetFixedDelay())}
}

func abortOf(abort *fault.FaultAbort) *Abort {
	if abort == nil {
		return nil
	}
	found := &Abort{Percentage: percentage(abort.GetPercentage()), HTTPStatus: abort.GetHttpStatus()}
	if status, is := abort.GetErrorType().(*fault.FaultAbort_GrpcStatus); is {
		found.GRPCStatus = &status.GrpcStatus
	}
	return found
}
