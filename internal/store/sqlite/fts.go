package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strings"

	"isnad"
	"isnad/internal/search"
	"isnad/lexicon"
)

// What of the index of documents only SQLite has: its full text, FTS5. The terms are made by package search and parted by blanks; FTS5 only files them, for its own
// cutting breaks Arabic words at every vowel mark. It keeps no text ("contentless"), so that a purge has one place less to look at. A row has the key of its card
// for a number, so that walking back through the rows is walking from the newest document to the oldest.
var indexTables = []string{
	`CREATE TABLE IF NOT EXISTS cards (key INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, first BIGINT NOT NULL, span BIGINT NOT NULL, text_hash TEXT NOT NULL, body BLOB NOT NULL)`,
	`CREATE INDEX IF NOT EXISTS cards_span ON cards (span)`,
	`CREATE TABLE IF NOT EXISTS name_words (key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) WITHOUT ROWID`,
	`CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(exact, stem, keys, content='', contentless_delete=1, tokenize='ascii')`,
	`INSERT INTO words (words, rank) VALUES ('hashsize', 8388608)`, // bytes that are gathered before they are written, so that a group of documents is one part
	`INSERT INTO words (words, rank) VALUES ('automerge', 16)`,     // fewer merges while much is added; a search looks into a few more parts
}

// indexVersion is the version of what is indexed of a document. Stems hang on the dictionary too.
const indexVersion = 2

func indexMark() string {
	return fmt.Sprintf("%d-%08x", indexVersion, crc32.ChecksumIEEE(lexicon.Arabic().Morphology()))
}

// match spells the words of a query, and the keys that a card must have, as an expression of FTS5, with what must not be met apart; both may be empty. Terms are
// letters and digits only and stand in quotation marks, so that nothing of what a person wrote is syntax.
type match struct {
	alike search.Alike
	err   error
}

func (m *match) query(q search.Query, kind isnad.NounKind, a *search.Analyser) (wanted, unwanted string, err error) {
	var all, not []string
	if q.Words != nil {
		all, not = m.conjuncts(q.Words)
	}
	if kind != "" {
		all = append(all, column("keys", quoted([]string{search.KeyOfKind(kind)})))
	}
	for i := range q.Filters {
		groups, err := q.Filters[i].Keys(a, m.alike)
		if err != nil {
			return "", "", err
		}
		for _, g := range groups {
			all = append(all, column("keys", either(g)))
		}
	}
	wanted = strings.Join(all, " AND ")
	if len(not) == 0 || m.err != nil {
		return wanted, "", m.err
	}
	if wanted == "" {
		return "", strings.Join(not, " OR "), nil
	}
	return "(" + wanted + ") NOT (" + strings.Join(not, " OR ") + ")", "", nil
}

// conjuncts are the parts of a node that must be met, and those that must not.
func (m *match) conjuncts(n *search.Node) (all, not []string) {
	kids := []*search.Node{n}
	if n.Kind == search.And {
		kids = n.Kids
	}
	for _, k := range kids {
		if k.Kind == search.Not {
			not = append(not, "("+m.node(k.Kids[0])+")")
		} else {
			all = append(all, "("+m.node(k)+")")
		}
	}
	return all, not
}

func (m *match) node(n *search.Node) string {
	switch n.Kind {
	case search.And:
		all, not := m.conjuncts(n)
		if len(not) == 0 {
			return strings.Join(all, " AND ")
		}
		return "(" + strings.Join(all, " AND ") + ") NOT (" + strings.Join(not, " OR ") + ")"
	case search.Or:
		var any []string
		for _, k := range n.Kids {
			any = append(any, "("+m.node(k)+")")
		}
		return strings.Join(any, " OR ")
	case search.Stem:
		return m.orNamed(n, column("stem", quoted(n.Terms)))
	case search.Prefix:
		return column("exact", quoted(n.Terms)+" *")
	}
	var any []string
	for _, p := range n.Phrases() {
		any = append(any, quoted(p))
	}
	return m.orNamed(n, column("exact", strings.Join(any, " OR ")))
}

// orNamed adds that a name in Latin letters may be mentioned in the document in whatever script.
func (m *match) orNamed(n *search.Node, words string) string {
	if n.Name == "" {
		return words
	}
	groups, err := n.LeafKeys(m.alike)
	if err != nil {
		m.err = err
	}
	var all []string
	for _, g := range groups {
		if len(g) == 0 {
			return words
		}
		all = append(all, column("keys", either(g)))
	}
	if len(all) == 0 {
		return words
	}
	return "(" + words + ") OR (" + strings.Join(all, " AND ") + ")"
}

func column(name, expression string) string { return name + " : (" + expression + ")" }

func quoted(terms []string) string {
	return `"` + strings.ReplaceAll(strings.Join(terms, " "), `"`, `""`) + `"`
}

func either(terms []string) string {
	out := make([]string, len(terms))
	for i, t := range terms {
		out[i] = quoted([]string{t})
	}
	return strings.Join(out, " OR ")
}

// alike finds the words of names that are filed under one of some keys.
func alike(ctx context.Context, q querier) search.Alike {
	return func(keys []string) (out []string, err error) {
		list, err := json.Marshal(keys)
		if err != nil {
			return nil, err
		}
		rows, err := q.QueryContext(ctx, `SELECT DISTINCT word FROM name_words WHERE key IN (SELECT value FROM json_each(?)) ORDER BY word`, string(list))
		if err != nil {
			return nil, told(err)
		}
		return texts(rows)
	}
}

func texts(rows *sql.Rows) (out []string, err error) {
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, told(rows.Err())
}

// candidates lists the keys of the cards that may meet a query, with their scores, in the order that is asked for. The cards themselves are fetched one by one,
// so that what is sorted stays small.
func candidates(ctx context.Context, q querier, wanted, unwanted string, r keyRange, o search.Options) (*sql.Rows, error) {
	if wanted == "" {
		where, args := `key >= ? AND key < ?`, []any{r.from, r.to}
		if unwanted != "" {
			where, args = where+` AND key NOT IN (SELECT rowid FROM words WHERE words MATCH ?)`, append(args, unwanted)
		}
		return q.QueryContext(ctx, `SELECT key, 0.0 FROM cards WHERE `+where+` ORDER BY key DESC`, args...)
	}
	score, order := `0.0`, `words.rowid DESC`
	if o.Ranked {
		score, order = `-bm25(words, 1.0, 1.0, 0.0)`, `bm25(words, 1.0, 1.0, 0.0), words.rowid DESC`
	}
	return q.QueryContext(ctx, `SELECT words.rowid, `+score+` FROM words WHERE words MATCH ? AND words.rowid >= ? AND words.rowid < ?
		ORDER BY `+order, wanted, r.from, r.to)
}

// holders lists the documents in which an entity of an id was read, as far as the index knows, the first that came first.
func holders(ctx context.Context, q querier, id string) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT c.document FROM words JOIN cards c ON c.key = words.rowid WHERE words MATCH ? ORDER BY c.first`, column("keys", quoted([]string{search.KeyOfRead(id)})))
	if err != nil {
		return nil, told(err)
	}
	return texts(rows)
}

// file writes the words of a document under the key of its card, unfile takes them out.
const (
	file   = `INSERT INTO words (rowid, exact, stem, keys) VALUES (?, ?, ?, ?)`
	unfile = `DELETE FROM words WHERE rowid = ?`
)

// squeeze writes the full text anew without what was taken out of it, of which its older parts keep the terms.
func squeeze(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO words (words) VALUES ('optimize')`)
	return err
}

// emptyIndex takes all out.
func emptyIndex(ctx context.Context, tx *sql.Tx) error {
	for _, q := range append([]string{`DROP TABLE IF EXISTS words`, `DROP TABLE IF EXISTS cards`, `DROP TABLE IF EXISTS name_words`}, indexTables...) {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}
