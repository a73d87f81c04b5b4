package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sort"
	"time"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/fold"
)

func micro(at int64) time.Time { return time.UnixMicro(at).UTC() }

// Since returns the changes after a number, in order. Changes whose bytes are damaged stand as Erased, and the error tells of them.
func (s *Store) Since(ctx context.Context, number uint64) (out []isnad.Change, err error) {
	last, err := s.Last(ctx)
	if err != nil {
		return nil, err
	}
	if number > last {
		return nil, fmt.Errorf("changes since %d: the ledger is at %d: %w", number, last, isnad.ErrNotFound)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+columns+` FROM changes WHERE number > ? ORDER BY number`, number)
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	var damaged error
	for rows.Next() {
		c, err := scan(rows)
		if err != nil {
			if c.Number == 0 {
				return out, err
			}
			damaged, c.What = errors.Join(damaged, err), isnad.Erased{}
		}
		out = append(out, c)
	}
	return out, errors.Join(damaged, told(rows.Err()))
}

// Last is the number of the last change.
func (s *Store) Last(ctx context.Context) (uint64, error) {
	var n sql.NullInt64
	err := s.read.QueryRowContext(ctx, `SELECT max(number) FROM changes`).Scan(&n)
	return uint64(n.Int64), told(err)
}

// Case folds what counts. Changes whose bytes are damaged are left out and told as doubts.
func (s *Store) Case(ctx context.Context, v store.View) (*isnad.Case, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, told(err)
	}
	defer tx.Rollback()
	g := gatherer{ctx: ctx, tx: tx}
	if err := g.gather(v); err != nil {
		return nil, told(err)
	}
	c := fold.Case(g.out, v.Name, v.Join)
	c.Doubts = append(c.Doubts, g.doubts...)
	return c, nil
}

// A gatherer fetches the changes that count within one snapshot.
type gatherer struct {
	ctx    context.Context
	tx     *sql.Tx
	out    []isnad.Change
	place  []uint64 // of each in the order: of findings, where the document's first stood
	doubts []isnad.Doubt
}

func (g *gatherer) gather(v store.View) error {
	upTo, err := g.upTo(v.Known)
	if err != nil {
		return err
	}
	off, err := undone(g.ctx, g.tx, upTo)
	if err != nil {
		return err
	}
	acts, err := numbers(g.ctx, g.tx, `SELECT number FROM changes WHERE kind <> 'findings' AND kind NOT IN ('undo', 'redo', 'purge', 'erased') AND number <= ? ORDER BY number`, upTo)
	if err != nil {
		return err
	}
	for _, n := range acts {
		if !off[n] {
			if err := g.fetch(n, n); err != nil {
				return err
			}
		}
	}
	return g.findings(v, upTo, off)
}

func (g *gatherer) upTo(known time.Time) (uint64, error) {
	at := int64(1) << 62
	if !known.IsZero() {
		at = known.UnixMicro()
	}
	var n sql.NullInt64
	err := g.tx.QueryRowContext(g.ctx, `SELECT number FROM changes WHERE at <= ? ORDER BY number DESC LIMIT 1`, at).Scan(&n)
	if err == sql.ErrNoRows {
		err = nil
	}
	return uint64(n.Int64), err
}

// findings fetches of each document of the view the last findings that count, and puts them where its first stood.
func (g *gatherer) findings(v store.View, upTo uint64, off map[uint64]bool) error {
	stands, err := g.standing(v, upTo, off)
	if err != nil {
		return err
	}
	for _, s := range stands {
		if err := g.fetch(s.number, s.first); err != nil {
			return err
		}
	}
	sort.Stable(byPlace{g})
	return nil
}

type standing struct {
	document      string
	first, number uint64
}

// standing lists where the documents stand: now from the table of documents, for an earlier day from the changes.
func (g *gatherer) standing(v store.View, upTo uint64, off map[uint64]bool) (out []standing, err error) {
	in := func(id string) bool { return v.Documents == nil || slices.Contains(v.Documents, isnad.DocumentID(id)) }
	if v.Name != "" {
		members := map[string]bool{}
		for _, id := range fold.Documents(g.out, v.Name) {
			members[string(id)] = true
		}
		some := in
		in = func(id string) bool { return members[id] && some(id) }
	}
	query := `SELECT id, first, number FROM documents WHERE number <= ? ORDER BY first`
	if !v.Known.IsZero() {
		query = `SELECT document, number, number FROM changes WHERE kind = 'findings' AND number <= ? ORDER BY number`
	}
	rows, err := g.tx.QueryContext(g.ctx, query, upTo)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	at := map[string]int{}
	for rows.Next() {
		var s standing
		if err := rows.Scan(&s.document, &s.first, &s.number); err != nil {
			return nil, err
		}
		if !in(s.document) || off[s.number] {
			continue
		}
		if i, ok := at[s.document]; ok {
			out[i].number = s.number
			continue
		}
		at[s.document], out = len(out), append(out, s)
	}
	return out, rows.Err()
}

func (g *gatherer) fetch(number, place uint64) error {
	c, err := one(g.ctx, g.tx, number)
	switch {
	case err == nil:
		g.out, g.place = append(g.out, c), append(g.place, place)
	case c.Number == 0:
		return err
	default:
		g.doubts = append(g.doubts, isnad.Doubt{Change: number, Author: c.Author, Damaged: true})
	}
	return nil
}

type byPlace struct{ *gatherer }

func (b byPlace) Len() int           { return len(b.out) }
func (b byPlace) Less(i, j int) bool { return b.place[i] < b.place[j] }
func (b byPlace) Swap(i, j int) {
	b.out[i], b.out[j] = b.out[j], b.out[i]
	b.place[i], b.place[j] = b.place[j], b.place[i]
}

// Text returns the text of a document, held against its hash.
func (s *Store) Text(ctx context.Context, id isnad.DocumentID) (string, error) {
	var hash string
	var body []byte
	err := s.read.QueryRowContext(ctx, `SELECT t.hash, t.body FROM documents d JOIN texts t ON t.hash = d.text_hash WHERE d.id = ?`, string(id)).Scan(&hash, &body)
	if err == sql.ErrNoRows {
		return "", fmt.Errorf("text of %s: %w", id, isnad.ErrNotFound)
	}
	if err != nil {
		return "", told(err)
	}
	raw, err := unpack(body)
	if err == nil && hashOf(raw) != hash {
		err = fmt.Errorf("its bytes are not what was written: %w", isnad.ErrDamaged)
	}
	if err != nil {
		return "", fmt.Errorf("text of %s: %w", id, err)
	}
	return string(raw), nil
}
