package cluster

import "slices"

// Ports are those that a pod is reached at: its own and those that services lead to.
func (s *State) Ports(pod *Pod) []int32 {
	var found []int32
	for _, container := range pod.Spec.Containers {
		for _, port := range container.Ports {
			found = append(found, port.ContainerPort)
		}
	}
	for _, service := range s.Services {
		if selects(service, pod) {
			for _, port := range portsAt(service, pod) {
				found = append(found, port.number)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
