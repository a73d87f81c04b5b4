package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"

	"isnad"
	"isnad/internal/search"
	"isnad/internal/store/codec"
	"isnad/internal/store/fold"
	"isnad/lexicon"
)

// An indexer keeps the index of documents in step with the changes, within the transaction that brings them. While changes are appended it only notes what they
// touch; index then makes the cards of those documents anew, and of all that hang together with them through acts of persons.
type indexer struct {
	ctx   context.Context
	tx    *sql.Tx
	a     *search.Analyser
	texts map[string]string         // by hash, of the findings that were just appended
	fresh map[uint64]isnad.Findings // these, by number

	was   map[string][]isnad.Findings // documents that were read, unread or read anew, with what was read in them before
	steps []isnad.Step                // acts that came to count, or ceased to
	all   bool                        // whatever an act may reach is made anew

	acts  *fold.Acts
	read  map[isnad.DocumentID]standingFindings
	words map[string]bool // of names, which were written in this transaction

	known     *nameCache // those that were there before; nil: none are known
	namesMark string

	prepared map[string]*sql.Stmt
}

// statement prepares a statement once for all documents of the transaction.
func (x *indexer) statement(query string) (*sql.Stmt, error) {
	if s := x.prepared[query]; s != nil {
		return s, nil
	}
	s, err := x.tx.PrepareContext(x.ctx, query)
	if err == nil {
		x.prepared[query] = s
	}
	return s, err
}

// ExecContext runs a prepared statement, so that an indexer can stand for its transaction.
func (x *indexer) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := x.statement(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

func (x *indexer) exec(query string, args ...any) error {
	_, err := x.ExecContext(x.ctx, query, args...)
	return err
}

// row fetches one row; found is false where there is none.
func (x *indexer) row(query string, arg any, to ...any) (found bool, err error) {
	s, err := x.statement(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(x.ctx, arg).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

type standingFindings struct {
	isnad.Findings
	first uint64
	ok    bool
}

func (a *appender) indexer() *indexer {
	if a.index == nil {
		a.index = &indexer{ctx: a.ctx, tx: a.tx, texts: map[string]string{}, fresh: map[uint64]isnad.Findings{}, was: map[string][]isnad.Findings{}, read: map[isnad.DocumentID]standingFindings{}, words: map[string]bool{}, prepared: map[string]*sql.Stmt{}}
	}
	return a.index
}

// touch notes that what is read in a document is about to change.
func (x *indexer) touch(document string) error {
	if _, noted := x.was[document]; noted {
		return nil
	}
	x.was[document] = nil
	var number uint64
	if found, err := x.row(`SELECT number FROM documents WHERE id = ?`, document, &number); !found {
		return err
	}
	c, err := one(x.ctx, x.tx, number)
	if f, ok := c.What.(isnad.Findings); ok && err == nil {
		x.was[document] = []isnad.Findings{f}
	}
	return nil // what is damaged reaches nothing
}

// actKinds are the kinds of changes by which persons change what was read.
const actKinds = `('edit', 'merge', 'split', 'reject', 'entity', 'event', 'claim', 'consequence', 'explanation') AND kind <> 'findings'` // the latter lets the index of acts serve: else all changes are gone through

// run makes anew what was touched.
func (x *indexer) run(a *search.Analyser) error {
	x.a = a
	changes, err := changesIn(x.ctx, x.tx, `kind IN `+actKinds+` AND number NOT IN (SELECT number FROM undone)`)
	if err != nil {
		return err
	}
	x.acts = fold.ActsIn(changes)
	documents, err := x.reached()
	if err != nil {
		return err
	}
	for d := range documents {
		if err := x.document(d); err != nil {
			return err
		}
	}
	return nil
}

// reached lists the documents whose cards may have changed.
func (x *indexer) reached() (map[string]bool, error) {
	out := map[string]bool{}
	reaches := []fold.Reach{x.acts.From(x.steps...)}
	if x.all {
		reaches = append(reaches, x.acts.All())
	}
	for d, before := range x.was {
		out[d] = true
		if x.acts.Len() == 0 {
			continue
		}
		now, _, ok, err := x.Read(isnad.DocumentID(d))
		if err != nil {
			return nil, err
		}
		if ok {
			before = append(before, now)
		}
		reaches = append(reaches, x.acts.Of(isnad.DocumentID(d), before...))
	}
	for _, r := range reaches {
		for d := range r.Documents {
			out[string(d)] = true
		}
		for id := range r.IDs {
			have, err := holders(x.ctx, x.tx, id)
			if err != nil {
				return nil, err
			}
			for _, d := range have {
				out[d] = true
			}
		}
	}
	return out, nil
}

// Read returns the findings of a document that count. What is damaged is not there.
func (x *indexer) Read(d isnad.DocumentID) (isnad.Findings, uint64, bool, error) {
	if s, ok := x.read[d]; ok {
		return s.Findings, s.first, s.ok, nil
	}
	var s standingFindings
	var number uint64
	found, err := x.row(`SELECT first, number FROM documents WHERE id = ?`, string(d), &s.first, &number)
	if f, ok := x.fresh[number]; ok && found {
		s.Findings, s.ok = f, true
	} else if found {
		var c isnad.Change
		if c, err = one(x.ctx, x.tx, number); err == nil {
			s.Findings, s.ok = c.What.(isnad.Findings)
		}
	}
	if err != nil && !errors.Is(err, isnad.ErrDamaged) {
		return s.Findings, 0, false, err
	}
	if len(x.read) > 1000 {
		clear(x.read)
	}
	x.read[d] = s
	return s.Findings, s.first, s.ok, nil
}

// Holder returns the document that came first of those in which an entity was read. The index is believed only as far as the findings bear it out, for it is just
// being brought up to them.
func (x *indexer) Holder(id string) (best isnad.DocumentID, found bool, err error) {
	list, err := holders(x.ctx, x.tx, id)
	if err != nil {
		return "", false, err
	}
	least := uint64(0)
	try := func(d isnad.DocumentID) (bool, error) {
		f, first, ok, err := x.Read(d)
		if !ok || err != nil || !holdsEntity(f, id) {
			return false, err
		}
		if !found || first < least {
			best, least, found = d, first, true
		}
		return true, nil
	}
	for d := range x.was {
		if _, err := try(isnad.DocumentID(d)); err != nil {
			return "", false, err
		}
	}
	for _, d := range list {
		if has, err := try(isnad.DocumentID(d)); err != nil || has {
			return best, found, err
		}
	}
	return best, found, nil
}

func holdsEntity(f isnad.Findings, id string) bool {
	for _, n := range f.Nouns {
		if e, ok := n.(isnad.Entity); ok && string(e.ID) == id {
			return true
		}
	}
	return false
}

// card is the card of a document as it now is; nil where there is none.
func (x *indexer) card(d string) (*search.Card, string, error) {
	c, own, first, err := fold.Around(isnad.DocumentID(d), x.acts, x)
	if c == nil || err != nil {
		return nil, "", err
	}
	return search.CardOf(c, own, first, x.a), own.TextHash, nil
}

// document writes the card and the words of a document anew, if they are not as they were.
func (x *indexer) document(d string) error {
	card, hash, err := x.card(d)
	if err != nil {
		return err
	}
	var key int64
	var textHash string
	var body, now []byte
	filed, err := x.row(`SELECT key, text_hash, body FROM cards WHERE document = ?`, d, &key, &textHash, &body)
	if err != nil {
		return err
	}
	if card != nil {
		now = codec.EncodeCard(card)
	}
	if filed {
		if card != nil && hash == textHash && bytes.Equal(now, body) {
			return nil
		}
		if err := errors.Join(x.exec(`DELETE FROM cards WHERE key = ?`, key), x.exec(unfile, key)); err != nil {
			return err
		}
	}
	if card == nil {
		return nil
	}
	return x.put(card, hash, now)
}

func (x *indexer) put(card *search.Card, hash string, body []byte) error {
	text, ok := x.texts[hash]
	if !ok {
		var err error
		if text, err = textOfHash(x.ctx, x.tx, hash); err != nil && !errors.Is(err, isnad.ErrDamaged) && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	span := int64(0)
	if p := card.Published(); p.Known {
		span = int64(p.To) - int64(p.From)
	}
	err := x.exec(`INSERT INTO cards (key, document, first, span, text_hash, body) VALUES (?, ?, ?, ?, ?, ?)`, card.Key(), string(card.Document.ID), card.First, span, hash, body)
	if err != nil {
		return err
	}
	if err := x.names(card); err != nil {
		return err
	}
	exact, stem := x.a.Columns(card.Document.Title, text)
	return x.exec(file, card.Key(), exact, stem, strings.Join(card.Keys(x.a), " "))
}

func textOfHash(ctx context.Context, q querier, hash string) (string, error) {
	var body []byte
	if err := q.QueryRowContext(ctx, `SELECT body FROM texts WHERE hash = ?`, hash).Scan(&body); err != nil {
		return "", err
	}
	raw, err := unpack(body)
	return string(raw), err
}

// rebuild makes the whole index anew, and notes by what it was made.
func (x *indexer) rebuild(a *search.Analyser) error {
	if err := emptyIndex(x.ctx, x.tx); err != nil {
		return err
	}
	if err := x.forgetNames(); err != nil {
		return err
	}
	rows, err := x.tx.QueryContext(x.ctx, `SELECT id FROM documents ORDER BY first`)
	if err != nil {
		return err
	}
	ids, err := texts(rows)
	if err != nil {
		return err
	}
	for _, id := range ids {
		x.was[id] = nil
	}
	if err := x.run(a); err != nil {
		return err
	}
	return x.mark()
}

func (x *indexer) mark() error {
	_, err := x.tx.ExecContext(x.ctx, `INSERT INTO meta (key, value) VALUES ('index', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, indexMark())
	return err
}

// refileNames makes the words of names anew from the cards, so that no word stays that only a purged document had.
func (x *indexer) refileNames() error {
	if err := x.forgetNames(); err != nil {
		return err
	}
	for key := int64(-1); ; {
		rows, err := x.tx.QueryContext(x.ctx, `SELECT key, body FROM cards WHERE key > ? ORDER BY key LIMIT 500`, key)
		if err != nil {
			return err
		}
		var cards []*search.Card
		for rows.Next() {
			var body []byte
			if err := rows.Scan(&key, &body); err != nil {
				rows.Close()
				return err
			}
			if c, err := codec.DecodeCard(body); err == nil {
				cards = append(cards, c)
			}
		}
		if err := rows.Err(); err != nil || len(cards) == 0 {
			return err
		}
		rows.Close()
		for _, c := range cards {
			if err := x.names(c); err != nil {
				return err
			}
		}
	}
}

// analysers are kept and lent, for one serves one goroutine and learns words by and by.
var analysers = sync.Pool{New: func() any { return search.New(lexicon.Arabic()) }}

func lendAnalyser() (a *search.Analyser, back func()) {
	a = analysers.Get().(*search.Analyser)
	return a, func() { analysers.Put(a) }
}

// index brings the index up to what was appended.
func (s *Store) index(a *appender) error {
	if a.index == nil {
		return nil
	}
	if err := a.index.know(&s.names); err != nil {
		return err
	}
	an, back := lendAnalyser()
	defer back()
	return a.index.run(an)
}

// beforePurge notes what a purge may reach while all is still there.
func (x *indexer) beforePurge(d isnad.DocumentID) error {
	acts, err := changesIn(x.ctx, x.tx, `kind IN `+actKinds)
	if err != nil {
		return err
	}
	for _, c := range acts {
		x.steps = append(x.steps, c.What)
	}
	x.all = true
	return x.touch(string(d))
}

// indexPurged brings the index up to a purge, and takes out of its tables for good what is gone.
func (s *Store) indexPurged(a *appender) error {
	if err := s.index(a); err != nil {
		return err
	}
	if err := a.index.refileNames(); err != nil {
		return err
	}
	return squeeze(a.ctx, a.tx)
}

// staleCards makes every card anew and tells which are not as they are kept. An index that was made by another program is not looked at, for a search makes it anew.
func (s *Store) staleCards(ctx context.Context, tx *sql.Tx) (stale []string, err error) {
	if mark, err := s.meta(ctx, tx, "index"); err != nil || mark != indexMark() {
		return nil, err
	}
	x := (&appender{ctx: ctx, tx: tx}).indexer()
	var back func()
	x.a, back = lendAnalyser()
	defer back()
	acts, err := changesIn(ctx, tx, `kind IN `+actKinds+` AND number NOT IN (SELECT number FROM undone)`)
	if err != nil {
		return nil, err
	}
	x.acts = fold.ActsIn(acts)
	rows, err := tx.QueryContext(ctx, `SELECT id FROM documents UNION SELECT document FROM cards`)
	if err != nil {
		return nil, err
	}
	ids, err := texts(rows)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		card, hash, err := x.card(id)
		if err != nil {
			return nil, err
		}
		var textHash string
		var body []byte
		var filed int
		err = tx.QueryRowContext(ctx, `SELECT text_hash, body, (SELECT count(*) FROM words WHERE rowid = cards.key) FROM cards WHERE document = ?`, id).Scan(&textHash, &body, &filed)
		switch {
		case errors.Is(err, sql.ErrNoRows) && card == nil:
		case errors.Is(err, sql.ErrNoRows):
			stale = append(stale, "document "+id+" is not in the index")
		case err != nil:
			return nil, err
		case card == nil || hash != textHash || filed != 1 || !bytes.Equal(body, codec.EncodeCard(card)):
			stale = append(stale, "document "+id+" is not in the index as it is")
		}
	}
	return stale, nil
}
