package sqlite

import (
	"crypto/rand"
	"errors"
	"sync"

	"isnad/internal/search"
)

// A nameCache keeps the words of names that the index is known to have, so that only new ones are written. It holds for one making of the index: who takes words out of
// it, which another process may do, notes another mark in the ledger.
type nameCache struct {
	mu    sync.Mutex
	mark  string
	words map[string]bool
}

// mostNames is the number of words that are kept at most.
const mostNames = 1 << 18

// has tells whether a word is in the index that has a mark.
func (c *nameCache) has(mark, word string) bool {
	if c == nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.mark == mark && c.words[word]
}

// add keeps words that a transaction wrote and that are there for good.
func (c *nameCache) add(mark string, words map[string]bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.mark != mark || c.words == nil || len(c.words) > mostNames {
		c.mark, c.words = mark, map[string]bool{}
	}
	for w := range words {
		c.words[w] = true
	}
}

// learn keeps the words of names that an appender wrote, once it is committed.
func (s *Store) learn(a *appender) {
	if a.index != nil && len(a.index.words) > 0 {
		s.names.add(a.index.namesMark, a.index.words)
	}
}

// know lets an indexer pass over the words of names that are there.
func (x *indexer) know(c *nameCache) error {
	_, err := x.row(`SELECT value FROM meta WHERE key = ?`, "names", &x.namesMark)
	x.known = c
	return err
}

// forgetNames takes all words of names out of the index, and what anybody knows of them.
func (x *indexer) forgetNames() error {
	clear(x.words)
	x.known, x.namesMark = nil, rand.Text()
	return errors.Join(x.exec(`DELETE FROM name_words`), x.exec(`INSERT INTO meta (key, value) VALUES ('names', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, x.namesMark))
}

// names files the words of names.
func (x *indexer) names(card *search.Card) error {
	for _, w := range card.NameWords(x.a) {
		if x.words[w.Text] || x.known.has(x.namesMark, w.Text) {
			continue
		}
		x.words[w.Text] = true
		for _, k := range w.Keys {
			if err := x.exec(`INSERT INTO name_words (key, word) VALUES (?, ?) ON CONFLICT DO NOTHING`, k, w.Text); err != nil {
				return err
			}
		}
	}
	return nil
}
