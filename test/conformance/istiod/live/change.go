package live

import (
	"fmt"
	"reflect"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"cdk8s-istio/conformance/istiod/cluster"
	"cdk8s-istio/conformance/istiod/mesh"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/kube/controllers"
	"istio.io/istio/pkg/kube/kclient/clienttest"
)

// change does to a server what applying one state after another does to an API server.
func change(server *xds.FakeDiscoveryServer, from, to *cluster.State) error {
	before, err := mesh.Objects(from)
	if err != nil {
		return err
	}
	after, err := mesh.Objects(to)
	if err != nil {
		return err
	}
	old, current := byName(before), byName(after)
	for name, object := range current {
		if !reflect.DeepEqual(old[name], object) {
			if err := write(server, object, false); err != nil {
				return err
			}
		}
	}
	for name, object := range old {
		if _, stays := current[name]; !stays {
			if err := write(server, object, true); err != nil {
				return err
			}
		}
	}
	return changeConfigs(server.Store(), from, to)
}

func byName(objects []runtime.Object) map[string]runtime.Object {
	found := map[string]runtime.Object{}
	for _, object := range objects {
		meta := object.(metav1.Object)
		found[fmt.Sprintf("%T %s/%s", object, meta.GetNamespace(), meta.GetName())] = object
	}
	return found
}

func write(server *xds.FakeDiscoveryServer, object runtime.Object, gone bool) error {
	switch object := object.(type) {
	case *corev1.Namespace:
		put(server, object, gone)
	case *corev1.Service:
		put(server, object, gone)
	case *corev1.Pod:
		put(server, object, gone)
	case *corev1.Secret:
		put(server, object, gone)
	case *discoveryv1.EndpointSlice:
		put(server, object, gone)
	default:
		return fmt.Errorf("a live mesh cannot change objects of %T", object)
	}
	return nil
}

func put[T controllers.ComparableObject](server *xds.FakeDiscoveryServer, object T, gone bool) {
	writer := clienttest.NewWriter[T](server.T(), server.KubeClient())
	if gone {
		writer.Delete(object.GetName(), object.GetNamespace())
		return
	}
	writer.CreateOrUpdate(object)
}

func changeConfigs(store model.ConfigStore, from, to *cluster.State) error {
	before, err := mesh.Configs(from)
	if err != nil {
		return err
	}
	after, err := mesh.Configs(to)
	if err != nil {
		return err
	}
	old, current := byKey(before), byKey(after)
	for key, one := range current {
		existing, exists := old[key]
		switch {
		case !exists:
			_, err = store.Create(one)
		case !existing.Equals(&one):
			_, err = store.Update(one)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	for key, one := range old {
		if _, stays := current[key]; !stays {
			if err := store.Delete(one.GroupVersionKind, one.Name, one.Namespace, nil); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
		}
	}
	return nil
}

func byKey(configs []config.Config) map[string]config.Config {
	found := map[string]config.Config{}
	for _, one := range configs {
		found[one.Key()] = one
	}
	return found
}
