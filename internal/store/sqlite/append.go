package sqlite

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"io"
	"time"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/store/fold"
)

// Append stores the changes all or none, in one transaction.
func (s *Store) Append(ctx context.Context, base uint64, changes []isnad.Change) (last uint64, err error) {
	if err := s.mayWrite(); err != nil {
		return 0, err
	}
	sealed, err := seal(changes)
	if err != nil {
		return 0, err
	}
	var a appender
	err = s.transact(ctx, func(tx *sql.Tx) error {
		a = appender{ctx: ctx, tx: tx, now: s.now}
		if err := a.head(); err != nil {
			return err
		}
		if last = a.number; base != last {
			return fmt.Errorf("append after change %d: the ledger is at %d: %w", base, last, isnad.ErrConflict)
		}
		if err := a.append(sealed); err != nil {
			return err
		}
		return s.index(&a)
	})
	if err != nil {
		return last, err
	}
	s.learn(&a)
	return a.number, nil
}

func (s *Store) mayWrite() error {
	switch damage := s.Damage(); {
	case damage != nil:
		return fmt.Errorf("%s is open for reading only, for it is damaged (%v): %w", s.path, damage, isnad.ErrRefused)
	case s.readOnly:
		return fmt.Errorf("%s is open for reading only: %w", s.path, isnad.ErrRefused)
	}
	return nil
}

// A sealed change is spelled and hashed, all but its place in the chain.
type sealed struct {
	isnad.Change
	kind    string
	salt    []byte
	content []byte // hash of what it holds
	payload []byte // packed
	text    *text
	capture *text
}

type text struct {
	hash string
	size int
	body []byte // packed
}

// seal does before the transaction what needs no lock.
func seal(changes []isnad.Change) ([]sealed, error) {
	out := make([]sealed, len(changes))
	for i, c := range changes {
		var t, raw *text
		if f, ok := c.What.(isnad.Findings); ok {
			f.TextHash = hashOf([]byte(f.Text))
			t = &text{f.TextHash, len(f.Text), pack([]byte(f.Text))}
			if f.Capture != nil {
				raw = &text{f.Of().Capture, len(f.Capture), pack(f.Capture)}
			}
			c.What = f
		}
		kind, payload, err := codec.EncodeChange(c)
		if err != nil {
			return nil, fmt.Errorf("append change %d of %d: %w", i+1, len(changes), err)
		}
		x := sealed{Change: c, kind: kind, salt: make([]byte, 16), text: t, capture: raw}
		if _, err := rand.Read(x.salt); err != nil {
			return nil, err
		}
		x.content = contentHash(x.salt, kind, c.Origin, payload)
		x.payload = pack(payload)
		out[i] = x
	}
	return out, nil
}

// contentHash is salted, so that what was emptied can not be guessed from the hash that stays.
func contentHash(salt []byte, kind, origin string, payload []byte) []byte {
	h := sha256.New()
	h.Write(salt)
	io.WriteString(h, kind+"\x00"+origin+"\x00")
	h.Write(payload)
	return h.Sum(nil)
}

// chainHash ties a change to the one before.
func chainHash(before []byte, number uint64, at int64, author string, content []byte) []byte {
	h := sha256.New()
	h.Write(before)
	var b [24]byte
	binary.BigEndian.PutUint64(b[:], number)
	binary.BigEndian.PutUint64(b[8:], uint64(at))
	binary.BigEndian.PutUint64(b[16:], uint64(len(author)))
	h.Write(b[:])
	io.WriteString(h, author)
	h.Write(content)
	return h.Sum(nil)
}

// An appender adds changes within one transaction.
type appender struct {
	ctx    context.Context
	tx     *sql.Tx
	now    func() time.Time
	number uint64
	at     int64
	hash   []byte
	index  *indexer // what the index of documents must follow; nil: nothing
}

// head finds the last change.
func (a *appender) head() error {
	err := a.tx.QueryRowContext(a.ctx, `SELECT number, at, hash FROM changes ORDER BY number DESC LIMIT 1`).Scan(&a.number, &a.at, &a.hash)
	if err == sql.ErrNoRows {
		return nil
	}
	return err
}

func (a *appender) append(changes []sealed) error {
	first := a.number
	a.at = max(a.at, a.now().UTC().UnixMicro())
	kind := func(n uint64) string {
		if n > first {
			return changes[n-first-1].kind
		}
		k := ""
		_ = a.tx.QueryRowContext(a.ctx, `SELECT kind FROM changes WHERE number = ?`, n).Scan(&k)
		return k
	}
	for i := range changes {
		if err := fold.Check(changes[i].Change, a.number+1, kind); err != nil {
			return fmt.Errorf("append change %d of %d: %w", i+1, len(changes), err)
		}
		if err := a.insert(&changes[i]); err != nil {
			return err
		}
	}
	return nil
}

const (
	insertChange = `INSERT INTO changes (number, at, author, kind, document, origin, content_hash, hash, salt, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertText   = `INSERT INTO texts (hash, size, body) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING`
)

func (a *appender) insert(c *sealed) error {
	a.number++
	a.hash = chainHash(a.hash, a.number, a.at, c.Author, c.content)
	var document, origin any
	if c.Origin != "" {
		origin = c.Origin
	}
	f, found := c.What.(isnad.Findings)
	if found {
		document = string(f.Document)
		if err := a.indexer().touch(document.(string)); err != nil {
			return err
		}
	}
	err := a.indexer().exec(insertChange,
		a.number, a.at, c.Author, c.kind, document, origin, c.content, a.hash, c.salt, c.payload)
	if err != nil {
		return err
	}
	if found {
		return a.findings(f, c.text, c.capture)
	}
	if _, ok := fold.SwitchOf(c.Change); ok {
		return a.switches()
	}
	if fold.IsAct(c.What) {
		a.indexer().steps = append(a.indexer().steps, c.What)
	}
	return nil
}

// findings keeps the text and the capture, each once under its hash whatever it is of, and lists the document.
func (a *appender) findings(f isnad.Findings, kept ...*text) error {
	for _, t := range kept {
		if t == nil {
			continue
		}
		if err := a.indexer().exec(insertText, t.hash, t.size, t.body); err != nil {
			return err
		}
	}
	a.indexer().texts[f.TextHash], a.indexer().fresh[a.number] = f.Text, f
	return list(a.ctx, a.indexer(), f, a.number, a.number)
}
