// Package api serves a store over HTTP: the endpoints under /api/v1, described by OpenAPI 3.1 at /openapi.json, and the workbench that is built on them. Bodies are
// those of room wire, errors are problems of RFC 9457 with a stable code. What a case says is computed once for all who ask, until the ledger grows.
package api

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/store/sqlite"
)

// Prefix is where the endpoints are.
const Prefix = "/api/v1"

// A Config says what is served, and to whom.
type Config struct {
	Store   *sqlite.Store
	Version string // of the program
	Build   string // names this very build; what it linked is good for no other
	Author  string // in whose name changes are made where a request gives no other
	Lang    string // ar or en, where a request asks for neither
	Web     fs.FS  // the workbench; nil: none
	Samples fs.FS  // articles to begin with; nil: none

	Remote   bool     // others than this machine may ask
	Hosts    []string // names by which others know this machine
	Token    string   // that a request must bring; empty: none
	Password string   // by which a browser gets in; empty: the token

	Offline bool             // addresses of the web are not fetched
	Told    func(error)      // is called with what stops nothing; nil: nobody is told
	Now     func() time.Time // nil: the clock
}

// A Server answers requests. Close ends its work.
type Server struct {
	Config
	api   huma.API
	mux   *http.ServeMux
	spec  []byte
	shelf shelf
	jobs  jobs
	doors doors
	again replays
	words desk.Wordsmith

	readings readings

	ctx    context.Context
	cancel context.CancelFunc
	work   sync.WaitGroup

	grown *bell // rings when this server changed the ledger
	room  chan struct{}
	ears  chan struct{}
}

// How many requests are worked on at once, and how many streams are open.
const (
	mostRequests = 64
	mostStreams  = 64
)

// New makes a server. It returns ErrRefused where others than this machine may ask and no token or password keeps them out.
func New(c Config) (*Server, error) {
	if c.Remote && c.Token == "" && c.Password == "" {
		return nil, errors.Join(errors.New("others may ask only with a token or a password"), isnad.ErrRefused)
	}
	if c.Told == nil {
		c.Told = func(error) {}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	s := &Server{Config: c, mux: http.NewServeMux(), grown: newBell(), room: make(chan struct{}, mostRequests), ears: make(chan struct{}, mostStreams)}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	s.doors.keep(c.Token, c.Password)
	s.api = humago.New(s.mux, s.described())
	s.register()
	var err error
	s.spec, err = finish(s.api.OpenAPI())
	if err == nil {
		s.pages()
	}
	return s, err
}

// Stop ends streams and lets jobs begin nothing more; requests are answered still.
func (s *Server) Stop() { s.cancel() }

// Close waits until the jobs have stored what they have in hand. No request may come any more.
func (s *Server) Close() {
	s.cancel()
	s.work.Wait()
}

// register declares every endpoint.
func (s *Server) register() {
	s.registerLists()
	s.registerVoices()
	s.registerDocuments()
	s.registerJobs()
	s.registerInquiry()
	s.registerChanges()
	s.registerBriefs()
	s.registerWatch()
	s.registerJudgements()
	s.registerSearches()
	s.registerTriage()
	s.registerSimilar()
	s.registerOthers()
}

// Spec is the description of all endpoints, OpenAPI 3.1 as JSON.
func Spec(version string) ([]byte, error) {
	s, err := New(Config{Version: version})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.spec, nil
}

// A bell tells any number of listeners that something happened.
type bell struct {
	mu sync.Mutex
	ch chan struct{}
}

func newBell() *bell { return &bell{ch: make(chan struct{})} }

// ring wakes all who listen.
func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.ch)
	b.ch = make(chan struct{})
}

// heard is closed at the next ring.
func (b *bell) heard() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.ch
}
