package cluster

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"

	"istio.io/istio/pkg/ptr"
	"istio.io/istio/pkg/slices"
)

// EndpointSlices lead from services to the pods that they select.
func (s *State) EndpointSlices() []*discoveryv1.EndpointSlice {
	var found []*discoveryv1.EndpointSlice
	for _, service := range s.Services {
		if service.Spec.Type != corev1.ServiceTypeExternalName {
			found = append(found, s.slicesOf(service)...)
		}
	}
	return found
}

// slicesOf makes a slice for each way in which pods resolve the service's ports: two Deployments may name different numbers alike.
func (s *State) slicesOf(service *corev1.Service) []*discoveryv1.EndpointSlice {
	var found []*discoveryv1.EndpointSlice
	byPorts := map[string]*discoveryv1.EndpointSlice{}
	for _, pod := range s.selectedBy(service) {
		ports := portsAt(service, pod)
		key := fmt.Sprint(ports)
		if byPorts[key] == nil {
			byPorts[key] = newSlice(service, len(found), ports)
			found = append(found, byPorts[key])
		}
		slice := byPorts[key]
		slice.Endpoints = append(slice.Endpoints, discoveryv1.Endpoint{
			Addresses:  []string{pod.Status.PodIP},
			Conditions: discoveryv1.EndpointConditions{Ready: ptr.Of(true), Serving: ptr.Of(true)},
			TargetRef:  &corev1.ObjectReference{Kind: "Pod", Namespace: pod.Namespace, Name: pod.Name},
		})
	}
	return found
}

func (s *State) selectedBy(service *corev1.Service) []*Pod {
	return slices.Filter(s.Pods, func(pod *Pod) bool { return selects(service, pod) })
}

func selects(service *corev1.Service, pod *Pod) bool {
	selector := service.Spec.Selector
	return len(selector) > 0 && pod.Namespace == service.Namespace && labels.SelectorFromSet(selector).Matches(labels.Set(pod.Labels))
}

func newSlice(service *corev1.Service, index int, ports []resolvedPort) *discoveryv1.EndpointSlice {
	slice := &discoveryv1.EndpointSlice{
		TypeMeta: metav1.TypeMeta{APIVersion: "discovery.k8s.io/v1", Kind: "EndpointSlice"},
		ObjectMeta: metav1.ObjectMeta{
			Namespace: service.Namespace,
			Name:      fmt.Sprintf("%s-%d", service.Name, index),
			Labels:    map[string]string{discoveryv1.LabelServiceName: service.Name},
		},
		AddressType: discoveryv1.AddressTypeIPv4,
	}
	for _, port := range ports {
		slice.Ports = append(slice.Ports, discoveryv1.EndpointPort{
			Name: ptr.Of(port.name), Port: ptr.Of(port.number), Protocol: ptr.Of(port.protocol),
		})
	}
	return slice
}

type resolvedPort struct {
	name     string
	number   int32
	protocol corev1.Protocol
}

// portsAt leaves out a port by a name that no container has, as Kubernetes does.
func portsAt(service *corev1.Service, pod *Pod) []resolvedPort {
	var found []resolvedPort
	for _, port := range service.Spec.Ports {
		if number := target(port, pod); number != 0 {
			found = append(found, resolvedPort{port.Name, number, port.Protocol})
		}
	}
	return found
}

func target(port corev1.ServicePort, pod *Pod) int32 {
	if port.TargetPort.Type == intstr.Int {
		return port.TargetPort.IntVal
	}
	for _, container := range pod.Spec.Containers {
		for _, open := range container.Ports {
			if open.Name == port.TargetPort.StrVal {
				return open.ContainerPort
			}
		}
	}
	return 0
}
