package judge

import (
	"k8s.io/apimachinery/pkg/runtime/serializer"

	"cdk8s-istio/conformance/istiod/manifest"
	"istio.io/istio/pkg/kube"
)

// Kubernetes' own kinds, those of the Gateway API, and nothing that is not in their types.
var strict = serializer.NewCodecFactory(kube.IstioScheme, serializer.EnableStrict).UniversalDeserializer()

func decode(object *manifest.Object) []Finding {
	if ofIstio(object) {
		return nil
	}
	if !kube.IstioScheme.Recognizes(object.GroupVersionKind()) {
		return []Finding{about(object, Info, "not judged: neither Kubernetes nor Istio knows this kind")}
	}
	text, err := object.MarshalJSON()
	if err == nil {
		_, _, err = strict.Decode(text, nil, nil)
	}
	if err != nil {
		return []Finding{about(object, Error, err.Error())}
	}
	return nil
}
