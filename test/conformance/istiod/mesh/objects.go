package mesh

import (
	"fmt"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"cdk8s-istio/conformance/istiod/cluster"
	"cdk8s-istio/conformance/istiod/manifest"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/util/sets"
)

// What is applied together has one age, so that istiod goes on to order it by name.
var applied = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)

// What istiod reads from an API server besides pods, services and their endpoints.
var watched = sets.New("ConfigMap", "Endpoints", "EndpointSlice", "Ingress", "IngressClass", "Node", "Secret")

func addObjects(options *xds.FakeOptions, state *cluster.State) error {
	configs, err := Configs(state)
	if err != nil {
		return err
	}
	objects, err := Objects(state)
	options.Configs, options.KubernetesObjects = configs, objects
	return err
}

// Configs are the objects of Istio in a cluster.
func Configs(state *cluster.State) ([]config.Config, error) {
	var configs []config.Config
	for _, object := range state.Declared {
		schema, known := manifest.Schema(object)
		if !known {
			continue
		}
		if _, ofPilot := collections.Pilot.FindByGroupVersionKind(schema.GroupVersionKind()); !ofPilot {
			continue
		}
		one, err := manifest.Config(object)
		if err != nil {
			return nil, fmt.Errorf("%s %s/%s: %w", object.GetKind(), object.GetNamespace(), object.GetName(), err)
		}
		if one.CreationTimestamp.IsZero() {
			one.CreationTimestamp = applied
		}
		configs = append(configs, *one)
	}
	return configs, nil
}

// Objects are those of Kubernetes and of the Gateway API that istiod watches.
func Objects(state *cluster.State) ([]runtime.Object, error) {
	objects := state.Running()
	decoder := kube.IstioCodec.UniversalDeserializer()
	for _, object := range state.Declared {
		ofGatewayAPI := strings.HasPrefix(object.GetAPIVersion(), "gateway.networking.k8s.io/")
		if !ofGatewayAPI && !watched.Contains(object.GetKind()) {
			continue
		}
		text, err := object.MarshalJSON()
		if err != nil {
			return nil, err
		}
		one, _, err := decoder.Decode(text, nil, nil)
		if err != nil {
			return nil, fmt.Errorf("%s %s/%s: %w", object.GetKind(), object.GetNamespace(), object.GetName(), err)
		}
		if secret, is := one.(*corev1.Secret); is {
			mergeText(secret)
		}
		objects = append(objects, one)
	}
	return objects, nil
}

// mergeText does what an API server does with the text of a secret.
func mergeText(secret *corev1.Secret) {
	for name, text := range secret.StringData {
		if secret.Data == nil {
			secret.Data = map[string][]byte{}
		}
		secret.Data[name] = []byte(text)
	}
}
