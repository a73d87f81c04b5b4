package memory

import (
	"context"
	"math"
	"slices"
	"sort"
	"sync"
	"time"

	"isnad"
	"isnad/internal/search"
	"isnad/internal/store/fold"
	"isnad/lexicon"
)

// analysers are kept and lent, for one serves one goroutine and learns words by and by.
var analysers = sync.Pool{New: func() any { return search.New(lexicon.Arabic()) }}

// Search looks at every document.
func (s *Store) Search(ctx context.Context, q search.Query, o search.Options) (search.Page, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	a := analysers.Get().(*search.Analyser)
	defer analysers.Put(a)
	m := search.NewMatcher(q, o.Kind, a)
	lib := &library{s: s, standing: s.standing()}
	live := fold.Live(s.changes, time.Time{})
	acts := fold.ActsIn(live)
	var hits []search.Hit
	for _, f := range lib.standing {
		c, own, first, err := fold.Around(f.Document, acts, lib)
		if err != nil {
			return search.Page{}, err
		}
		card := search.CardOf(c, own, first, a)
		if card == nil || !inCases(q, live, f.Document) {
			continue
		}
		text := search.NewText(card.Document.Title, s.version(f.Document).text, a)
		if findings, ok := m.Card(card); ok && m.Words(text, card) {
			hits = append(hits, search.Hit{Card: card, Findings: findings, Score: m.Score(text)})
		}
	}
	return page(hits, o), ctx.Err()
}

func inCases(q search.Query, live []isnad.Change, d isnad.DocumentID) bool {
	for _, f := range q.Cases() {
		in := slices.ContainsFunc(f.Values, func(v search.Value) bool { return slices.Contains(fold.Documents(live, v.Text), d) })
		if in == f.Not {
			return false
		}
	}
	return true
}

// page sorts hits and cuts out what is wanted.
func page(hits []search.Hit, o search.Options) search.Page {
	after := o.After.Key
	if after == 0 {
		after = math.MaxInt64
	}
	sort.SliceStable(hits, func(i, k int) bool {
		if o.Ranked && hits[i].Score != hits[k].Score {
			return hits[i].Score > hits[k].Score
		}
		return hits[i].Card.Key() > hits[k].Card.Key()
	})
	if o.Ranked {
		hits = hits[min(o.After.Rank, len(hits)):]
	} else {
		hits = slices.DeleteFunc(hits, func(h search.Hit) bool { return h.Card.Key() >= after })
	}
	p := search.Page{Hits: hits}
	if n := o.Count(); len(hits) > n {
		p.Hits = hits[:n]
		p.Next = search.Cursor{Key: p.Hits[n-1].Card.Key()}
		if o.Ranked {
			p.Next = search.Cursor{Rank: o.After.Rank + n}
		}
	}
	return p
}

// A library looks findings up among those that count.
type library struct {
	s        *Store
	standing []isnad.Findings
	first    map[isnad.DocumentID]uint64
}

// Read returns the findings of a document that count.
func (l *library) Read(d isnad.DocumentID) (isnad.Findings, uint64, bool, error) {
	if l.first == nil {
		l.first = map[isnad.DocumentID]uint64{}
		for _, c := range fold.Live(l.s.changes, time.Time{}) {
			if f, ok := c.What.(isnad.Findings); ok && l.first[f.Document] == 0 {
				l.first[f.Document] = c.Number
			}
		}
	}
	for _, f := range l.standing {
		if f.Document == d {
			return f, l.first[d], true, nil
		}
	}
	return isnad.Findings{}, 0, false, nil
}

// Holder returns the first document in which an entity was read.
func (l *library) Holder(id string) (isnad.DocumentID, bool, error) {
	for _, f := range l.standing {
		for _, n := range f.Nouns {
			if e, ok := n.(isnad.Entity); ok && string(e.ID) == id {
				return f.Document, true, nil
			}
		}
	}
	return "", false, nil
}
