package cluster

import (
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"cdk8s-istio/conformance/istiod/manifest"
)

// services have the fields that an API server fills in.
func services(declared []*manifest.Object, addresses *Addresses) ([]*corev1.Service, error) {
	found, err := typed[corev1.Service](declared, "v1", "Service")
	for _, service := range found {
		complete(service, addresses)
	}
	return found, err
}

func complete(service *corev1.Service, addresses *Addresses) {
	spec := &service.Spec
	if spec.Type == "" {
		spec.Type = corev1.ServiceTypeClusterIP
	}
	if spec.SessionAffinity == "" {
		spec.SessionAffinity = corev1.ServiceAffinityNone
	}
	if spec.ClusterIP == "" && spec.Type != corev1.ServiceTypeExternalName {
		spec.ClusterIP = addresses.service(service.Namespace, service.Name)
	}
	if spec.ClusterIP != "" {
		spec.ClusterIPs = []string{spec.ClusterIP}
	}
	for index := range spec.Ports {
		port := &spec.Ports[index]
		if port.Protocol == "" {
			port.Protocol = corev1.ProtocolTCP
		}
		if port.TargetPort == (intstr.IntOrString{}) {
			port.TargetPort = intstr.FromInt32(port.Port)
		}
	}
}
