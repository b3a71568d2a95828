package judge

import (
	"os"
	"strings"
	"sync"

	"cdk8s-istio/conformance/istiod/manifest"
	"istio.io/istio/manifests"
	"istio.io/istio/pkg/config/crd"
)

// crds judges by the OpenAPI schemas, unknown fields and CEL rules of Istio's custom resource definitions.
type crds struct{ validator *crd.Validator }

// Compiling the CEL rules takes longer than all else, so it is done once.
var schemas = sync.OnceValues(func() (crds, error) {
	definitions, err := manifests.FS.ReadFile("charts/base/files/crd-all.gen.yaml")
	if err != nil {
		return crds{}, err
	}
	file, err := os.CreateTemp("", "crds-*.yaml")
	if err != nil {
		return crds{}, err
	}
	defer os.Remove(file.Name())
	if _, err := file.Write(definitions); err != nil {
		return crds{}, err
	}
	if err := file.Close(); err != nil {
		return crds{}, err
	}
	validator, err := crd.NewValidatorFromFilesWithOptions([]string{file.Name()}, crd.WithoutCRDValidation())
	return crds{validator}, err
})

func (c crds) judge(object *manifest.Object) []Finding {
	if !ofIstio(object) {
		return nil
	}
	// The validator writes defaults into what it judges.
	if err := c.validator.ValidateCustomResource(object.DeepCopy()); err != nil {
		return []Finding{about(object, Error, err.Error())}
	}
	return nil
}

func ofIstio(object *manifest.Object) bool {
	return strings.HasSuffix(object.GroupVersionKind().Group, ".istio.io")
}
