package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"isnad"
	"isnad/arabic"
	"isnad/internal/link"
	"isnad/internal/read"
	"isnad/internal/reading"
	"isnad/internal/store"
	"isnad/internal/store/codec"
	"isnad/lexicon"
)

// An Added is what became of one document that was to be added to a store.
type Added struct {
	Document isnad.DocumentID
	Outcome  Outcome
	Number   uint64             // of the change that brought it
	Twins    []isnad.DocumentID // documents of the store with the same text
	Findings int
	Fault    *isnad.Fault
	Notes    []string
}

// An Outcome is what became of a document.
type Outcome string

// What may become of a document.
const (
	New       Outcome = "added"
	Known     Outcome = "known"     // with this text it is there already
	Replaced  Outcome = "replaced"  // another text stood under its id, or another reading
	Unchanged Outcome = "unchanged" // read anew, it reads as before
	Failed    Outcome = "failed"
)

// Into says how documents enter a store.
type Into struct {
	Store   store.Store
	Case    string // named case that they join
	Author  string // of joining it
	Replace bool   // a document whose id is there with another text takes its place
}

// Add reads the documents of the files into a store and calls each for every one, in the order of the input, once it is stored for good. What is there
// already is not read again, so that a run that was stopped can be taken up. A document fails alone.
func Add(ctx context.Context, files []string, lex *lexicon.Lexicon, o Options, to Into, each func(Added) error) error {
	a := adder{ctx: ctx, to: to}
	o.known = a.known
	return Read(ctx, files, lex, o, func(r Result) error {
		if r.Fault != nil {
			return each(Added{Document: r.Fault.ID, Outcome: Failed, Fault: r.Fault, Notes: r.Notes})
		}
		if r.met == nil || !r.met.same { // what came just before is in the store only now
			if r.met, r.Fault = a.meet(r.document, r.Reading.Document.Hash); r.Fault != nil {
				return each(Added{Document: r.document, Outcome: Failed, Fault: r.Fault, Notes: r.Notes})
			}
		}
		done, err := a.add(r)
		if err != nil {
			return err
		}
		return each(done)
	})
}

type adder struct {
	ctx  context.Context
	to   Into
	last uint64
}

// known tells before a document is read whether its text is there, and makes a fault of one whose id is taken.
func (a *adder) known(d isnad.Document, text string) (k *acquaintance, f *isnad.Fault) {
	return a.meet(d.ID, hashOf(text))
}

func (a *adder) meet(id isnad.DocumentID, hash string) (k *acquaintance, f *isnad.Fault) {
	have, twins, err := a.to.Store.Have(a.ctx, id, hash)
	switch {
	case err != nil:
		return nil, &isnad.Fault{ID: id, Code: isnad.Internal, Message: err.Error()}
	case have != "" && have != hash && !a.to.Replace:
		return nil, &isnad.Fault{ID: id, Code: isnad.DuplicateID, Message: fmt.Sprintf("the store has another text with id %q; --replace puts this in its place", id)}
	}
	return &acquaintance{same: have == hash && have != "", other: have != "" && have != hash, twins: twins}, nil
}

// An acquaintance is what a store knows of a document that comes.
type acquaintance struct {
	same, other bool // the same text is there under its id, or another
	twins       []isnad.DocumentID
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func (a *adder) add(r Result) (Added, error) {
	done := Added{Document: r.document, Outcome: New, Twins: r.met.twins, Notes: r.Notes}
	var steps []isnad.Change
	if r.met.same {
		done.Outcome = Known
	} else {
		f := findings(r.Reading)
		steps, done.Findings = append(steps, isnad.Change{Author: isnad.Reader, What: f}), len(f.Nouns)
		if r.met.other {
			done.Outcome = Replaced
		}
	}
	if a.to.Case != "" {
		m, err := a.joins(done.Document)
		if err != nil {
			return done, err
		}
		steps = append(steps, m...)
	}
	if len(steps) == 0 {
		return done, nil
	}
	var err error
	a.last, err = appendAnyhow(a.ctx, a.to.Store, a.last, steps)
	done.Number = a.last
	return done, err
}

// joins is the step by which a document joins the named case, unless it is in it.
func (a *adder) joins(id isnad.DocumentID) ([]isnad.Change, error) {
	in, err := a.to.Store.Members(a.ctx, a.to.Case)
	for _, m := range in {
		if m == id {
			return nil, err
		}
	}
	return []isnad.Change{{Author: a.to.Author, What: isnad.Member{Case: a.to.Case, Kind: isnad.MemberDocument, What: string(id)}}}, err
}

// findings are what a reading adds to a ledger, as one step.
func findings(r *reading.Reading) isnad.Findings {
	f := isnad.Findings{Document: r.Document.ID, Text: r.Page.Text}
	for _, c := range link.Propose(r) {
		if n, ok := c.What.(isnad.Noun); ok {
			f.Nouns = append(f.Nouns, n)
		}
	}
	return f
}

// appendAnyhow appends steps that hang on nothing before them, though others write meanwhile.
func appendAnyhow(ctx context.Context, s store.Store, base uint64, steps []isnad.Change) (uint64, error) {
	for {
		last, err := s.Append(ctx, base, steps)
		if !errors.Is(err, isnad.ErrConflict) {
			return last, err
		}
		base = last
	}
}

// Reread reads documents of a store anew, all if none are named, and calls each for every one once its findings are stored. Nothing that a person changed is
// touched. What reads as before is not stored again.
func Reread(ctx context.Context, s store.Store, ids []isnad.DocumentID, lex *lexicon.Lexicon, m *arabic.Model, each func(Added) error) error {
	if m == nil {
		m = arabic.Free()
	}
	last := uint64(0)
	for _, id := range ids {
		before, err := s.Findings(ctx, id)
		if err != nil {
			return err
		}
		text, err := s.Text(ctx, id)
		if err != nil {
			return err
		}
		d := documentOf(before)
		if d.Hash != before.TextHash {
			if err := each(Added{Document: id, Outcome: Failed, Fault: &isnad.Fault{ID: id, Code: isnad.NoText, File: string(id), Message: "it came as a record without its text and can not be read anew"}}); err != nil {
				return err
			}
			continue
		}
		f := findings(read.Read(d, text, lex, m))
		done := Added{Document: id, Outcome: Unchanged, Findings: len(f.Nouns)}
		if !equal(f, before) {
			done.Outcome = Replaced
			if last, err = appendAnyhow(ctx, s, last, []isnad.Change{{Author: isnad.Reader, What: f}}); err != nil {
				return err
			}
			done.Number = last
		}
		if err := each(done); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// documentOf is the document as it came, which its new reading gives again.
func documentOf(f isnad.Findings) isnad.Document {
	for _, n := range f.Nouns {
		if d, ok := n.(isnad.Document); ok && d.ID == f.Document {
			return d
		}
	}
	return isnad.Document{ID: f.Document}
}

// equal tells whether two readings found the same.
func equal(a, b isnad.Findings) bool {
	a.Text, a.TextHash, b.Text, b.TextHash = "", "", "", ""
	_, x, err := codec.Encode(a)
	_, y, other := codec.Encode(b)
	return err == nil && other == nil && bytes.Equal(x, y)
}
