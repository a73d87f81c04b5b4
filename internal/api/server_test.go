package api_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"isnad/internal/api"
	"isnad/internal/ingest"
	"isnad/internal/store/sqlite"
	"isnad/lexicon"
	"isnad/samples"
)

// dossier is a store with the dossier of the samples, made once and copied for each test.
var dossier = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "isnad-api-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "dossier.db")
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{Create: true})
	if err != nil {
		return nil, err
	}
	f, err := samples.Files.Open("dossier.jsonl")
	if err != nil {
		return nil, err
	}
	err = ingest.Add(context.Background(), []string{"-"}, lexicon.Arabic(), ingest.Options{Stdin: f}, ingest.Into{Store: s}, func(ingest.Added) error { return nil })
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// open opens a copy of the dossier, or an empty store.
func open(t *testing.T, full bool) *sqlite.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.db")
	if full {
		raw, err := dossier()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// A desk is a server with its client.
type client struct {
	t     *testing.T
	url   string
	store *sqlite.Store
}

// serve serves a store of the dossier, or an empty one; change may alter how.
func serve(t *testing.T, full bool, change func(*api.Config)) *client {
	t.Helper()
	s := open(t, full)
	c := api.Config{Store: s, Version: "test", Build: "test", Author: "Layla", Lang: "ar", Samples: samples.Files, Told: func(err error) { t.Log("told:", err) }}
	if change != nil {
		change(&c)
	}
	server, err := api.New(c)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(server.Handler())
	t.Cleanup(func() {
		server.Stop()
		h.CloseClientConnections()
		h.Close()
		server.Close()
	})
	return &client{t, h.URL, s}
}

// A request is what a test asks.
type request struct {
	method, path, body string
	header             map[string]string
	want               int
}

// A reply is what came back.
type reply struct {
	status int
	header http.Header
	body   string
}

// ask sends a request and demands its status.
func (c *client) ask(r request) reply {
	c.t.Helper()
	if r.method == "" {
		r.method = http.MethodGet
	}
	q, err := http.NewRequestWithContext(c.t.Context(), r.method, c.url+r.path, strings.NewReader(r.body))
	if err != nil {
		c.t.Fatal(err)
	}
	if r.body != "" {
		q.Header.Set("Content-Type", "application/json")
	}
	for k, v := range r.header {
		if q.Header.Set(k, v); k == "Host" {
			q.Host = v
		}
	}
	a, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(q)
	if err != nil {
		c.t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	if r.want != 0 && a.StatusCode != r.want {
		c.t.Fatalf("%s %s: %d, want %d: %.500s", r.method, r.path, a.StatusCode, r.want, body)
	}
	return reply{a.StatusCode, a.Header, string(body)}
}

// get asks for an endpoint, which must answer.
func (c *client) get(path string) reply {
	c.t.Helper()
	return c.ask(request{path: api.Prefix + path, want: 200})
}

// post sends a body, which must be taken with a status.
func (c *client) post(path, body string, want int) reply {
	c.t.Helper()
	return c.ask(request{method: "POST", path: api.Prefix + path, body: body, want: want})
}
