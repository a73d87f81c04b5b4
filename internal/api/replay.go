package api

import (
	"bytes"
	"crypto/sha256"
	"io"
	"maps"
	"net/http"
	"strings"
	"sync"
	"time"
)

// keyed is what every request that does something may bring.
type keyed struct {
	Key string `header:"Idempotency-Key" maxLength:"200" doc:"A request that is sent again under the same key is not done again: the first answer is given"`
}

// How many answers are kept for those who ask again, for how long, and how large one may be.
const (
	mostReplays = 1000
	replayFor   = 24 * time.Hour
	mostReplay  = 64 << 10 // bytes
)

// replays are the answers to requests that have a key.
type replays struct {
	mu   sync.Mutex
	kept map[string]*replay
}

// A replay is one answer, or, before done is closed, one that is being made.
type replay struct {
	of     [sha256.Size]byte // the request
	at     time.Time
	done   bool
	status int
	header http.Header
	body   []byte
}

// replayed answers a request that came before under its key as it was answered then.
func (s *Server) replayed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := r.Header.Get("Idempotency-Key")
		if key == "" || len(key) > 200 || r.Method != http.MethodPost || strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
			next.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			s.refuse(w, r, fail(http.StatusRequestEntityTooLarge, "too_large", "%v", err))
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		of := sha256.Sum256(append([]byte(r.URL.String()+"\x00"+r.Header.Get("If-Match")+"\x00"), body...))
		a, f := s.again.take(key, of, s.Now())
		switch {
		case f != nil:
			s.refuse(w, r, f)
		case a != nil:
			maps.Copy(w.Header(), a.header)
			w.Header().Set("Idempotency-Replayed", "true")
			w.WriteHeader(a.status)
			_, _ = w.Write(a.body) // whoever asked may be gone
		default:
			k := &keeper{ResponseWriter: w, status: http.StatusOK}
			defer func() { s.again.put(key, k) }()
			next.ServeHTTP(k, r)
			k.whole = true
		}
	})
}

// take gives the answer under a key, a problem, or neither where the request is to be done; its place is then held until put.
func (p *replays) take(key string, of [sha256.Size]byte, now time.Time) (*replay, *failure) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept == nil {
		p.kept = map[string]*replay{}
	}
	if a := p.kept[key]; a != nil && now.Sub(a.at) < replayFor {
		switch {
		case a.of != of:
			return nil, fail(http.StatusUnprocessableEntity, "key_reused", "another request was sent under this Idempotency-Key")
		case !a.done:
			return nil, fail(http.StatusConflict, "in_progress", "the request under this Idempotency-Key is being worked on")
		}
		return a, nil
	}
	for k, a := range p.kept {
		if a.done && (len(p.kept) >= mostReplays || now.Sub(a.at) >= replayFor) {
			delete(p.kept, k)
		}
	}
	p.kept[key] = &replay{of: of, at: now}
	return nil, nil
}

// put keeps an answer. What failed on our side, or was too large, is not kept, so that it may be tried again.
func (p *replays) put(key string, k *keeper) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a := p.kept[key]
	if a == nil {
		return
	}
	if !k.whole || k.status >= 500 || k.large {
		delete(p.kept, key)
		return
	}
	a.done, a.status, a.header, a.body = true, k.status, k.Header().Clone(), k.body.Bytes()
}

// A keeper copies what is answered.
type keeper struct {
	http.ResponseWriter
	status       int
	body         bytes.Buffer
	large, whole bool
}

// WriteHeader notes the status.
func (k *keeper) WriteHeader(status int) {
	k.status = status
	k.ResponseWriter.WriteHeader(status)
}

func (k *keeper) Write(b []byte) (int, error) {
	if k.large = k.large || k.body.Len()+len(b) > mostReplay; !k.large {
		k.body.Write(b)
	}
	return k.ResponseWriter.Write(b)
}

// Unwrap lets deadlines be set on the connection itself.
func (k *keeper) Unwrap() http.ResponseWriter { return k.ResponseWriter }
