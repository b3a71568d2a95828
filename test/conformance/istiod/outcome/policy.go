package outcome

import (
	"math"

	cluster "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"
	httpv3 "github.com/envoyproxy/go-control-plane/envoy/extensions/upstreams/http/v3"
	"google.golang.org/protobuf/types/known/wrapperspb"

	v3 "istio.io/istio/pilot/pkg/xds/v3"
)

// Policy has the fields of a cluster that differ from what Istio gives every cluster, by the names that they have in a DestinationRule.
type Policy map[string]any

// Istio's defaults.
const (
	defaultBalancer       = "LEAST_REQUEST"
	defaultConnectTimeout = "10s"
)

func policyOf(of *cluster.Cluster) Policy {
	policy := Policy{}
	for _, one := range of.GetCircuitBreakers().GetThresholds() {
		policy.limit("maxConnections", one.GetMaxConnections())
		policy.limit("http1MaxPendingRequests", one.GetMaxPendingRequests())
		policy.limit("http2MaxRequests", one.GetMaxRequests())
		policy.limit("maxRetries", one.GetMaxRetries())
	}
	policy.text("connectTimeout", positive(of.GetConnectTimeout()), defaultConnectTimeout)
	if balancer := of.GetLbPolicy().String(); balancer != defaultBalancer && !findsItsOwnWay(of) {
		policy["loadBalancer"] = balancer
	}
	policy.addConnections(of)
	if detection := detectionOf(of); detection != nil {
		policy["outlierDetection"] = detection
	}
	return policy
}

func (p Policy) addConnections(of *cluster.Cluster) {
	options := &httpv3.HttpProtocolOptions{}
	config, has := of.GetTypedExtensionProtocolOptions()[v3.HttpProtocolOptionsType]
	if !has || config.UnmarshalTo(options) != nil {
		return
	}
	common := options.GetCommonHttpProtocolOptions()
	p.limit("maxRequestsPerConnection", common.GetMaxRequestsPerConnection())
	p.text("idleTimeout", positive(common.GetIdleTimeout()), "")
	p.text("maxConnectionDuration", positive(common.GetMaxConnectionDuration()), "")
	p.limit("maxConcurrentStreams", options.GetExplicitHttpConfig().GetHttp2ProtocolOptions().GetMaxConcurrentStreams())
}

// detectionOf is empty, and not nothing, where a DestinationRule asks for the defaults of Envoy.
func detectionOf(of *cluster.Cluster) Policy {
	detection := of.GetOutlierDetection()
	if detection == nil {
		return nil
	}
	policy := Policy{}
	policy.limit("consecutive5xxErrors", detection.GetConsecutive_5Xx())
	policy.limit("consecutiveGatewayErrors", detection.GetConsecutiveGatewayFailure())
	policy.limit("consecutiveLocalOriginFailures", detection.GetConsecutiveLocalOriginFailure())
	policy.limit("maxEjectionPercent", detection.GetMaxEjectionPercent())
	policy.text("interval", positive(detection.GetInterval()), "")
	policy.text("baseEjectionTime", positive(detection.GetBaseEjectionTime()), "")
	if detection.GetSplitExternalLocalOriginErrors() {
		policy["splitExternalLocalOriginErrors"] = true
	}
	if healthy := of.GetCommonLbConfig().GetHealthyPanicThreshold().GetValue(); healthy != 0 {
		policy["minHealthPercent"] = healthy
	}
	return policy
}

// limit leaves out what is not set, and the number that Istio writes for no limit.
func (p Policy) limit(name string, value *wrapperspb.UInt32Value) {
	if value != nil && value.Value != math.MaxUint32 {
		p[name] = value.Value
	}
}

func (p Policy) text(name string, value *string, usual string) {
	if value != nil && *value != usual {
		p[name] = *value
	}
}
