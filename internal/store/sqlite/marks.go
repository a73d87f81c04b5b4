package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"isnad"
)

// A Mark is how far somebody has looked: up to which change, and when. It is no part of the record: it stands beside the changes and is not chained to them.
type Mark struct {
	Number uint64
	At     time.Time
}

// markKey names the mark of a person in a case.
func markKey(author, name string) string {
	key, _ := json.Marshal([]string{"looked", author, name})
	return string(key)
}

// Mark is how far somebody has looked at a named case, or at all where no name is given; zero where nobody did.
func (s *Store) Mark(ctx context.Context, author, name string) (m Mark, err error) {
	value, err := s.meta(ctx, s.read, markKey(author, name))
	if err != nil || value == "" {
		return m, err
	}
	var at int64
	if _, err := fmt.Sscan(value, &m.Number, &at); err != nil {
		return m, fmt.Errorf("mark of %s: %q: %w", author, value, isnad.ErrDamaged)
	}
	m.At = micro(at)
	return m, nil
}

// SetMark notes how far somebody has looked.
func (s *Store) SetMark(ctx context.Context, author, name string, m Mark) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
			markKey(author, name), fmt.Sprint(m.Number, m.At.UnixMicro()))
		return err
	})
}

// Before is the number of the last change before an hour, 0 where there is none.
func (s *Store) Before(ctx context.Context, hour time.Time) (uint64, error) {
	var n sql.NullInt64
	err := s.read.QueryRowContext(ctx, `SELECT max(number) FROM changes WHERE at < ?`, hour.UnixMicro()).Scan(&n)
	return uint64(n.Int64), told(err)
}

// An Arrival is how a document came: with which change first, when, and with which as it stands. Text is the hash of its text.
type Arrival struct {
	First, Number uint64
	At            time.Time
	Text          string
}

// Arrivals tells of every document how it came.
func (s *Store) Arrivals(ctx context.Context) (map[isnad.DocumentID]Arrival, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT d.id, d.first, d.number, d.text_hash, c.at FROM documents d JOIN changes c ON c.number = d.first`)
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	out := map[isnad.DocumentID]Arrival{}
	for rows.Next() {
		var id string
		var a Arrival
		var at int64
		if err := rows.Scan(&id, &a.First, &a.Number, &a.Text, &at); err != nil {
			return nil, told(err)
		}
		a.At = micro(at)
		out[isnad.DocumentID(id)] = a
	}
	return out, told(rows.Err())
}

// TextThen is the hash of the text that a document had after a change, empty where it was not there.
func (s *Store) TextThen(ctx context.Context, id isnad.DocumentID, number uint64) (string, error) {
	c, err := scan(s.read.QueryRowContext(ctx, `SELECT `+columns+` FROM changes WHERE kind = 'findings' AND document = ? AND number <= ?
		AND number NOT IN (SELECT number FROM undone) ORDER BY number DESC LIMIT 1`, string(id), number))
	if err == sql.ErrNoRows {
		return "", nil
	}
	f, _ := c.What.(isnad.Findings)
	return f.TextHash, err
}
