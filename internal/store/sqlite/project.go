package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/store/fold"
)

// list writes the row of a document: where its findings first stood and where they stand.
func list(ctx context.Context, tx execer, f isnad.Findings, first, number uint64) error {
	d := f.Of()
	_, err := tx.ExecContext(ctx, `INSERT INTO documents (id, first, number, title, outlet, url, published, language, hash, text_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET number = excluded.number, title = excluded.title, outlet = excluded.outlet, url = excluded.url, published = excluded.published,
		language = excluded.language, hash = excluded.hash, text_hash = excluded.text_hash`, string(f.Document), first, number, d.Title, d.Outlet, d.URL, d.Published, d.Language, d.Hash, f.TextHash)
	if err != nil {
		return err
	}
	return listShared(ctx, tx, string(f.Document), &f)
}

// switches brings the list of what is undone up to all switches, and with it the documents whose findings were undone or came again.
func (a *appender) switches() error {
	want, err := undone(a.ctx, a.tx, a.number)
	if err != nil {
		return err
	}
	have, err := numbers(a.ctx, a.tx, `SELECT number FROM undone`)
	if err != nil {
		return err
	}
	was := map[uint64]bool{}
	for _, n := range have {
		if was[n] = true; !want[n] {
			if err := a.turn(`DELETE FROM undone WHERE number = ?`, n); err != nil {
				return err
			}
		}
	}
	for n := range want {
		if !was[n] {
			if err := a.turn(`INSERT INTO undone (number) VALUES (?)`, n); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *appender) turn(query string, number uint64) error {
	if _, err := a.tx.ExecContext(a.ctx, query, number); err != nil {
		return err
	}
	c, err := one(a.ctx, a.tx, number)
	if err == nil && fold.IsAct(c.What) {
		a.indexer().steps = append(a.indexer().steps, c.What)
	}
	var document sql.NullString
	if err := a.tx.QueryRowContext(a.ctx, `SELECT document FROM changes WHERE number = ?`, number).Scan(&document); err != nil || !document.Valid {
		return err
	}
	if err := a.indexer().touch(document.String); err != nil {
		return err
	}
	return relist(a.ctx, a.tx, document.String)
}

// relist writes the row of a document anew from the findings of it that count, or takes it out.
func relist(ctx context.Context, tx *sql.Tx, document string) error {
	if err := unlist(ctx, tx, document); err != nil {
		return err
	}
	counting, err := numbers(ctx, tx, `SELECT number FROM changes WHERE document = ? AND kind = 'findings' AND number NOT IN (SELECT number FROM undone) ORDER BY number`, document)
	if err != nil || len(counting) == 0 {
		return err
	}
	last := counting[len(counting)-1]
	c, err := one(ctx, tx, last)
	if err != nil {
		return err
	}
	f, ok := c.What.(isnad.Findings)
	if !ok {
		return fmt.Errorf("change %d should hold findings of %s: %w", last, document, isnad.ErrDamaged)
	}
	return list(ctx, tx, f, counting[0], last)
}

// unlist takes a document out of the tables.
func unlist(ctx context.Context, tx *sql.Tx, document string) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM documents WHERE id = ?`, document); err != nil {
		return err
	}
	return listShared(ctx, tx, document, nil)
}

// undone works out from the switches up to a number what does not count.
func undone(ctx context.Context, q querier, upTo uint64) (map[uint64]bool, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+columns+` FROM changes WHERE number <= ? AND kind IN ('undo', 'redo') ORDER BY number`, upTo)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []fold.Switch
	for rows.Next() {
		c, err := scan(rows)
		if err != nil {
			return nil, err
		}
		if w, ok := fold.SwitchOf(c); ok {
			all = append(all, w)
		}
	}
	return fold.Undone(all), rows.Err()
}

func numbers(ctx context.Context, q querier, query string, args ...any) (out []uint64, err error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n uint64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

const columns = `number, at, author, kind, origin, content_hash, salt, payload`

// A stored change is a row of the table as it lies there.
type stored struct {
	number                 uint64
	at                     int64
	author, kind           string
	origin                 sql.NullString
	content, salt, payload []byte
}

// scan reads the columns of a row, after others that the query asks for first.
func (r *stored) scan(rows interface{ Scan(...any) error }, others ...any) error {
	return rows.Scan(append(others, &r.number, &r.at, &r.author, &r.kind, &r.origin, &r.content, &r.salt, &r.payload)...)
}

// change reads the step and holds it against its hash. What is no longer what was written gives ErrDamaged with the number and author still told.
func (r *stored) change() (isnad.Change, error) {
	c := isnad.Change{Number: r.number, At: micro(r.at), Author: r.author, ID: idOf(r.content), Origin: r.origin.String}
	if r.kind == "erased" {
		c.What = isnad.Erased{}
		return c, nil
	}
	err := unpacked(r.payload, func(raw []byte) (err error) {
		if !bytes.Equal(contentHash(r.salt, r.kind, r.origin.String, raw), r.content) {
			return fmt.Errorf("its bytes are not what was written: %w", isnad.ErrDamaged)
		}
		made, err := codec.DecodeChange(r.kind, raw)
		c.What, c.Made, c.Reason = made.What, made.Made, made.Reason
		return err
	})
	if err != nil {
		return c, fmt.Errorf("change %d: %w", c.Number, err)
	}
	return c, nil
}

// scan reads a change of a row; see stored.change.
func scan(rows interface{ Scan(...any) error }) (isnad.Change, error) {
	var r stored
	if err := r.scan(rows); err != nil {
		return isnad.Change{}, told(err)
	}
	return r.change()
}

func one(ctx context.Context, q querier, number uint64) (isnad.Change, error) {
	return scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM changes WHERE number = ?`, number))
}
