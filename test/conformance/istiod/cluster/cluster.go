// Package cluster adds to objects what an API server and a running cluster would: defaults, addresses, pods with their sidecars, and
// the endpoints of services.
package cluster

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"cdk8s-istio/conformance/istiod/manifest"
	"istio.io/istio/pkg/util/sets"
)

// State is a cluster in which everything that was declared runs.
type State struct {
	// Declared are the objects as they were written.
	Declared []*manifest.Object
	// Namespaces holds all that are used, declared or not.
	Namespaces []*corev1.Namespace
	Services   []*corev1.Service
	Pods       []*Pod

	byAddress map[string]*Pod
}

// Of has what was declared run; addresses says where.
func Of(declared []*manifest.Object, addresses *Addresses) (*State, error) {
	state := &State{Declared: declared, byAddress: map[string]*Pod{}}
	var err error
	if state.Namespaces, err = namespaces(declared); err != nil {
		return nil, err
	}
	if state.Services, err = services(declared, addresses); err != nil {
		return nil, err
	}
	state.Pods, err = pods(declared, state.Namespaces, addresses)
	for _, pod := range state.Pods {
		state.byAddress[pod.Status.PodIP] = pod
	}
	return state, err
}

// namespaces adds those that are used but not declared: a mesh injects its sidecars there.
func namespaces(declared []*manifest.Object) ([]*corev1.Namespace, error) {
	found, err := typed[corev1.Namespace](declared, "v1", "Namespace")
	if err != nil {
		return nil, err
	}
	known := sets.New("")
	for _, namespace := range found {
		known.Insert(namespace.Name)
	}
	for _, object := range declared {
		if !known.InsertContains(object.GetNamespace()) {
			labels := map[string]string{"istio-injection": "enabled"}
			found = append(found, &corev1.Namespace{
				TypeMeta:   metav1.TypeMeta{APIVersion: "v1", Kind: "Namespace"},
				ObjectMeta: metav1.ObjectMeta{Name: object.GetNamespace(), Labels: labels},
			})
		}
	}
	return found, nil
}

func typed[T any](declared []*manifest.Object, apiVersion, kind string) ([]*T, error) {
	var found []*T
	for _, object := range declared {
		if object.GetAPIVersion() != apiVersion || object.GetKind() != kind {
			continue
		}
		one := new(T)
		if err := convert(object, object.Object, one); err != nil {
			return nil, err
		}
		found = append(found, one)
	}
	return found, nil
}

func convert(owner *manifest.Object, from map[string]any, to any) error {
	if err := runtime.DefaultUnstructuredConverter.FromUnstructured(from, to); err != nil {
		return &UnreadableError{owner, err}
	}
	return nil
}

// UnreadableError is an object that an API server would refuse.
type UnreadableError struct {
	Object *manifest.Object
	Cause  error
}

func (e *UnreadableError) Error() string {
	return e.Object.GetKind() + " " + e.Object.GetNamespace() + "/" + e.Object.GetName() + ": " + e.Cause.Error()
}

// All are the objects as an API server would list them, each kind whole: what was declared where nothing was added.
func (s *State) All() []any {
	var all []any
	for _, object := range s.Declared {
		if kind := object.GetKind(); object.GetAPIVersion() != "v1" || kind != "Namespace" && kind != "Service" && kind != "Pod" {
			all = append(all, object.Object)
		}
	}
	return append(all, asAny(s.Running())...)
}

// Running are the objects that a cluster completes or makes.
func (s *State) Running() []runtime.Object {
	var running []runtime.Object
	for _, namespace := range s.Namespaces {
		running = append(running, namespace)
	}
	for _, service := range s.Services {
		running = append(running, service)
	}
	for _, pod := range s.Pods {
		running = append(running, pod.Pod)
	}
	for _, slice := range s.EndpointSlices() {
		running = append(running, slice)
	}
	return running
}

func asAny[T any](values []T) []any {
	all := make([]any, 0, len(values))
	for _, value := range values {
		all = append(all, value)
	}
	return all
}

// PodAt is the pod with an address, if there is one.
func (s *State) PodAt(address string) *Pod { return s.byAddress[address] }
