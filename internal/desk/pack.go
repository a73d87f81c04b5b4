package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/export"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
)

// Pack fetches a view of a store, which links, with what it is made of, for an export. about says when and by what it is made. If somebody writes meanwhile it is
// fetched again; ErrBusy where that happens all the time. told is called for each text that is not there.
func Pack(ctx context.Context, s *sqlite.Store, v store.View, about export.About, told func(error)) (b export.Book, p export.Pack, err error) {
	for range 5 {
		var before, after sqlite.Head
		if before, err = s.Head(ctx, v.Known); err != nil {
			return b, p, err
		}
		if b.Case, err = Look(ctx, s, v); err != nil {
			return b, p, err
		}
		if b, p, err = packed(ctx, s, v, b.Case, about, before, told); err != nil {
			return export.Book{}, p, err
		}
		if after, err = s.Head(ctx, v.Known); err != nil || after == before {
			return b, p, err
		}
	}
	return export.Book{}, p, fmt.Errorf("the store is written to all the time: %w", isnad.ErrBusy)
}

// PackOf is Pack for a case that was fetched and linked before, as it was after the change of a number: the case stays as it is. It returns ErrConflict where somebody wrote since.
func PackOf(ctx context.Context, s *sqlite.Store, v store.View, c *isnad.Case, change uint64, about export.About, told func(error)) (b export.Book, p export.Pack, err error) {
	before, err := s.Head(ctx, v.Known)
	if err != nil {
		return b, p, err
	}
	if last, err := s.Last(ctx); err != nil || last != change {
		return b, p, errors.Join(err, isnad.ErrConflict)
	}
	own := *c
	own.Notes, own.Grades, own.Judgements = slices.Clone(c.Notes), slices.Clone(c.Grades), slices.Clone(c.Judgements)
	own.Resolutions, own.Entries, own.Doubts = slices.Clone(c.Resolutions), slices.Clone(c.Entries), slices.Clone(c.Doubts)
	if b, p, err = packed(ctx, s, v, &own, about, before, told); err != nil {
		return export.Book{}, p, err
	}
	if after, err := s.Last(ctx); err != nil || after != change {
		return export.Book{}, p, errors.Join(err, isnad.ErrConflict)
	}
	return b, p, nil
}

// packed gathers what a case is made of. Of a named case it takes out of it the acts of persons that are not of it.
func packed(ctx context.Context, s *sqlite.Store, v store.View, c *isnad.Case, about export.About, h sqlite.Head, told func(error)) (b export.Book, p export.Pack, err error) {
	b.Case, b.About = c, about
	b.About.Change, b.About.Head, b.About.AsOf, b.About.Name, b.About.Known = h.Number, h.Hash, h.At, v.Name, v.Known
	if p.Read, err = readIn(ctx, s, v); err != nil {
		return b, p, err
	}
	if b.Texts, err = textsOf(ctx, s, p.Read, told); err != nil {
		return b, p, err
	}
	acts, err := s.Acts(ctx, 0)
	if err != nil {
		return b, p, err
	}
	if _, p.IDs, err = s.Numbers(ctx); err != nil {
		return b, p, err
	}
	acts = slices.DeleteFunc(acts, func(c isnad.Change) bool { return c.Number > h.Number })
	if p.Acts = edit.HandOver(acts, p.IDs); v.Name != "" {
		p.Acts = export.Within(p.Acts, v.Name, p.Read)
		theirs := map[uint64]bool{}
		for _, a := range p.Acts {
			theirs[a.Number] = true
		}
		// it has the notes and doubts of all of the ledger
		c.Notes = slices.DeleteFunc(c.Notes, func(n isnad.Remark) bool { return !theirs[n.Change] })
		c.Grades = slices.DeleteFunc(c.Grades, func(g isnad.Grading) bool { return !theirs[g.Change] })
		c.Judgements = slices.DeleteFunc(c.Judgements, func(j isnad.Sealed) bool { return !theirs[j.Change] })
		c.Resolutions = slices.DeleteFunc(c.Resolutions, func(r isnad.Resolved) bool { return !theirs[r.Change] })
		c.Entries = slices.DeleteFunc(c.Entries, func(w isnad.Entered) bool { return !theirs[w.Change] })
		c.Doubts = slices.DeleteFunc(c.Doubts, func(d isnad.Doubt) bool { return !theirs[d.Change] && !d.Damaged })
	}
	return b, p, nil
}

// Cut narrows a packed case to a selection: the case, and of what it is made of the documents that tell the selection, each whole, with the acts on them. filter says in words what was
// selected by, and stands in the file.
func Cut(b export.Book, p export.Pack, s *Selection, filter string) (export.Book, export.Pack) {
	b.Case, b.About.Filter = Narrow(b.Case, s), filter
	told := map[isnad.DocumentID]bool{}
	for _, d := range b.Case.Documents {
		told[d.ID] = true
	}
	p.Read = slices.DeleteFunc(slices.Clone(p.Read), func(f isnad.Findings) bool { return !told[f.Document] })
	p.Acts = export.Within(p.Acts, b.About.Name, p.Read)
	return b, p
}

// readIn is what was read in the documents of a view, before they are linked.
func readIn(ctx context.Context, s *sqlite.Store, v store.View) (read []isnad.Findings, err error) {
	v.JoinedBy, v.Join = "", func(r []isnad.Findings) *isnad.Case {
		read = r
		return &isnad.Case{}
	}
	_, err = s.Case(ctx, v)
	return read, err
}

// textsOf fetches the texts of documents as they were read. One that is not there any more is told and left out.
func textsOf(ctx context.Context, s *sqlite.Store, read []isnad.Findings, told func(error)) (map[isnad.DocumentID]string, error) {
	texts := map[isnad.DocumentID]string{}
	for _, f := range read {
		text, err := s.Text(ctx, f.Document)
		switch {
		case err == nil && hashed(text) != f.TextHash:
			told(fmt.Errorf("the text of %s as it was then is not kept; its words are exported without it", f.Document))
		case err == nil:
			texts[f.Document] = text
		case errors.Is(err, isnad.ErrNotFound), errors.Is(err, isnad.ErrDamaged):
			told(err)
		default:
			return nil, err
		}
	}
	return texts, nil
}

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
