package cluster

import "fmt"

// Addresses gives out addresses and remembers who has which, so that a pod keeps its own over several states of a cluster.
type Addresses struct {
	podPrefix string
	pods      map[string]string
	services  map[string]string
}

// NewAddresses gives pods addresses that begin with two numbers, such as "10.244".
func NewAddresses(podPrefix string) *Addresses {
	return &Addresses{podPrefix: podPrefix, pods: map[string]string{}, services: map[string]string{}}
}

func (a *Addresses) pod(namespace, name string) string {
	return next(a.pods, a.podPrefix, namespace+"/"+name)
}

func (a *Addresses) service(namespace, name string) string {
	return next(a.services, "10.96", namespace+"/"+name)
}

func next(taken map[string]string, prefix, owner string) string {
	if _, has := taken[owner]; !has {
		const perThird, first = 250, 2
		taken[owner] = fmt.Sprintf("%s.%d.%d", prefix, len(taken)/perThird, len(taken)%perThird+first)
	}
	return taken[owner]
}
