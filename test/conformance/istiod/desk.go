package main

import (
	"encoding/json"
	"fmt"

	"cdk8s-istio/conformance/istiod/judge"
	"cdk8s-istio/conformance/istiod/mesh"
	"cdk8s-istio/conformance/istiod/outcome"
)

// question has the fields of all kinds of questions.
type question struct {
	ID       json.RawMessage   `json:"id"`
	Ask      string            `json:"ask"`
	YAML     string            `json:"yaml"`
	Requests []outcome.Request `json:"requests"`
	From     []mesh.Caller     `json:"from"`
}

// desk keeps what one answer may share with the next.
type desk struct {
	views views
}

func (d *desk) ask(question question) (map[string]any, error) {
	switch question.Ask {
	case "version":
		return versions()
	case "judge":
		judgement, err := judge.Of(question.YAML)
		return map[string]any{"schema": judgement.Schema, "webhook": judgement.Webhook, "decoding": judgement.Decoding,
			"analysis": judgement.Analysis}, err
	case "route":
		outcomes, err := d.views.outcomes(question.YAML, question.Requests)
		return map[string]any{"outcomes": outcomes}, err
	case "destinations":
		places, err := d.views.places(question.YAML, question.From)
		return map[string]any{"destinations": places}, err
	}
	return nil, fmt.Errorf("no question is called %q", question.Ask)
}

func (d *desk) close() { d.views.close() }
