// Package judge asks everything in Istio and Kubernetes that refuses or warns about objects before they run.
package judge

import (
	"cdk8s-istio/conformance/istiod/cluster"
	"cdk8s-istio/conformance/istiod/manifest"
)

// Level says how bad a finding is.
type Level string

// The levels of `istioctl analyze`.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Info    Level = "info"
)

// Finding is what one judge says about one object; about a document that is none, kind and name are empty.
type Finding struct {
	Kind      string `json:"kind"`
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
	Level     Level  `json:"level"`
	Code      string `json:"code"`
	Message   string `json:"message"`
}

// Judgement is what every judge found.
type Judgement struct {
	Schema   []Finding `json:"schema"`
	Webhook  []Finding `json:"webhook"`
	Decoding []Finding `json:"decoding"`
	Analysis []Finding `json:"analysis"`
}

// Of asks all of them.
func Of(yaml string) (Judgement, error) {
	stream := manifest.Read(yaml)
	crds, err := schemas()
	if err != nil {
		return Judgement{}, err
	}
	// A list is an answer even when it is empty, so none of them is null.
	judgement := Judgement{Schema: []Finding{}, Webhook: []Finding{}, Decoding: reading(stream), Analysis: []Finding{}}
	for _, object := range stream.Objects {
		judgement.Schema = append(judgement.Schema, crds.judge(object)...)
		judgement.Webhook = append(judgement.Webhook, admit(object)...)
		judgement.Decoding = append(judgement.Decoding, decode(object)...)
	}
	found, err := analysis(stream)
	judgement.Analysis = append(judgement.Analysis, found...)
	return judgement, err
}

// Analysis asks the analyzers alone.
func Analysis(yaml string) ([]Finding, error) {
	return analysis(manifest.Read(yaml))
}

func analysis(stream manifest.Stream) ([]Finding, error) {
	state, err := cluster.Of(stream.Objects, cluster.NewAddresses("10.244"))
	if err != nil {
		// What no API server takes is no cluster that could be analysed; the decoder says the same of the object itself.
		return []Finding{{Level: Error, Message: "not analysed: " + err.Error()}}, nil
	}
	return analyze(state)
}

func about(object *manifest.Object, level Level, message string) Finding {
	return Finding{Kind: object.GetKind(), Namespace: object.GetNamespace(), Name: object.GetName(), Level: level, Message: message}
}

func reading(stream manifest.Stream) []Finding {
	found := []Finding{}
	for _, problem := range stream.Problems {
		found = append(found, Finding{Kind: problem.Kind, Level: Error, Message: problem.Message})
	}
	for _, object := range stream.Repeated {
		found = append(found, about(object, Warning, "it is declared more than once; the last counts"))
	}
	return found
}
