package judge

import (
	"strings"
	"testing"
)

const shop = `
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { app: shop }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop-v1 }
spec:
  selector: { matchLabels: { app: shop, version: v1 } }
  template:
    metadata: { labels: { app: shop, version: v1 } }
    spec: { containers: [{ name: shop, image: shop, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop }
spec: { host: shop, subsets: [{ name: v1, labels: { version: v1 } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec: { hosts: [shop], http: [{ route: [{ destination: { host: shop, subset: v1, port: { number: 80 } } }] }] }
`

const another = `kind: VirtualService
metadata: { name: shop }
spec: {}
---
apiVersion: networking.istio.io/v1
`

func TestNothingIsFoundWhereNothingIsWrong(t *testing.T) {
	judgement := judged(t, shop)
	for judge, found := range judgement.byJudge() {
		if len(found) > 0 {
			t.Errorf("%s: %+v", judge, found)
		}
	}
}

func TestFindings(t *testing.T) {
	for name, one := range map[string]struct{ old, new, judge, code, message string }{
		"field that does not exist":   {"hosts: [shop]", "hosts: [shop], host: shop", "schema", "", "unknown fields"},
		"rule in CEL":                 {"route:", "timeout: 1us, route:", "schema", "", "must be a valid duration greater than 1ms"},
		"webhook":                     {"hosts: [shop]", "hosts: ['*']", "webhook", "", "wildcard host * is not allowed"},
		"warning of the webhook":      {"http: [", "http: [{ route: [{ destination: { host: shop } }] }, ", "webhook", "", "only the last rule"},
		"field of Kubernetes":         {"targetPort:", "targetport:", "decoding", "", `unknown field "spec.ports[0].targetport"`},
		"no such subset":              {"subset: v1", "subset: v2", "analysis", "IST0101", "shop+v2"},
		"subset without pods":         {"labels: { version: v1 } }]", "labels: { version: v2 } }]", "analysis", "IST0173", "v1"},
		"destination rule of nothing": {"spec: { host: shop,", "spec: { host: shap,", "analysis", "IST0174", "shap"},
		"port name without protocol":  {"name: http, port: 80", "name: shop, port: 80", "analysis", "IST0118", "shop"},
		"twice":                       {"kind: VirtualService", another + "kind: VirtualService", "decoding", "", "more than once"},
		"no YAML":                     {"kind: Deployment", "kind: {", "decoding", "", "document 2"},
		"no such kind":                {"kind: VirtualService", "kind: VirtualServices", "webhook", "", "unrecognized type"},
	} {
		t.Run(name, func(t *testing.T) {
			found := judged(t, strings.Replace(shop, one.old, one.new, 1)).byJudge()
			for _, finding := range found[one.judge] {
				if finding.Code == one.code && strings.Contains(finding.Message, one.message) {
					return
				}
			}
			t.Errorf("not found: %+v", found)
		})
	}
}

func TestSidecarsAreWhereTheyAreAskedFor(t *testing.T) {
	namespace := func(label string) string {
		return "apiVersion: v1\nkind: Namespace\nmetadata: { name: default, labels: { " + label + " } }\n---" + shop
	}
	for name, one := range map[string]struct {
		yaml string
		code string
	}{
		"enabled":               {namespace("istio-injection: enabled"), ""},
		"disabled":              {namespace("istio-injection: disabled"), ""},
		"not asked for":         {namespace("app: shop"), "IST0102"},
		"the pod does not want": {strings.Replace(shop, "labels: { app: shop, version: v1 } }\n", "labels: { app: shop, version: v1, sidecar.istio.io/inject: 'false' } }\n", 1), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var codes []string
			for _, finding := range judged(t, one.yaml).Analysis {
				codes = append(codes, finding.Code)
			}
			if strings.Join(codes, " ") != one.code {
				t.Errorf("got %v instead of %q", codes, one.code)
			}
		})
	}
}

func judged(t *testing.T, yaml string) Judgement {
	t.Helper()
	judgement, err := Of(yaml)
	if err != nil {
		t.Fatal(err)
	}
	return judgement
}

func (j Judgement) byJudge() map[string][]Finding {
	return map[string][]Finding{"schema": j.Schema, "webhook": j.Webhook, "decoding": j.Decoding, "analysis": j.Analysis}
}
