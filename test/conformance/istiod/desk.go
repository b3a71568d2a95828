package main

import (
	"encoding/json"
	"fmt"

	"cdk8s-istio/conformance/istiod/judge"
	"cdk8s-istio/conformance/istiod/live"
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
	Caller   mesh.Caller       `json:"caller"`
	Proxies  []live.Proxy      `json:"proxies"`
	// Connected is how many proxies to wait for.
	Connected int `json:"connected"`
}

// desk keeps what one answer may share with the next.
type desk struct {
	views views
	live  *live.Mesh
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
	case "localities":
		localities, err := d.views.localities(question.YAML, question.Caller)
		return map[string]any{"localities": localities}, err
	case "serve":
		return d.serve(question.YAML, question.Proxies)
	case "pods", "apply", "settle", "stop":
		return d.askLive(question)
	}
	return nil, fmt.Errorf("no question is called %q", question.Ask)
}

// askLive answers questions about the mesh that is served.
func (d *desk) askLive(question question) (map[string]any, error) {
	if d.live == nil {
		return nil, fmt.Errorf("nothing is served that could be asked to %s", question.Ask)
	}
	switch question.Ask {
	case "pods":
		pods, err := d.live.PodsOf(question.YAML)
		return map[string]any{"pods": pods}, err
	case "apply":
		pods, err := d.live.Apply(question.YAML)
		return map[string]any{"pods": pods}, err
	case "settle":
		return map[string]any{}, d.live.Settle(question.Connected)
	}
	d.live.Stop()
	d.live = nil
	return map[string]any{}, nil
}

// serve takes the place of a mesh that was served before.
func (d *desk) serve(yaml string, proxies []live.Proxy) (map[string]any, error) {
	d.close()
	started, pods, err := live.Serve(yaml, proxies)
	if err != nil {
		return nil, err
	}
	d.live = started
	return map[string]any{"bootstraps": started.Bootstraps(), "addresses": started.Addresses(), "pods": pods}, nil
}

func (d *desk) close() {
	d.views.close()
	if d.live != nil {
		d.live.Stop()
		d.live = nil
	}
}
