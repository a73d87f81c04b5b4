package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/fetch"
	"isnad/lexicon"
)

// A Follower reads sources again and again: feeds, pages, sitemaps, folders. What it must know of them it notes in the store, so that a new start repeats nothing.
type Follower struct {
	Every time.Duration // between two rounds of a source
	Once  bool          // one round of each, and no more

	now   func() time.Time                           // nil: the clock
	sleep func(context.Context, time.Duration) error // nil: by the clock
}

// A Round is what one look at a source brought.
type Round struct {
	Source    string
	At        time.Time
	Next      time.Time // zero: none
	Counts    map[Outcome]int
	Unchanged bool   // its server says that nothing is new since the round before
	Problem   string // why it could not be read
}

// Bounds of the waiting for a source that fails: it doubles from round to round.
const (
	longestWait = 24 * time.Hour
	mostSeen    = 20_000 // ids that are noted of a source, the latest
	jitter      = .1     // of the wait, either way, so that not all come at one moment
)

// Follow reads the sources in turn, each when its time has come, until the context ends; each is told of every document and round of every look. A text that was changed takes the place of
// the one before, whose version stays in the history; what was erased from the store does not come back.
func (w *Follower) Follow(ctx context.Context, names []string, lex *lexicon.Lexicon, o Options, to Into, each func(Added) error, round func(Round) error) error {
	if w.now == nil {
		w.now, w.sleep = time.Now, sleep
	}
	to.Replace = true
	var all []*followed
	for _, name := range names {
		s, err := recall(ctx, to, name)
		if err != nil {
			return err
		}
		all = append(all, s)
	}
	for {
		for _, s := range all {
			if w.now().Before(s.due) && !w.Once {
				continue
			}
			r, err := w.look(ctx, s, lex, o, to, each)
			if err != nil {
				return err
			}
			if err := round(r); err != nil {
				return err
			}
		}
		if w.Once {
			return ctx.Err()
		}
		next := slices.MinFunc(all, func(a, b *followed) int { return a.due.Compare(b.due) }).due
		if err := w.sleep(ctx, next.Sub(w.now())); err != nil {
			return err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(max(0, d))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// look reads a source once, and notes what the next look must know.
func (w *Follower) look(ctx context.Context, s *followed, lex *lexicon.Lexicon, o Options, to Into, each func(Added) error) (Round, error) {
	r := Round{Source: s.name, At: w.now(), Counts: map[Outcome]int{}}
	var answer fetch.Answer
	o.visits = map[string]fetch.Visit{s.name: s.visit}
	o.answered = func(address string, a fetch.Answer) {
		if address == s.name {
			answer = a
		}
	}
	to.erased = s.erased
	var met []isnad.DocumentID // what is noted of them is asked while they come in
	missed := false
	err := Add(ctx, []string{s.name}, lex, o, to, func(a Added) error {
		if r.Counts[a.Outcome]++; a.Fault != nil && a.Document == "" {
			r.Problem = a.Fault.Error()
		}
		missed = missed || a.Fault != nil && (a.Fault.Code == isnad.NotFound || a.Fault.Code == isnad.TimedOut || a.Fault.Code == isnad.Internal)
		if a.Document != "" && a.Outcome != Failed {
			met = append(met, a.Document)
		}
		return each(a)
	})
	if err != nil {
		return r, err
	}
	for _, id := range met {
		s.saw(id)
	}
	r.Unchanged = answer.Unchanged
	switch {
	case answer.Unchanged || len(met) > 0 || r.Problem == "":
		s.failures = 0
	default:
		s.failures++
	}
	if !answer.Unchanged && !missed { // what may come another time is asked for again
		s.visit = answer.Visit
	}
	s.due = w.now().Add(max(w.wait(s.failures), answer.Wait))
	if !w.Once {
		r.Next = s.due
	}
	return r, to.Store.Remember(context.WithoutCancel(ctx), noteOf(s.name), s.note())
}

// wait is the time to the next look after so many failures.
func (w *Follower) wait(failures int) time.Duration {
	d := w.Every
	for range min(failures, 20) {
		d = min(2*d, max(longestWait, w.Every))
	}
	return time.Duration(float64(d) * (1 + jitter*(2*rand.Float64()-1)))
}

// A followed source is what is known of it between looks.
type followed struct {
	name     string
	visit    fetch.Visit
	failures int
	due      time.Time
	seen     []string // hashes of the ids that it had, the latest last
	known    map[string]bool
}

func noteOf(name string) string { return "follow " + name }

// recall reads what was noted of a source: lines of a word, a tab and a value.
func recall(ctx context.Context, to Into, name string) (*followed, error) {
	s := &followed{name: name, known: map[string]bool{}}
	note, err := to.Store.Recall(ctx, noteOf(name))
	for line := range strings.Lines(note) {
		switch word, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); word {
		case "etag":
			s.visit.ETag = value
		case "modified":
			s.visit.Modified = value
		case "seen":
			s.seen = append(s.seen, value)
			s.known[value] = true
		}
	}
	return s, err
}

// note spells what is to be known next time.
func (s *followed) note() string {
	var b strings.Builder
	for word, value := range map[string]string{"etag": s.visit.ETag, "modified": s.visit.Modified} {
		if value != "" && !strings.ContainsAny(value, "\t\n") {
			fmt.Fprintf(&b, "%s\t%s\n", word, value)
		}
	}
	for _, h := range s.seen {
		fmt.Fprintf(&b, "seen\t%s\n", h)
	}
	return b.String()
}

func hashOfID(id isnad.DocumentID) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:8])
}

// saw notes an id. Of many the first are forgotten.
func (s *followed) saw(id isnad.DocumentID) {
	h := hashOfID(id)
	if s.known[h] {
		return
	}
	s.known[h] = true
	s.seen = append(s.seen, h)
	if len(s.seen) > mostSeen {
		delete(s.known, s.seen[0])
		s.seen = s.seen[1:]
	}
}

// erased tells of a document that is not in the store whether the source has brought it before: then somebody has purged it, or undone its coming.
func (s *followed) erased(id isnad.DocumentID) bool { return s.known[hashOfID(id)] }
