package main

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"k8s.io/client-go/util/keyutil"
)

// access is what a client needs: it may do everything.
type access struct {
	URL   string `json:"url"`
	Token string `json:"token"`
	CA    string `json:"ca"`
}

type credentials struct {
	token     string
	tokenFile string
	keyFile   string
}

func newCredentials(dir string) (credentials, error) {
	made := credentials{token: rand.Text(), tokenFile: filepath.Join(dir, "tokens.csv"), keyFile: filepath.Join(dir, "service-accounts.key")}
	key, err := keyutil.MakeEllipticPrivateKeyPEM()
	if err != nil {
		return made, err
	}
	line := made.token + ",tester,tester,system:masters\n"
	return made, errors.Join(os.WriteFile(made.keyFile, key, 0o600), os.WriteFile(made.tokenFile, []byte(line), 0o600))
}

// waitUntilReady asks the server until all of it has started.
func (s *server) waitUntilReady(ctx context.Context) (access, error) {
	made := access{URL: "https://" + s.listener.Addr().String(), Token: s.credentials.token}
	deadline, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		if ca, err := s.certificate(); err == nil && isReady(deadline, made, ca) {
			made.CA = string(ca)
			return made, nil
		}
		select {
		case <-deadline.Done():
			return made, errors.New("the API server is not ready after a minute")
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func isReady(ctx context.Context, at access, ca []byte) bool {
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(ca)
	// A connection kept open would outlast the question.
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, DisableKeepAlives: true}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.URL+"/readyz", nil)
	if err != nil {
		return false
	}
	request.Header.Set("Authorization", "Bearer "+at.Token)
	// The listener is open before anybody answers on it, so a question may wait for ever.
	client := http.Client{Transport: transport, Timeout: time.Second}
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	return response.StatusCode == http.StatusOK
}
