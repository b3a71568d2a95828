package judge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"cdk8s-istio/conformance/istiod/cluster"
	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/diag"
	"istio.io/istio/pkg/config/analysis/local"
)

// analyze runs every analyzer of istioctl with the whole cluster in view, which `istioctl analyze` on files does not have.
func analyze(state *cluster.State) ([]Finding, error) {
	text, err := documents(state)
	if err != nil {
		return nil, err
	}
	analyzer := local.NewIstiodAnalyzer(analyzers.AllCombined(), "", "istio-system", nil)
	var found []Finding
	// What is declared comes later and so replaces what has the same name. The source for tests is the one that sees services and pods.
	sources := []local.ReaderSource{{Name: "ingress", Reader: strings.NewReader(ingress)}, {Name: "cluster", Reader: text}}
	if err := analyzer.AddTestReaderKubeSource(sources); err != nil {
		for _, one := range parts(err) {
			found = append(found, Finding{Level: Error, Message: one.Error()})
		}
	}
	stop := make(chan struct{})
	defer close(stop)
	result, err := analyzer.Analyze(stop)
	if err != nil {
		return nil, err
	}
	for _, message := range result.Messages {
		found = append(found, said(message))
	}
	return found, nil
}

func said(message diag.Message) Finding {
	finding := Finding{
		Level:   Level(strings.ToLower(message.Type.Level().String())),
		Code:    message.Type.Code(),
		Message: fmt.Sprintf(message.Type.Template(), message.Parameters...),
	}
	if resource := message.Resource; resource != nil {
		finding.Kind, _, _ = strings.Cut(resource.Origin.FriendlyName(), " ")
		finding.Namespace = resource.Metadata.FullName.Namespace.String()
		finding.Name = resource.Metadata.FullName.Name.String()
	}
	return finding
}

// documents are one JSON text a line: JSON is YAML.
func documents(state *cluster.State) (*bytes.Buffer, error) {
	text := &bytes.Buffer{}
	encoder := json.NewEncoder(text)
	for _, object := range state.All() {
		text.WriteString("---\n")
		if err := encoder.Encode(object); err != nil {
			return nil, err
		}
	}
	return text, nil
}
