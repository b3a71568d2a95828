// Package outcome tells what becomes of a request, from the configuration of the proxy that it goes through.
package outcome

// Kind says which of the fields of an outcome count.
type Kind string

// What a proxy does with a request. A request that is not routed is refused by the proxy itself.
const (
	Routed         Kind = "routed"
	NoRoute        Kind = "no-route"
	Redirected     Kind = "redirect"
	DirectResponse Kind = "direct-response"
)

// State says whether a cluster can take a request.
type State string

// Envoy answers 503 NC where there is no cluster and 503 UH where the cluster has no endpoints.
const (
	OK          State = "ok"
	NoCluster   State = "no-cluster"
	NoEndpoints State = "no-endpoints"
)

// Outcome of one request.
type Outcome struct {
	Kind Kind `json:"outcome"`
	// Detail says why there is no route.
	Detail      string `json:"detail,omitempty"`
	VirtualHost string `json:"virtualHost,omitempty"`
	// Rule is null for a route that no VirtualService made.
	Rule           *string       `json:"rule"`
	VirtualService string        `json:"virtualService,omitempty"`
	Destinations   []Destination `json:"destinations"`
	Mirrors        []Destination `json:"mirrors"`
	Timeout        *string       `json:"timeout"`
	Retries        *Retries      `json:"retries"`
	Fault          *Fault        `json:"fault"`
	Redirect       *Redirect     `json:"redirect"`
	DirectResponse *Response     `json:"directResponse"`
	Rewrite        *Rewrite      `json:"rewrite"`
	Headers        *Headers      `json:"headers"`
}

// Destination is a share of requests, or of copies of them.
type Destination struct {
	Host   string  `json:"host"`
	Subset *string `json:"subset"`
	Port   int     `json:"port"`
	// Share is per cent.
	Share float64 `json:"share"`
	State State   `json:"state"`
	// Pods are the labels, as they were written, of those that may answer.
	Pods    []map[string]string `json:"pods"`
	Policy  Policy              `json:"policy"`
	Headers *Headers            `json:"headers,omitempty"`
}

// Retries by the proxy.
type Retries struct {
	Attempts      uint32   `json:"attempts"`
	PerTryTimeout *string  `json:"perTryTimeout"`
	RetryOn       string   `json:"retryOn"`
	StatusCodes   []uint32 `json:"statusCodes,omitempty"`
}

// Fault that the proxy adds.
type Fault struct {
	Delay *Delay `json:"delay,omitempty"`
	Abort *Abort `json:"abort,omitempty"`
}

// Delay of a percentage of requests.
type Delay struct {
	Percentage float64 `json:"percentage"`
	FixedDelay string  `json:"fixedDelay"`
}

// Abort of a percentage of requests.
type Abort struct {
	Percentage float64 `json:"percentage"`
	HTTPStatus uint32  `json:"httpStatus,omitempty"`
	GRPCStatus *uint32 `json:"grpcStatus,omitempty"`
}

// Redirect that is sent back; a part that stays is left out.
type Redirect struct {
	Scheme    string `json:"scheme,omitempty"`
	Authority string `json:"authority,omitempty"`
	Port      uint32 `json:"port,omitempty"`
	URI       string `json:"uri,omitempty"`
	Code      uint32 `json:"code"`
}

// Response that the proxy gives by itself.
type Response struct {
	Status uint32 `json:"status"`
	Body   string `json:"body,omitempty"`
}

// Rewrite of the request on its way.
type Rewrite struct {
	URI       string `json:"uri,omitempty"`
	Authority string `json:"authority,omitempty"`
	// Path is what the destination gets to see.
	Path string `json:"path"`
}

// Headers that are changed on the way there and back.
type Headers struct {
	Request  *Changes `json:"request,omitempty"`
	Response *Changes `json:"response,omitempty"`
}

// Changes of headers.
type Changes struct {
	Set    map[string]string `json:"set,omitempty"`
	Add    map[string]string `json:"add,omitempty"`
	Remove []string          `json:"remove,omitempty"`
}
