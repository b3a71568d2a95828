package cluster

import (
	corev1 "k8s.io/api/core/v1"

	"istio.io/istio/pkg/slices"
)

const asksForSidecar = "sidecar.istio.io/inject"

// injected tells what Istio's webhook decides: the pod's own wish counts more than that of its namespace.
func injected(pod *corev1.Pod, namespaces []*corev1.Namespace) bool {
	if pod.Spec.HostNetwork || hasProxy(pod) {
		return false
	}
	namespace := slices.FindFunc(namespaces, func(one *corev1.Namespace) bool { return one.Name == pod.Namespace })
	if namespace == nil {
		return false
	}
	wish, given := pod.Labels[asksForSidecar]
	if !given {
		wish = pod.Annotations[asksForSidecar]
	}
	// No label of the pod wins against a namespace in which the webhook is switched off.
	switch (*namespace).Labels["istio-injection"] {
	case "enabled":
		return wish != "false"
	case "disabled":
		return false
	}
	_, revision := (*namespace).Labels["istio.io/rev"]
	return wish == "true" || revision && wish != "false"
}

func hasProxy(pod *corev1.Pod) bool {
	return slices.ContainsFunc(append(slices.Clone(pod.Spec.Containers), pod.Spec.InitContainers...), func(container corev1.Container) bool {
		return container.Name == "istio-proxy"
	})
}

// inject adds what other parts of Istio recognise a sidecar by.
func inject(pod *corev1.Pod) {
	pod.Spec.Containers = append(pod.Spec.Containers, corev1.Container{Name: "istio-proxy", Image: "istio/proxyv2"})
	labels := map[string]string{"security.istio.io/tlsMode": "istio"}
	for name, value := range pod.Labels {
		labels[name] = value
	}
	pod.Labels = labels
}
