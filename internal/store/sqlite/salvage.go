package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/fold"
)

// A Rescue is what came of a damaged ledger.
type Rescue struct {
	Changes, Texts uint64
	Lost           []uint64 // numbers of changes that can not be read, or are no longer what was written
	Textless       []isnad.DocumentID
}

// A diver reads the rows of a ledger whose file is damaged one by one, for where one page is lost those on others are there.
type diver struct {
	ctx  context.Context
	db   *sql.DB
	last uint64 // the highest number that anything tells of
}

// misses is how many numbers beyond the last that is known are tried, for damage may hide that there are more.
const misses = 256

// A raft is a row that was brought up, with what the chain says of it.
type raft struct {
	stored
	hash  []byte
	there bool // it can be read
	held  bool // it hangs on the row before, where that is there, and none of what the chain ties has changed
	sure  bool // and its step is what was written
}

// dive opens a file without demanding that it is whole.
func dive(ctx context.Context, path string) (*diver, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no such store: %w", isnad.ErrNotFound)
	}
	name := strings.ReplaceAll(modernc(path, Options{ReadOnly: true}), "cell_size_check(1)", "cell_size_check(0)")
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	d := &diver{ctx: ctx, db: db}
	d.sound()
	return d, nil
}

// sound finds the highest number, by whichever table can still be asked, and looks beyond it.
func (d *diver) sound() {
	for _, q := range []string{`SELECT max(number) FROM changes`, `SELECT number FROM changes ORDER BY rowid DESC LIMIT 1`, `SELECT max(number) FROM documents`} {
		var n sql.NullInt64
		if err := d.db.QueryRowContext(d.ctx, q).Scan(&n); err == nil && n.Int64 > 0 && n.Int64 < 1<<32 {
			d.last = max(d.last, uint64(n.Int64))
		}
	}
	for n := d.last + 1; n <= d.last+misses && d.ctx.Err() == nil; n++ {
		if d.row(n).there {
			d.last = n
		}
	}
}

// row brings up one row: by its number, or where the index is lost by its place in the table.
func (d *diver) row(number uint64) (r raft) {
	for _, by := range []string{`number`, `rowid`} {
		row := d.db.QueryRowContext(d.ctx, `SELECT hash, `+columns+` FROM changes WHERE `+by+` = ?`, number)
		if err := r.scan(row, &r.hash); err == nil && r.number == number {
			r.there = true
			return r
		}
	}
	return raft{stored: stored{number: number}}
}

// each hands over every number in order with what can be read of its row.
func (d *diver) each(do func(r raft, c isnad.Change) error) error {
	var before []byte
	for n := uint64(1); n <= d.last; n++ {
		r, c := d.row(n), isnad.Change{Number: n}
		if r.there {
			var err error
			r.held = len(r.hash) > 0 && (n > 1 && len(before) == 0 || bytes.Equal(r.hash, chainHash(before, r.number, r.at, r.author, r.content)))
			c, err = r.change()
			r.sure = r.held && err == nil
		}
		if before = nil; r.held {
			before = r.hash
		}
		if err := errors.Join(do(r, c), d.ctx.Err()); err != nil {
			return err
		}
	}
	return nil
}

// rescued folds what can still be read of a damaged ledger. What can not is told as a doubt.
func (s *Store) rescued(ctx context.Context, v store.View) (*isnad.Case, error) {
	d := &diver{ctx: ctx, db: s.read}
	d.sound()
	var read []isnad.Change
	var doubts []isnad.Doubt
	wanted := map[isnad.DocumentID]bool{}
	for _, id := range v.Documents {
		wanted[id] = true
	}
	err := d.each(func(r raft, c isnad.Change) error {
		f, found := c.What.(isnad.Findings)
		switch {
		case !r.sure:
			doubts = append(doubts, isnad.Doubt{Change: r.number, Author: c.Author, Damaged: true})
		case !found || v.Documents == nil || wanted[f.Document]:
			read = append(read, c)
		}
		return nil
	})
	if err == nil && len(read) == 0 {
		err = fmt.Errorf("none of its changes can be read: %w", isnad.ErrDamaged)
	}
	if err != nil {
		return nil, err
	}
	c := fold.Case(fold.Live(read, v.Known), v.Name, v.Join)
	c.Doubts = append(c.Doubts, doubts...)
	return c, nil
}

// Salvage copies what can still be read of a damaged ledger into a new file: every change by its number, if the chain and its own hash hold; every text by its
// hash. The damaged file is only read. What is lost has its place in the new chain, emptied, and a change at its end tells so in the name of an author. It
// returns ErrRefused where the new file is there, and ErrDamaged where nothing can be read.
func Salvage(ctx context.Context, from, to, author string) (r Rescue, err error) {
	if _, err := os.Lstat(to); err == nil {
		return r, fmt.Errorf("%s is there already and is left as it is: %w", to, isnad.ErrRefused)
	}
	d, err := dive(ctx, from)
	if err != nil {
		return r, fmt.Errorf("salvage %s: %w", from, err)
	}
	defer d.db.Close()
	if d.last == 0 {
		return r, fmt.Errorf("salvage %s: none of its changes can be read: %w", from, isnad.ErrDamaged)
	}
	s, err := Open(ctx, to, Options{Create: true})
	if err != nil {
		return r, err
	}
	if err = errors.Join(s.take(ctx, d, author, &r), s.Close()); err != nil {
		for _, end := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(to + end)
		}
		return r, fmt.Errorf("salvage %s: %w", from, err)
	}
	return r, nil
}

// take copies what a diver brings up into a new ledger.
func (s *Store) take(ctx context.Context, d *diver, author string, r *Rescue) error {
	texts := map[string]bool{}
	if err := s.transact(ctx, func(tx *sql.Tx) error { return errors.Join(d.notes(tx), d.texts(tx, texts)) }); err != nil {
		return err
	}
	r.Texts = uint64(len(texts))
	bare := map[uint64]bool{} // what was emptied by a purge that is lost itself
	err := s.transact(ctx, func(tx *sql.Tx) error {
		at := int64(0)
		return d.each(func(x raft, c isnad.Change) error {
			if x.sure {
				r.Changes++
			} else {
				r.Lost = append(r.Lost, x.number)
			}
			if x.sure {
				switch w := c.What.(type) {
				case isnad.Findings:
					if !texts[w.TextHash] {
						r.Textless = append(r.Textless, w.Document)
					}
				case isnad.Erased:
					bare[x.number] = true
				case isnad.Purge:
					for _, n := range w.Emptied {
						delete(bare, n)
					}
				}
			}
			if x.held {
				at = max(at, x.at)
			}
			return x.land(ctx, tx, at, c)
		})
	})
	if err != nil {
		return err
	}
	emptied := slices.Concat(r.Lost, slices.Sorted(maps.Keys(bare)))
	if slices.Sort(emptied); len(emptied) > 0 {
		tomb := isnad.Change{Author: author, What: isnad.Purge{Reason: "lost to damage of the file", Emptied: slices.Compact(emptied)}}
		if _, err := s.Append(ctx, d.last, []isnad.Change{tomb}); err != nil {
			return err
		}
	}
	return s.Rebuild(ctx)
}

// land writes a row as it was, or emptied if it is not sure; without its hash if it does not hang in the chain.
func (r *raft) land(ctx context.Context, tx *sql.Tx, at int64, c isnad.Change) error {
	var document, origin any
	switch {
	case r.sure && r.origin.Valid:
		origin = r.origin.String
	case !r.sure:
		r.kind, r.salt, r.payload = "erased", nil, nil
	}
	if !r.held {
		r.at, r.author, r.content, r.hash = at, "", []byte{}, []byte{}
	}
	if f, ok := c.What.(isnad.Findings); ok && r.sure {
		document = string(f.Document)
	}
	_, err := tx.ExecContext(ctx, insertChange, r.number, r.at, r.author, r.kind, document, origin, r.content, r.hash, r.salt, r.payload)
	return err
}

// notes copies the notes of programs, as far as they can be read.
func (d *diver) notes(tx *sql.Tx) error {
	rows, err := d.db.QueryContext(d.ctx, `SELECT key, value FROM meta WHERE key LIKE ?`, noteKey+"%")
	if err != nil {
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if rows.Scan(&key, &value) == nil {
			if _, err := tx.ExecContext(d.ctx, `INSERT INTO meta (key, value) VALUES (?, ?)`, key, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// texts copies the texts and captures that are still what their hash says, by the places of their rows in the table. have lists them.
func (d *diver) texts(tx *sql.Tx, have map[string]bool) error {
	var last sql.NullInt64
	if err := d.db.QueryRowContext(d.ctx, `SELECT max(rowid) FROM texts`).Scan(&last); err != nil {
		last.Int64 = 2 * int64(d.last)
	}
	for n := int64(1); n <= last.Int64+misses; n++ {
		var t text
		row := d.db.QueryRowContext(d.ctx, `SELECT hash, size, body FROM texts WHERE rowid = ?`, n)
		if err := row.Scan(&t.hash, &t.size, &t.body); err != nil {
			continue
		}
		if raw, err := unpack(t.body); err != nil || hashOf(raw) != t.hash || have[t.hash] {
			continue
		}
		if _, err := tx.ExecContext(d.ctx, insertText, t.hash, t.size, t.body); err != nil {
			return err
		}
		have[t.hash] = true
	}
	return d.ctx.Err()
}
