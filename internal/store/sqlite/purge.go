package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/fold"
)

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Purge erases a document: first the rows in one transaction, then the bytes that they left in the file and in its log. If it is stopped between, the next
// opening ends it.
func (s *Store) Purge(ctx context.Context, e store.Erasure) (last uint64, err error) {
	if err := s.mayWrite(); err != nil {
		return 0, err
	}
	err = s.transact(ctx, func(tx *sql.Tx) error {
		a := appender{ctx: ctx, tx: tx, now: s.now}
		if err := a.head(); err != nil {
			return err
		}
		last = a.number
		if err := a.purge(e, s); err != nil {
			return fmt.Errorf("purge %s: %w", e.Document, err)
		}
		last = a.number
		_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES ('sweep', '1') ON CONFLICT (key) DO NOTHING`)
		return err
	})
	if err != nil {
		return last, err
	}
	return last, s.sweep(ctx)
}

func (a *appender) purge(e store.Erasure, s *Store) error {
	off, err := undone(a.ctx, a.tx, a.number)
	if err != nil {
		return err
	}
	again, emptied, err := a.touched(e, off)
	if err != nil {
		return err
	}
	if err := a.indexer().beforePurge(e.Document); err != nil {
		return err
	}
	for _, n := range emptied {
		if _, err := a.tx.ExecContext(a.ctx, `UPDATE changes SET kind = 'erased', document = NULL, origin = NULL, salt = NULL, payload = NULL WHERE number = ?`, n); err != nil {
			return err
		}
	}
	if err := unlist(a.ctx, a.tx, string(e.Document)); err != nil {
		return err
	}
	sealedAgain, err := seal(append(again, isnad.Change{Author: e.Author, What: isnad.Purge{Reason: e.Reason, Emptied: emptied}}))
	if err != nil {
		return err
	}
	if err := a.append(sealedAgain); err != nil {
		return err
	}
	for _, c := range again {
		if f, ok := c.What.(isnad.Findings); ok {
			if err := relist(a.ctx, a.tx, string(f.Document)); err != nil {
				return err
			}
		}
	}
	if err := a.dropTexts(); err != nil {
		return err
	}
	return s.indexPurged(a)
}

// touched goes through all changes, and gives what is to be appended anew of those that name the document, and what is to be emptied.
func (a *appender) touched(e store.Erasure, off map[uint64]bool) (again []isnad.Change, emptied []uint64, err error) {
	all, err := numbers(a.ctx, a.tx, `SELECT number FROM changes WHERE kind NOT IN ('undo', 'redo', 'purge', 'erased') ORDER BY number`)
	if err != nil {
		return nil, nil, err
	}
	for _, n := range e.Also {
		c, err := one(a.ctx, a.tx, n)
		if errors.Is(err, sql.ErrNoRows) {
			c, err = isnad.Change{Number: n}, nil
		}
		if err = cmp.Or(err, fold.Purgeable(c)); err != nil {
			return nil, nil, err
		}
	}
	found := false
	for _, n := range all {
		c, err := one(a.ctx, a.tx, n)
		if err != nil {
			return nil, nil, err
		}
		rest, touched := fold.Without(c.What, e.Document)
		if found = found || touched; slices.Contains(e.Also, n) {
			rest, touched = nil, true
		}
		if !touched {
			continue
		}
		emptied = append(emptied, n)
		if rest == nil || off[n] {
			continue
		}
		if f, ok := rest.(isnad.Findings); ok {
			if f.Text, err = a.text(f.TextHash); err != nil {
				return nil, nil, err
			}
			rest = f
		}
		again = append(again, isnad.Change{Author: c.Author, Made: c.When(), Reason: c.Reason, What: rest})
	}
	if !found {
		return nil, nil, isnad.ErrNotFound
	}
	return again, emptied, nil
}

func (a *appender) text(hash string) (string, error) {
	var body []byte
	if err := a.tx.QueryRowContext(a.ctx, `SELECT body FROM texts WHERE hash = ?`, hash).Scan(&body); err != nil {
		return "", err
	}
	raw, err := unpack(body)
	return string(raw), err
}

// dropTexts takes out the texts and captures of which no findings tell any more, earlier ones included.
func (a *appender) dropTexts() error {
	all, err := numbers(a.ctx, a.tx, `SELECT number FROM changes WHERE kind = 'findings' ORDER BY number`)
	if err != nil {
		return err
	}
	told := map[string]bool{}
	for _, n := range all {
		c, err := one(a.ctx, a.tx, n)
		if err != nil {
			return err
		}
		if f, ok := c.What.(isnad.Findings); ok {
			told[f.TextHash], told[f.Of().Capture] = true, true
		}
	}
	rows, err := a.tx.QueryContext(a.ctx, `SELECT hash FROM texts`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var drop []string
	for rows.Next() {
		var h string
		if err := rows.Scan(&h); err != nil {
			return err
		}
		if !told[h] {
			drop = append(drop, h)
		}
	}
	rows.Close()
	for _, h := range drop {
		if _, err := a.tx.ExecContext(a.ctx, `DELETE FROM texts WHERE hash = ?`, h); err != nil {
			return err
		}
	}
	return rows.Err()
}

// sweep erases what was kept of cases, writes the file anew without what was freed, and empties its log. The copy on the way is a file, for it may be large, and holds only what stays.
func (s *Store) sweep(ctx context.Context) error {
	if err := s.eraseKept(); err != nil {
		return fmt.Errorf("erase the kept cases: %w", err)
	}
	for _, q := range []string{`PRAGMA temp_store = 1`, `VACUUM`, `PRAGMA temp_store = 2`, `DELETE FROM meta WHERE key = 'sweep'`} {
		if _, err := s.write.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("erase what the purged rows left in the file: %w", told(err))
		}
	}
	var busy, pages, done int
	if err := s.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &done); err != nil {
		return told(err)
	}
	if busy != 0 {
		return fmt.Errorf("the rows are erased, but somebody is reading and their bytes stay in %s-wal until the next purge or opening: %w", s.path, isnad.ErrBusy)
	}
	return nil
}

func (s *Store) resumePurge(ctx context.Context) error {
	pending, err := s.meta(ctx, s.write, "sweep")
	if err != nil || pending == "" {
		return err
	}
	return s.sweep(ctx)
}

// A Report is what a look over a ledger found.
type Report struct {
	Changes, Emptied, Texts uint64
	Lost                    uint64   // of the emptied: those that were lost to damage, and with them what ties the next to what came before
	Head                    string   // hash of the last change: whoever notes it can tell later that nothing before it was altered
	Faults                  []string // with their places
}

// glance is the look at each opening: the file is as long as it says, and the last changes hang together.
func (s *Store) glance(ctx context.Context) error {
	var r Report
	last, err := s.Last(ctx)
	if err != nil {
		return err
	}
	if err := s.chain(ctx, max(last, 16)-16, &r); err != nil {
		return err
	}
	if len(r.Faults) > 0 {
		return fmt.Errorf("%s: %w", r.Faults[0], isnad.ErrDamaged)
	}
	return nil
}

// Verify goes over the whole ledger: every change against its hash and its place in the chain, every emptied change against the tombstone that names it, every
// text against its hash.
func (s *Store) Verify(ctx context.Context) (r Report, err error) {
	if err := s.chain(ctx, 0, &r); err != nil {
		return r, err
	}
	return r, s.verifyTexts(ctx, &r)
}

func (s *Store) chain(ctx context.Context, after uint64, r *Report) error {
	var before []byte
	if after > 0 {
		if err := s.read.QueryRowContext(ctx, `SELECT hash FROM changes WHERE number = ?`, after).Scan(&before); err != nil {
			r.fault("change %d is missing", after)
			return nil
		}
	}
	rows, err := s.read.QueryContext(ctx, `SELECT hash, `+columns+` FROM changes WHERE number > ? ORDER BY number`, after)
	if err != nil {
		return told(err)
	}
	defer rows.Close()
	emptied, named := map[uint64]bool{}, map[uint64]bool{}
	for next := after + 1; rows.Next(); next++ {
		var x stored
		var hash []byte
		if err := x.scan(rows, &hash); err != nil {
			return told(err)
		}
		c, err := x.change()
		r.Changes++
		if err != nil {
			r.fault("%v", err)
		}
		for ; next < c.Number; next++ {
			r.fault("change %d is missing", next)
		}
		switch {
		case len(hash) == 0 && x.kind == "erased":
			r.Lost++
		case len(before) == 0 && c.Number > 1: // what comes after a lost change has lost what it hangs on
		case !bytes.Equal(hash, chainHash(before, x.number, x.at, x.author, x.content)):
			r.fault("change %d is not what the chain says", c.Number)
		}
		before = hash
		switch w := c.What.(type) {
		case isnad.Erased:
			emptied[c.Number] = true
		case isnad.Purge:
			for _, n := range w.Emptied {
				named[n] = true
			}
		}
	}
	r.Head = hex.EncodeToString(before)
	for n := range emptied {
		if r.Emptied++; !named[n] {
			r.fault("change %d is empty and no purge tells why", n)
		}
	}
	return told(rows.Err())
}

func (r *Report) fault(format string, args ...any) {
	r.Faults = append(r.Faults, fmt.Sprintf(format, args...))
}

func (s *Store) verifyTexts(ctx context.Context, r *Report) error {
	rows, err := s.read.QueryContext(ctx, `SELECT hash, body FROM texts`)
	if err != nil {
		return told(err)
	}
	defer rows.Close()
	for rows.Next() {
		var hash string
		var body []byte
		if err := rows.Scan(&hash, &body); err != nil {
			return told(err)
		}
		r.Texts++
		if raw, err := unpack(body); err != nil || hashOf(raw) != hash {
			r.fault("the text %s is not what was written", hash)
		}
	}
	return told(rows.Err())
}
