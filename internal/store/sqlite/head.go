package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"time"
)

// A Head is the last change of a ledger at some hour: its number, when it came, and the hash that chains all up to it.
type Head struct {
	Number uint64
	At     time.Time
	Hash   string
}

// Head is the last change that was there at an hour; now where the hour is zero. An empty ledger has the zero Head.
func (s *Store) Head(ctx context.Context, known time.Time) (h Head, err error) {
	until := int64(1) << 62
	if !known.IsZero() {
		until = known.UnixMicro()
	}
	var at int64
	var hash []byte
	err = s.read.QueryRowContext(ctx, `SELECT number, at, hash FROM changes WHERE at <= ? ORDER BY number DESC LIMIT 1`, until).Scan(&h.Number, &at, &hash)
	if err == sql.ErrNoRows {
		return Head{}, nil
	}
	if err != nil {
		return Head{}, told(err)
	}
	h.At, h.Hash = micro(at), hex.EncodeToString(hash)
	return h, nil
}
