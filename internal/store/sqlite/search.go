package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math"

	"isnad"
	"isnad/internal/search"
	"isnad/internal/store/codec"
)

// Search finds documents: the index gives those that may meet the query, newest first, and each is looked at by its card until there are enough.
func (s *Store) Search(ctx context.Context, q search.Query, o search.Options) (search.Page, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return search.Page{}, told(err)
	}
	defer tx.Rollback()
	mark, err := s.meta(ctx, tx, "index")
	if err != nil {
		return search.Page{}, err
	}
	if mark == "" {
		return search.Page{}, fmt.Errorf("%s has no index yet to search in: open it for writing once (isnad doctor --repair): %w", s.path, isnad.ErrSchema)
	}
	a, back := lendAnalyser()
	defer back()
	f := finder{ctx: ctx, tx: tx, m: search.NewMatcher(q, o.Kind, a), o: o}
	return f.find(a)
}

type finder struct {
	ctx context.Context
	tx  *sql.Tx
	m   *search.Matcher
	o   search.Options
}

// A keyRange is a stretch of keys, half open.
type keyRange struct{ from, to int64 }

func (f *finder) find(a *search.Analyser) (p search.Page, err error) {
	m := match{alike: alike(f.ctx, f.tx)}
	wanted, unwanted, err := m.query(f.m.Query, f.o.Kind, a)
	if err != nil {
		return p, told(err)
	}
	r, err := f.keys()
	if err != nil {
		return p, told(err)
	}
	in, err := f.cases()
	if err != nil {
		return p, told(err)
	}
	rows, err := candidates(f.ctx, f.tx, wanted, unwanted, r, f.o)
	if err != nil {
		return p, told(err)
	}
	defer rows.Close()
	card, err := f.tx.PrepareContext(f.ctx, `SELECT body FROM cards WHERE key = ?`)
	if err != nil {
		return p, told(err)
	}
	defer card.Close()
	skip := f.o.After.Rank
	for rows.Next() {
		var key int64
		var body []byte
		var h search.Hit
		if err := rows.Scan(&key, &h.Score); err != nil {
			return p, told(err)
		}
		err := card.QueryRowContext(f.ctx, key).Scan(&body)
		if err == nil {
			h.Card, err = codec.DecodeCard(body)
		}
		if err != nil {
			return p, fmt.Errorf("the index is damaged, isnad doctor --repair makes it anew: %w", err)
		}
		ok := false
		if h.Findings, ok = f.m.Card(h.Card); !ok || !in(h.Card.Document.ID) {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		if len(p.Hits) == f.o.Count() {
			p.Next = search.Cursor{Key: p.Hits[len(p.Hits)-1].Card.Key()}
			if f.o.Ranked {
				p.Next = search.Cursor{Rank: f.o.After.Rank + len(p.Hits)}
			}
			return p, nil
		}
		p.Hits = append(p.Hits, h)
	}
	return p, told(rows.Err())
}

// keys bounds the keys by the days of publication that are asked for, and by the cursor. A key has the first day on which a document may have been published, so
// that the lower bound lies as much lower as the longest stretch of such days.
func (f *finder) keys() (keyRange, error) {
	r := keyRange{math.MinInt64, math.MaxInt64}
	if f.o.After.Key > 0 && !f.o.Ranked {
		r.to = f.o.After.Key
	}
	for _, x := range f.m.Query.Filters {
		if x.Not || len(x.Values) != 1 {
			continue
		}
		if x.Field == search.Before || x.Field == search.On {
			r.to = min(r.to, search.KeyOfDay(min(x.Values[0].Days.To, isnad.Forever)+1))
		}
		if x.Field == search.After || x.Field == search.On {
			var span sql.NullInt64
			if err := f.tx.QueryRowContext(f.ctx, `SELECT max(span) FROM cards`).Scan(&span); err != nil {
				return r, err
			}
			r.from = max(r.from, search.KeyOfDay(max(x.Values[0].Days.From, -isnad.Forever/2)-int32(min(span.Int64, isnad.Forever))))
		}
	}
	return r, nil
}

// cases tells whether a document is in the cases that the query asks for.
func (f *finder) cases() (func(isnad.DocumentID) bool, error) {
	var in []map[isnad.DocumentID]bool
	filters := f.m.Query.Cases()
	for _, x := range filters {
		members := map[isnad.DocumentID]bool{}
		for _, v := range x.Values {
			ids, err := membersIn(f.ctx, f.tx, v.Text)
			if err != nil {
				return nil, err
			}
			for _, id := range ids {
				members[id] = true
			}
		}
		in = append(in, members)
	}
	return func(d isnad.DocumentID) bool {
		for i := range in {
			if in[i][d] == filters[i].Not {
				return false
			}
		}
		return true
	}, nil
}

// Indexed tells whether the index of documents is there and was made as this program makes it.
func (s *Store) Indexed(ctx context.Context) (bool, error) {
	mark, err := s.meta(ctx, s.read, "index")
	return mark == indexMark(), err
}

// Reindex makes the index of documents anew.
func (s *Store) Reindex(ctx context.Context) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	a, back := lendAnalyser()
	defer back()
	return s.transact(ctx, func(tx *sql.Tx) error {
		ap := appender{ctx: ctx, tx: tx, now: s.now}
		return ap.indexer().rebuild(a)
	})
}
