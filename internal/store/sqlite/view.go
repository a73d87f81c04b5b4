package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
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

// Case folds what counts. Changes whose bytes are damaged are left out and told as doubts; where pages of the file are, what the others hold is read row by row.
func (s *Store) Case(ctx context.Context, v store.View) (*isnad.Case, error) {
	c, err := s.folded(ctx, v)
	if errors.Is(err, isnad.ErrDamaged) {
		s.harm(err)
		return s.rescued(ctx, v)
	}
	return c, err
}

func (s *Store) folded(ctx context.Context, v store.View) (*isnad.Case, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, told(err)
	}
	defer tx.Rollback()
	g := gatherer{ctx: ctx, tx: tx}
	stands, err := g.gather(v)
	if err != nil {
		return nil, told(err)
	}
	var c *isnad.Case
	if v.Join == nil {
		if err = g.findings(stands); err == nil {
			c = fold.Case(g.out, v.Name, nil)
		}
	} else if c, err = s.joined(&g, v, stands); err == nil {
		c = fold.Over(c, g.out, v.Name)
	}
	if err != nil {
		return nil, told(err)
	}
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

// gather fetches the acts of persons, and tells where the documents of the view stand.
func (g *gatherer) gather(v store.View) ([]standing, error) {
	upTo, err := g.upTo(v.Known)
	if err != nil {
		return nil, err
	}
	off, err := undone(g.ctx, g.tx, upTo)
	if err != nil {
		return nil, err
	}
	err = g.fetch(func(n uint64) (uint64, bool) { return n, !off[n] },
		`kind <> 'findings' AND kind NOT IN ('undo', 'redo', 'purge', 'erased') AND number <= ?`, upTo)
	if err != nil {
		return nil, err
	}
	return g.standing(v, upTo, off)
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

// few is how many changes are fetched one by one; more are met on a walk over all findings.
const few = 64

// findings fetches where the documents stand, and puts that where the first of each stood.
func (g *gatherer) findings(stands []standing) error {
	if len(stands) <= few {
		for _, s := range stands {
			place := func(uint64) (uint64, bool) { return s.first, true }
			if err := g.fetch(place, `number = ?`, s.number); err != nil {
				return err
			}
		}
	} else {
		first, last, places := stands[0].number, uint64(0), make(map[uint64]uint64, len(stands))
		for _, s := range stands {
			first, last, places[s.number] = min(first, s.number), max(last, s.number), s.first
		}
		place := func(n uint64) (p uint64, ok bool) { p, ok = places[n]; return p, ok }
		if err := g.fetch(place, `kind = 'findings' AND number BETWEEN ? AND ?`, first, last); err != nil {
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
	wanted := map[string]bool{}
	for _, d := range v.Documents {
		wanted[string(d)] = true
	}
	in := func(id string) bool { return v.Documents == nil || wanted[id] }
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

// fetch reads the changes of a condition that have a place. They are opened by as many workers as there are cores.
func (g *gatherer) fetch(place func(number uint64) (uint64, bool), where string, args ...any) error {
	rows, err := g.tx.QueryContext(g.ctx, `SELECT `+columns+` FROM changes WHERE `+where+` ORDER BY number`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	o := newOpener(few)
	for rows.Next() {
		var r stored
		var content, salt, payload sql.RawBytes // the driver's, until the next row
		if err = rows.Scan(&r.number, &r.at, &r.author, &r.kind, &r.origin, &content, &salt, &payload); err != nil {
			break
		}
		if p, ok := place(r.number); ok {
			r.content, r.salt, r.payload = bytes.Clone(content), bytes.Clone(salt), bytes.Clone(payload)
			g.place = append(g.place, p)
			o.open(r)
		}
	}
	opened := o.end()
	if err == nil {
		err = rows.Err()
	}
	return errors.Join(told(err), g.take(opened))
}

// take keeps what could be opened. What could not is told as a doubt.
func (g *gatherer) take(opened []*outcome) error {
	at := len(g.out)
	for i, x := range opened {
		if x.err == nil {
			g.out, g.place[len(g.out)] = append(g.out, x.change), g.place[at+i]
			continue
		}
		g.doubts = append(g.doubts, isnad.Doubt{Change: x.change.Number, Author: x.change.Author, Damaged: true})
	}
	g.place = g.place[:len(g.out)]
	return g.ctx.Err()
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

// Texts returns every text that a document ever had, its earlier versions with it, in their order.
func (s *Store) Texts(ctx context.Context, id isnad.DocumentID) (out []string, err error) {
	versions, err := s.changes(ctx, `kind = 'findings' AND document = ?`, string(id))
	if err != nil {
		return nil, err
	}
	for _, c := range versions {
		var body []byte
		f, _ := c.What.(isnad.Findings)
		err := s.read.QueryRowContext(ctx, `SELECT body FROM texts WHERE hash = ?`, f.TextHash).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, told(err)
		}
		raw, err := unpack(body)
		if err != nil {
			return nil, fmt.Errorf("text of %s: %w", id, err)
		}
		out = append(out, string(raw))
	}
	return out, nil
}
