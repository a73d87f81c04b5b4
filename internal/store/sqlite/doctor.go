package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"sort"

	"isnad"
)

// Compare makes the tables beside the changes again from the changes and tells which of their rows are not so.
func (s *Store) Compare(ctx context.Context) (stale []string, err error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, told(err)
	}
	defer tx.Rollback()
	off, want, err := fromChanges(ctx, tx)
	if err != nil {
		return nil, told(err)
	}
	have, err := numbers(ctx, tx, `SELECT number FROM undone`)
	if err != nil {
		return nil, told(err)
	}
	for _, n := range have {
		if !off[n] {
			stale = append(stale, fmt.Sprintf("change %d is listed as undone and is not", n))
		}
		delete(off, n)
	}
	for n := range off {
		stale = append(stale, fmt.Sprintf("change %d is undone and not listed so", n))
	}
	rows, err := listed(ctx, tx)
	if err != nil {
		return nil, told(err)
	}
	for id, row := range want {
		if rows[id] != row {
			stale = append(stale, fmt.Sprintf("document %s is not listed as its findings have it", id))
		}
		delete(rows, id)
	}
	for id := range rows {
		stale = append(stale, fmt.Sprintf("document %s is listed and no findings that count tell of it", id))
	}
	more, err := s.staleCards(ctx, tx)
	if err != nil {
		return nil, told(err)
	}
	stale = append(stale, more...)
	sort.Strings(stale)
	return stale, nil
}

// A row is a row of the table of documents.
type row struct {
	first, number uint64
	document      isnad.Document
	text, shared  string
}

// fromChanges works out what the tables should hold.
func fromChanges(ctx context.Context, tx *sql.Tx) (off map[uint64]bool, rows map[string]row, err error) {
	if off, err = undone(ctx, tx, 1<<62); err != nil {
		return nil, nil, err
	}
	all, err := numbers(ctx, tx, `SELECT number FROM changes WHERE kind = 'findings' ORDER BY number`)
	if err != nil {
		return nil, nil, err
	}
	rows = map[string]row{}
	for _, n := range all {
		if off[n] {
			continue
		}
		c, err := one(ctx, tx, n)
		if err != nil {
			return nil, nil, err
		}
		f, ok := c.What.(isnad.Findings)
		if !ok {
			return nil, nil, fmt.Errorf("change %d should hold findings: %w", n, isnad.ErrDamaged)
		}
		d := f.Of()
		r := row{n, n, isnad.Document{ID: d.ID, Title: d.Title, Outlet: d.Outlet, URL: d.URL, Published: d.Published, Language: d.Language, Hash: d.Hash}, f.TextHash, string(sharedIn(f))}
		if before, ok := rows[string(f.Document)]; ok {
			r.first = before.first
		}
		rows[string(f.Document)] = r
	}
	return off, rows, nil
}

func listed(ctx context.Context, tx *sql.Tx) (map[string]row, error) {
	rows, err := tx.QueryContext(ctx, `SELECT d.id, d.first, d.number, d.title, d.outlet, d.url, d.published, d.language, d.hash, d.text_hash, coalesce(s.ids, '')
		FROM documents d LEFT JOIN shared s ON s.document = d.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]row{}
	for rows.Next() {
		var r row
		d := &r.document
		if err := rows.Scan(&d.ID, &r.first, &r.number, &d.Title, &d.Outlet, &d.URL, &d.Published, &d.Language, &d.Hash, &r.text, &r.shared); err != nil {
			return nil, err
		}
		out[string(d.ID)] = r
	}
	return out, rows.Err()
}

// Rebuild makes the tables beside the changes anew.
func (s *Store) Rebuild(ctx context.Context) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		off, _, err := fromChanges(ctx, tx)
		if err != nil {
			return err
		}
		for _, q := range []string{`DELETE FROM undone`, `DELETE FROM documents`, `DELETE FROM shared`} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		for n := range off {
			if _, err := tx.ExecContext(ctx, `INSERT INTO undone (number) VALUES (?)`, n); err != nil {
				return err
			}
		}
		if err := relistAll(ctx, tx); err != nil {
			return err
		}
		a, back := lendAnalyser()
		defer back()
		ap := appender{ctx: ctx, tx: tx, now: s.now}
		return ap.indexer().rebuild(a)
	})
}

func relistAll(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT DISTINCT document FROM changes WHERE kind = 'findings' ORDER BY document`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	for _, id := range ids {
		if err := relist(ctx, tx, id); err != nil {
			return err
		}
	}
	return nil
}

// Integrity asks the engine to go over the file, page by page.
func (s *Store) Integrity(ctx context.Context) (faults []string, err error) {
	rows, err := s.read.QueryContext(ctx, `PRAGMA integrity_check`)
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return faults, told(err)
		}
		if line != "ok" {
			faults = append(faults, line)
		}
	}
	return faults, told(rows.Err())
}
