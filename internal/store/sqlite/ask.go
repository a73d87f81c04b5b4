package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store/fold"
)

// Acts returns the changes after a number that are no readings: what persons did.
func (s *Store) Acts(ctx context.Context, number uint64) (out []isnad.Change, err error) {
	return s.changes(ctx, `kind <> 'findings' AND number > ?`, number)
}

func membersIn(ctx context.Context, q querier, name string) ([]isnad.DocumentID, error) {
	members, err := changesIn(ctx, q, counting)
	return fold.Documents(members, name), err
}

func (s *Store) changes(ctx context.Context, where string, args ...any) ([]isnad.Change, error) {
	return changesIn(ctx, s.read, where, args...)
}

// changesIn fetches changes by a condition, in their order.
func changesIn(ctx context.Context, q querier, where string, args ...any) (out []isnad.Change, err error) {
	rows, err := q.QueryContext(ctx, `SELECT `+columns+` FROM changes WHERE `+where+` ORDER BY number`, args...)
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	for rows.Next() {
		c, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, told(rows.Err())
}

// idOf names a change by the hash of what it holds, which a salt makes its own.
func idOf(content []byte) string { return hex.EncodeToString(content[:min(len(content), 12)]) }

// Numbers gives the number of every change by its ID, and of one that repeats a change of another ledger by the ID of that too; and by its number the ID
// that a change had where it was made.
func (s *Store) Numbers(ctx context.Context) (numbers map[string]uint64, ids map[uint64]string, err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT number, content_hash, origin FROM changes`)
	if err != nil {
		return nil, nil, told(err)
	}
	defer rows.Close()
	numbers, ids = map[string]uint64{}, map[uint64]string{}
	for rows.Next() {
		var number uint64
		var content []byte
		var origin sql.NullString
		if err := rows.Scan(&number, &content, &origin); err != nil {
			return nil, nil, told(err)
		}
		id := idOf(content)
		if numbers[id], ids[number] = number, id; origin.Valid {
			numbers[origin.String], ids[number] = number, origin.String
		}
	}
	return numbers, ids, told(rows.Err())
}

// Cases lists the named cases.
func (s *Store) Cases(ctx context.Context) ([]string, error) {
	members, err := s.changes(ctx, counting)
	return fold.Names(members), err
}

// counting are the changes that count and put things into cases.
const counting = `kind = 'member' AND number NOT IN (SELECT number FROM undone)`

// Members lists the documents of a named case, or all without a name.
func (s *Store) Members(ctx context.Context, name string) ([]isnad.DocumentID, error) {
	if name != "" {
		return membersIn(ctx, s.read, name)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT id FROM documents ORDER BY first`)
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	var out []isnad.DocumentID
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, told(err)
		}
		out = append(out, isnad.DocumentID(id))
	}
	return out, told(rows.Err())
}

// Indicators lists what is watched for.
func (s *Store) Indicators(ctx context.Context) ([]isnad.Watched, error) {
	saved, err := s.changes(ctx, `kind = 'indicator' AND number NOT IN (SELECT number FROM undone)`)
	return fold.Indicators(saved), err
}

// Searches lists the saved searches.
func (s *Store) Searches(ctx context.Context) ([]isnad.Saved, error) {
	saved, err := s.changes(ctx, `kind = 'search' AND number NOT IN (SELECT number FROM undone)`)
	return fold.Searches(saved), err
}

// Outlets lists the names of the outlets of the documents that count.
func (s *Store) Outlets(ctx context.Context) (out []string, err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT outlet FROM documents WHERE outlet <> ''`)
	if err != nil {
		return nil, told(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, told(err)
		}
		out = append(out, name)
	}
	slices.Sort(out)
	return out, told(rows.Err())
}

// Have tells the hash of the document with an id, and which other documents have a hash.
func (s *Store) Have(ctx context.Context, id isnad.DocumentID, hash string) (have string, twins []isnad.DocumentID, err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id, hash FROM documents WHERE id = ? OR hash = ? ORDER BY first`, string(id), hash)
	if err != nil {
		return "", nil, told(err)
	}
	defer rows.Close()
	for rows.Next() {
		var d, h string
		if err := rows.Scan(&d, &h); err != nil {
			return "", nil, told(err)
		}
		if d == string(id) {
			have = h
		} else {
			twins = append(twins, isnad.DocumentID(d))
		}
	}
	return have, twins, told(rows.Err())
}

// Findings returns what was last read in a document, without its text.
func (s *Store) Findings(ctx context.Context, id isnad.DocumentID) (isnad.Findings, error) {
	c, err := scan(s.read.QueryRowContext(ctx, `SELECT `+columns+` FROM changes WHERE number = (SELECT number FROM documents WHERE id = ?)`, string(id)))
	if err == nil {
		if f, ok := c.What.(isnad.Findings); ok {
			return f, nil
		}
		err = isnad.ErrDamaged
	} else if err == sql.ErrNoRows {
		err = isnad.ErrNotFound
	}
	return isnad.Findings{}, fmt.Errorf("findings of %s: %w", id, err)
}

// DocumentsOf lists documents that tell of the nouns with some ids, enough to change those: the document that the id names, or of a noun that several tell of the
// first by their day. It is nil if of one of them nothing is known, or ids is nil.
func (s *Store) DocumentsOf(ctx context.Context, ids []string) (out []isnad.DocumentID) {
	for _, id := range ids {
		if strings.HasPrefix(id, fold.Named) {
			continue // it is in every view
		}
		documents := s.named(ctx, id)
		if documents == nil {
			var err error
			if documents, err = s.tellers(ctx, id); err != nil || len(documents) == 0 {
				return nil
			}
		}
		for _, d := range documents {
			if !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	if ids != nil && out == nil {
		out = []isnad.DocumentID{}
	}
	return out
}

// named is the document that an id is or names a finding of, such as gazette-4/e2; nil if there is none.
func (s *Store) named(ctx context.Context, id string) []isnad.DocumentID {
	for document := strings.TrimPrefix(id, "o:"); ; {
		var n int
		if err := s.read.QueryRowContext(ctx, `SELECT 1 FROM documents WHERE id = ?`, document).Scan(&n); err == nil {
			return []isnad.DocumentID{isnad.DocumentID(document)}
		}
		i := strings.LastIndexByte(document, '/')
		if i < 0 {
			return nil
		}
		document = document[:i]
	}
}
