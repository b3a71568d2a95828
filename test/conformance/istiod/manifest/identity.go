package manifest

import (
	"k8s.io/apimachinery/pkg/runtime/schema"

	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/resource"
	"istio.io/istio/pkg/util/sets"
)

// Kinds without a namespace that Istio has no schema of.
var clusterScoped = sets.New(
	"APIService", "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "IngressClass", "MutatingWebhookConfiguration",
	"Namespace", "Node", "PersistentVolume", "PriorityClass", "RuntimeClass", "StorageClass", "ValidatingAdmissionPolicy",
	"ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
)

// Schema is Istio's knowledge of a kind, if it has any.
func Schema(object *Object) (resource.Schema, bool) {
	kind := object.GroupVersionKind()
	return collections.All.FindByGroupVersionAliasesKind(resource.FromKubernetesGVK(&kind))
}

// ClusterScoped tells whether objects of this kind have no namespace.
func ClusterScoped(object *Object) bool {
	if known, is := Schema(object); is {
		return known.IsClusterScoped()
	}
	return clusterScoped.Contains(object.GetKind())
}

// identity is what makes two objects one to an API server, whatever their versions.
type identity struct {
	kind            schema.GroupKind
	namespace, name string
}

func identityOf(object *Object) identity {
	return identity{object.GroupVersionKind().GroupKind(), object.GetNamespace(), object.GetName()}
}
