package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"isnad"
)

// Capture returns the bytes that the text of a document was taken from, held against their hash. They lie among the texts, so that what is fetched as plain text is kept once.
func (s *Store) Capture(ctx context.Context, id isnad.DocumentID) ([]byte, error) {
	f, err := s.Findings(ctx, id)
	if err != nil {
		return nil, err
	}
	hash := f.Of().Capture
	var body []byte
	err = s.read.QueryRowContext(ctx, `SELECT body FROM texts WHERE hash = ?`, hash).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("no capture of %s is kept: %w", id, isnad.ErrNotFound)
	}
	if err != nil {
		return nil, told(err)
	}
	raw, err := unpack(body)
	if err == nil && hashOf(raw) != hash {
		err = fmt.Errorf("its bytes are not what was written: %w", isnad.ErrDamaged)
	}
	if err != nil {
		return nil, fmt.Errorf("capture of %s: %w", id, err)
	}
	return raw, nil
}

// noteKey keeps the notes of programs apart from what the store notes of itself.
const noteKey = "note:"

// Remember keeps a note of a program.
func (s *Store) Remember(ctx context.Context, name, note string) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		if note == "" {
			_, err := tx.ExecContext(ctx, `DELETE FROM meta WHERE key = ?`, noteKey+name)
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, noteKey+name, note)
		return err
	})
}

// Recall returns a note.
func (s *Store) Recall(ctx context.Context, name string) (string, error) {
	return s.meta(ctx, s.read, noteKey+name)
}
