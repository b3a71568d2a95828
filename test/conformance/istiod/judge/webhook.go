package judge

import (
	"errors"
	"fmt"

	"github.com/hashicorp/go-multierror"

	"cdk8s-istio/conformance/istiod/manifest"
	"istio.io/istio/pkg/util/sets"
)

var topLevel = sets.New("apiVersion", "kind", "metadata", "spec", "status")

// admit says what istiod's validating webhook would.
func admit(object *manifest.Object) []Finding {
	if !ofIstio(object) {
		return nil
	}
	schema, known := manifest.Schema(object)
	if !known {
		return []Finding{about(object, Error, fmt.Sprintf("unrecognized type %v", object.GroupVersionKind()))}
	}
	var found []Finding
	for field := range object.Object {
		if !topLevel.Contains(field) {
			found = append(found, about(object, Error, fmt.Sprintf("unknown field %q", field)))
		}
	}
	subject, err := manifest.Config(object)
	if err != nil {
		return append(found, about(object, Error, err.Error()))
	}
	warnings, err := schema.ValidateConfig(*subject)
	for _, one := range parts(err) {
		found = append(found, about(object, Error, one.Error()))
	}
	for _, one := range parts(warnings) {
		found = append(found, about(object, Warning, one.Error()))
	}
	return found
}

func parts(err error) []error {
	if err == nil {
		return nil
	}
	var several *multierror.Error
	if errors.As(err, &several) {
		return several.Errors
	}
	return []error{err}
}
