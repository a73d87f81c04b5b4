package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/triage"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// A sight is a linked case as it was after a change, with what its spans lie in. Nobody alters it.
type sight struct {
	c        *isnad.Case
	texts    wire.Texts
	rows     *wire.Rows
	voices   func() *wire.Voices      // looked up by who speaks, when somebody first asks
	sources  func() []wire.SourceLine // all who speak, when somebody first asks
	queue    func() []triage.Card     // put into order when somebody first asks
	newest   func() []*isnad.Event    // in the order of the list, when somebody first asks
	wording  func() *desk.Wording     // words of the events, when somebody first asks
	asker    func() *desk.Asker       // gathers what can be asked, when somebody first asks
	arrivals map[isnad.DocumentID]sqlite.Arrival
	change   uint64
}

// captured is when a document came into the store, or empty.
func (g *sight) captured(id string) string {
	if a, ok := g.arrivals[isnad.DocumentID(id)]; ok {
		return a.At.UTC().Format(time.RFC3339)
	}
	return ""
}

// A shelf keeps the sights of the last change. Whoever asks for one that is being made waits for it.
type shelf struct {
	mu    sync.Mutex
	last  uint64
	books map[string]*book
	read  read // texts of the whole ledger, when it was seen last
}

type book struct {
	made  chan struct{} // closed when sight or err is there
	sight *sight
	err   error
}

// mostSights is how many cases are kept: the whole ledger, named ones, and as they were known on a day.
const mostSights = 6

// See is what a request asks to see of the ledger.
type See struct {
	Case  string `query:"case" doc:"Name of a case: its documents only"`
	Known string `query:"known" doc:"As it was known on that day, or at that hour: 2024-03-01, 2024-03-01T12:00:00Z"`
}

// view is the part of the ledger that is meant.
func (v See) view() (out store.View, err error) {
	out.Name = v.Case
	if v.Known == "" {
		return out, nil
	}
	if day, err := time.Parse(time.DateOnly, v.Known); err == nil {
		out.Known = day.Add(24*time.Hour - time.Microsecond)
		return out, nil
	}
	if out.Known, err = time.Parse(time.RFC3339, v.Known); err != nil {
		err = &desk.FieldError{Field: "known", Value: v.Known, Why: "want a day such as 2024-03-01 or an hour such as 2024-03-01T12:00:00Z", Kind: isnad.ErrInvalid}
	}
	return out, err
}

// see gives the case as it is now, made once for all who ask.
func (s *Server) see(ctx context.Context, what See) (*sight, error) {
	v, err := what.view()
	if err != nil {
		return nil, err
	}
	last, err := s.Store.Last(ctx)
	if err != nil {
		return nil, err
	}
	b := s.shelf.take(what.Case+"\x00"+what.Known, last, func(b *book) {
		s.work.Go(func() {
			defer close(b.made)
			b.err = s.unbroken(func() (err error) {
				b.sight, err = s.make(s.ctx, v, last)
				return err
			})
		})
	})
	select {
	case <-b.made:
		if b.err != nil {
			s.shelf.drop(b)
		}
		return b.sight, b.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// unbroken makes an error of a panic, so that what is done beside a request ends that alone.
func (s *Server) unbroken(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("broken inside: %v", p)
			s.Told(fmt.Errorf("%w\n%s", err, debug.Stack()))
		}
	}()
	return do()
}

// take gives the book of a name, and lets it be made where there is none of the last change.
func (h *shelf) take(name string, last uint64, begin func(*book)) *book {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.books == nil || last > h.last {
		h.books, h.last = map[string]*book{}, last
	}
	if b := h.books[name]; b != nil {
		return b
	}
	for other := range h.books {
		if len(h.books) < mostSights {
			break
		}
		delete(h.books, other)
	}
	b := &book{made: make(chan struct{})}
	h.books[name] = b
	begin(b)
	return b
}

// drop forgets a book that could not be made.
func (h *shelf) drop(b *book) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for name, x := range h.books {
		if x == b {
			delete(h.books, name)
		}
	}
}

// make fetches a case with its texts. What is missing or can not be followed is told, and stands in the case as a doubt.
func (s *Server) make(ctx context.Context, v store.View, last uint64) (*sight, error) {
	if err := desk.Linking(&v, s.Build); err != nil {
		return nil, err
	}
	c, err := desk.Look(ctx, s.Store, v)
	if err != nil {
		return nil, err
	}
	g := &sight{c: c, change: last}
	if g.arrivals, err = s.Store.Arrivals(ctx); err != nil && !errors.Is(err, isnad.ErrDamaged) {
		return nil, err
	}
	if g.texts, err = s.texts(ctx, g, v.Name == "" && v.Known.IsZero()); err != nil {
		return nil, err
	}
	g.rows = wire.NewRows(c, g.texts)
	g.voices = sync.OnceValue(func() *wire.Voices { return wire.NewVoices(g.rows) })
	g.newest = sync.OnceValue(func() []*isnad.Event { return desk.Newest(c) })
	g.wording = sync.OnceValue(func() *desk.Wording { return s.words.Wording(c, g.rows, g.texts, lexicon.Arabic()) })
	g.sources = sync.OnceValue(g.rows.SourceLines)
	g.queue = sync.OnceValue(func() []triage.Card { return desk.Queue(c, s.Now()) })
	g.asker = sync.OnceValue(func() *desk.Asker { return desk.NewAsker(c, g.rows) })
	return g, nil
}

// texts are those of the documents of a sight. Those that were read for the whole ledger before, and are the same by their hash, are not fetched again; whole tells that this sight is
// of it, and takes the place of what was held.
func (s *Server) texts(ctx context.Context, g *sight, whole bool) (wire.Texts, error) {
	had := s.shelf.held()
	now := read{wire.Texts{}, map[isnad.DocumentID]string{}}
	fresh := map[isnad.DocumentID]string{}
	for _, d := range g.c.Documents {
		hash := g.arrivals[d.ID].Text
		if p := had.texts[d.ID]; p != nil && hash != "" && had.hashes[d.ID] == hash {
			now.texts[d.ID], now.hashes[d.ID] = p, hash
			continue
		}
		text, err := s.Store.Text(ctx, d.ID)
		switch {
		case err == nil:
			fresh[d.ID] = text
			if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) == hash { // it may have been read anew since the hash was asked for
				now.hashes[d.ID] = hash
			}
		case errors.Is(err, isnad.ErrNotFound), errors.Is(err, isnad.ErrDamaged):
			s.Told(err)
		default:
			return nil, err
		}
	}
	maps.Copy(now.texts, wire.NewTexts(fresh))
	if whole {
		s.shelf.hold(now)
	}
	return now.texts, nil
}

// read are texts with their hashes. Nobody alters them.
type read struct {
	texts  wire.Texts
	hashes map[isnad.DocumentID]string
}

func (h *shelf) held() read {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.read
}

func (h *shelf) hold(r read) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.read = r
}

// tag is the entity tag of what was made of the ledger as it was after a change, by this build.
func (s *Server) tag(change uint64) string { return fmt.Sprintf("\"%d-%s\"", change, s.mark()) }

// mark is a short name of this build.
func (s *Server) mark() string {
	sum := uint32(2166136261) // FNV-1a
	for _, b := range []byte(s.Build + s.Version) {
		sum = (sum ^ uint32(b)) * 16777619
	}
	return strconv.FormatUint(uint64(sum), 36)
}

// changeOf is the change that an entity tag, or a bare number, names.
func changeOf(tag string) (uint64, bool) {
	tag = strings.Trim(strings.TrimPrefix(tag, "W/"), `"`)
	number, _, _ := strings.Cut(tag, "-")
	n, err := strconv.ParseUint(number, 10, 64)
	return n, err == nil
}

// Asked are what every request for a part of a case may bring.
type Asked struct {
	See
	IfNoneMatch string `header:"If-None-Match" doc:"Entity tag of what is known already"`
}

// Tagged is an answer with the entity tag of the ledger it was made of.
type Tagged[T any] struct {
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         T
}

// answer tags what was made of a change, or says that it is known already. The body is made only where it is wanted.
func answer[T any](s *Server, known string, change uint64, body func() (T, error)) (*Tagged[T], error) {
	tag := s.tag(change)
	if known == tag {
		return nil, notModified(tag)
	}
	b, err := body()
	if err != nil {
		return nil, failed(err)
	}
	return &Tagged[T]{ETag: tag, CacheControl: "private, no-cache", Body: b}, nil
}
