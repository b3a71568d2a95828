package cluster

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"cdk8s-istio/conformance/istiod/manifest"
	"istio.io/istio/pkg/maps"
	"istio.io/istio/pkg/util/sets"
)

// Pod runs, is ready, and has a sidecar if its namespace asks for one.
type Pod struct {
	*corev1.Pod
	// Written are the labels without those that come with a sidecar.
	Written map[string]string
}

// Kinds that keep pods running from a template, Kubernetes' own and those of progressive delivery.
var controllers = sets.New("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Rollout")

// mostReplicas keeps a slip of the pen from taking all memory.
const mostReplicas = 1000

func pods(declared []*manifest.Object, namespaces []*corev1.Namespace, addresses *Addresses) ([]*Pod, error) {
	bare, err := typed[corev1.Pod](declared, "v1", "Pod")
	if err != nil {
		return nil, err
	}
	for _, object := range declared {
		if controllers.Contains(object.GetKind()) {
			made, err := replicas(object)
			if err != nil {
				return nil, err
			}
			bare = append(bare, made...)
		}
	}
	running := make([]*Pod, 0, len(bare))
	for _, pod := range bare {
		written := maps.Clone(pod.Labels)
		if injected(pod, namespaces) {
			inject(pod)
		}
		run(pod, addresses)
		running = append(running, &Pod{Pod: pod, Written: written})
	}
	return running, nil
}

// replicas are named by number: what has the same name in two states of a cluster is the same pod.
func replicas(owner *manifest.Object) ([]*corev1.Pod, error) {
	count, given, err := unstructured.NestedInt64(owner.Object, "spec", "replicas")
	if err != nil {
		return nil, &UnreadableError{owner, err}
	}
	if !given {
		count = 1
	}
	if count < 0 || count > mostReplicas {
		return nil, &UnreadableError{owner, fmt.Errorf("%d replicas, not between 0 and %d", count, mostReplicas)}
	}
	template, given, err := unstructured.NestedMap(owner.Object, "spec", "template")
	if err != nil {
		return nil, &UnreadableError{owner, err}
	}
	// A Rollout may leave its template to a Deployment that it refers to.
	if !given {
		return nil, nil
	}
	made := make([]*corev1.Pod, 0, count)
	for index := range count {
		pod := &corev1.Pod{}
		if err := convert(owner, template, pod); err != nil {
			return nil, err
		}
		pod.TypeMeta = metav1.TypeMeta{APIVersion: "v1", Kind: "Pod"}
		pod.Name, pod.Namespace = fmt.Sprintf("%s-%d", owner.GetName(), index), owner.GetNamespace()
		made = append(made, pod)
	}
	return made, nil
}

func run(pod *corev1.Pod, addresses *Addresses) {
	if pod.Status.PodIP == "" {
		pod.Status.PodIP = addresses.pod(pod.Namespace, pod.Name)
	}
	pod.Status.PodIPs = []corev1.PodIP{{IP: pod.Status.PodIP}}
	pod.Status.Phase = corev1.PodRunning
	pod.Status.Conditions = []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue}}
	if pod.Spec.ServiceAccountName == "" {
		pod.Spec.ServiceAccountName = "default"
	}
}
