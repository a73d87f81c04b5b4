package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"isnad"
)

// Backup copies the ledger as it is at one moment into a new file, holds every change and text of the copy against its hash, and returns what it found. Others
// may write meanwhile. It never writes over a file: ErrRefused. What does not become whole is taken away again.
func (s *Store) Backup(ctx context.Context, path string) (r Report, err error) {
	if d := s.Damage(); d != nil {
		return r, fmt.Errorf("back up %s: it is damaged (%v): %w", s.path, d, isnad.ErrDamaged)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return r, fmt.Errorf("back up into %s: there is such a file, and it stays as it is: %w", path, isnad.ErrRefused)
	}
	if err != nil {
		return r, fmt.Errorf("back up: %w", err)
	}
	if err := f.Close(); err != nil {
		return r, fmt.Errorf("back up: %w", err)
	}
	part := path + ".part"
	defer func() {
		os.Remove(part)
		if err != nil {
			os.Remove(path)
		}
	}()
	if r, err = s.copyInto(ctx, part); err != nil {
		return r, err
	}
	if err = os.Rename(part, path); err != nil {
		return r, fmt.Errorf("back up: %w", err)
	}
	return r, nil
}

// copyInto writes a copy without gaps, sees it onto the disk, and verifies it.
func (s *Store) copyInto(ctx context.Context, part string) (r Report, err error) {
	os.Remove(part)
	if err := private(part); err != nil {
		return r, err
	}
	if _, err := s.read.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return r, fmt.Errorf("back up: %w", told(err))
	}
	if err := syncFile(part); err != nil {
		return r, fmt.Errorf("back up: %w", err)
	}
	c, err := Open(ctx, part, Options{ReadOnly: true})
	if err != nil {
		return r, err
	}
	defer c.Close()
	if r, err = c.Verify(ctx); err != nil {
		return r, err
	}
	if len(r.Faults) > 0 {
		return r, fmt.Errorf("the copy is not sound: %s: %w", r.Faults[0], isnad.ErrDamaged)
	}
	return r, nil
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Readings lists the changes that count and hold what was read in a document, in their order.
func (s *Store) Readings(ctx context.Context, id isnad.DocumentID) ([]uint64, error) {
	n, err := numbers(ctx, s.read, `SELECT number FROM changes WHERE document = ? AND kind = 'findings' AND number NOT IN (SELECT number FROM undone) ORDER BY number`, string(id))
	return n, told(err)
}

// Sizes are how much a ledger holds: bytes of its file and of its log, and of its file those that are free; rows of its tables.
type Sizes struct {
	File, Log, Free    int64
	Changes, Documents int64
	Texts, TextBytes   int64
	Engine             string // version of SQLite
}

// Sizes measures the ledger.
func (s *Store) Sizes(ctx context.Context) (z Sizes, err error) {
	for _, f := range []struct {
		path string
		to   *int64
	}{{s.path, &z.File}, {s.path + "-wal", &z.Log}} {
		if info, err := os.Stat(f.path); err == nil {
			*f.to = info.Size()
		}
	}
	var pages, free, size sql.NullInt64
	for _, q := range []struct {
		query string
		to    []any
	}{
		{`SELECT count(*) FROM changes`, []any{&z.Changes}},
		{`SELECT count(*) FROM documents`, []any{&z.Documents}},
		{`SELECT count(*), coalesce(sum(size), 0) FROM texts`, []any{&z.Texts, &z.TextBytes}},
		{`PRAGMA page_count`, []any{&pages}}, {`PRAGMA freelist_count`, []any{&free}}, {`PRAGMA page_size`, []any{&size}},
		{`SELECT sqlite_version()`, []any{&z.Engine}},
	} {
		if err := s.read.QueryRowContext(ctx, q.query).Scan(q.to...); err != nil {
			return z, told(err)
		}
	}
	z.Free = free.Int64 * size.Int64
	return z, nil
}
