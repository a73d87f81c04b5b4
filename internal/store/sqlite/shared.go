package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"

	"isnad"
)

// Nouns that several documents may tell of, such as states and people with a name, have ids that name no document. So that a person can change one
// without all documents being read, a table holds for each document the hashes of such ids in it: 32 bits each, in order.

const sharedTable = `CREATE TABLE shared (document TEXT PRIMARY KEY, ids BLOB NOT NULL)`

// sharedIn lists the hashes of the ids in the findings of a document that name no document.
func sharedIn(f isnad.Findings) []byte {
	var hashes []uint32
	for _, n := range f.Nouns {
		if id := isnad.SubjectOf(n).ID; !within(id, string(f.Document)) {
			hashes = append(hashes, idHash(id))
		}
	}
	slices.Sort(hashes)
	out := make([]byte, 0, 4*len(hashes))
	for _, h := range slices.Compact(hashes) {
		out = binary.BigEndian.AppendUint32(out, h)
	}
	return out
}

// within tells whether an id is a document's or names a finding of it.
func within(id, document string) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(id, "o:"), document)
	return ok && (rest == "" || rest[0] == '/')
}

func idHash(id string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()
}

// listShared writes the row of a document, or takes it out where there are no findings.
func listShared(ctx context.Context, tx execer, document string, f *isnad.Findings) error {
	if f == nil {
		_, err := tx.ExecContext(ctx, `DELETE FROM shared WHERE document = ?`, document)
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO shared (document, ids) VALUES (?, ?) ON CONFLICT (document) DO UPDATE SET ids = excluded.ids`, document, sharedIn(*f))
	return err
}

// haveShared makes the table in a ledger that was begun without it, and fills it.
func (s *Store) haveShared(ctx context.Context) error {
	var n int
	if err := s.write.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'shared'`).Scan(&n); err != nil || n > 0 {
		return told(err)
	}
	return s.transact(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, sharedTable); err != nil {
			return err
		}
		return relistAll(ctx, tx)
	})
}

// maxTellers is how many documents are looked at for a noun that many tell of: what a person changes of it hangs on no more.
const maxTellers = 8

// tellers lists documents that may tell of a noun whose id names none of them: the first by their day, maxTellers at most. The hash of another id may be the same.
func (s *Store) tellers(ctx context.Context, id string) (out []isnad.DocumentID, err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT s.document, s.ids, d.published FROM shared s JOIN documents d ON d.id = s.document`)
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	type teller struct{ document, published string }
	var all []teller
	want := idHash(id)
	for rows.Next() {
		var t teller
		var ids sql.RawBytes
		if err := rows.Scan(&t.document, &ids, &t.published); err != nil {
			return nil, told(err)
		}
		if holdsHash(ids, want) {
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b teller) int {
		return cmp.Or(cmp.Compare(a.published, b.published), cmp.Compare(a.document, b.document))
	})
	for _, t := range all[:min(len(all), maxTellers)] {
		out = append(out, isnad.DocumentID(t.document))
	}
	return out, told(rows.Err())
}

func holdsHash(ids []byte, want uint32) bool {
	for ; len(ids) >= 4; ids = ids[4:] {
		if binary.BigEndian.Uint32(ids) == want {
			return true
		}
	}
	return false
}
