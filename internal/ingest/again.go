package ingest

import (
	"context"
	"fmt"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/internal/store"
	"isnad/lexicon"
)

// Again reads a document of a store as this program reads it, and tells whether that is what the store holds of it. A nil model is the free one. It returns
// ErrNotFound where there is no such document, ErrInvalid where it came as a record without its text.
func Again(ctx context.Context, s store.Store, id isnad.DocumentID, lex *lexicon.Lexicon, m *arabic.Model) (*reading.Reading, bool, error) {
	before, err := s.Findings(ctx, id)
	if err != nil {
		return nil, false, err
	}
	text, err := s.Text(ctx, id)
	if err != nil {
		return nil, false, err
	}
	d := before.Of()
	if d.Hash != before.TextHash {
		return nil, false, fmt.Errorf("%s came as a record without its text: %w", id, isnad.ErrInvalid)
	}
	if m == nil {
		m = arabic.Free()
	}
	r := again(d, text, lex, m)
	return r, equal(findings(r), before), nil
}
