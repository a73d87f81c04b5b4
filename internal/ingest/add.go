package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"isnad"
	"isnad/arabic"
	"isnad/internal/coded"
	"isnad/internal/extract"
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
	Bytes    int // of the input that it came from
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
	Deleted   Outcome = "deleted"   // its source has taken it away; it stays, and says so
	Failed    Outcome = "failed"
)

// Into says how documents enter a store.
type Into struct {
	Store   store.Store
	Case    string // named case that they join
	Author  string // of joining it
	Replace bool   // a document whose id is there with another text takes its place

	erased func(isnad.DocumentID) bool // whether a document that is not there was once and is not to come again; nil: none
}

// A batch is stored in one go, which costs one sync to the disk and one more part of the index: it waits for more until it holds so many documents or bytes of them, or the
// first of it has waited so long.
const (
	batch      = 128
	batchBytes = 4 << 20
	batchWait  = 200 * time.Millisecond
)

// Add reads the documents of the files into a store and calls each for every one, in the order of the input, once it is stored for good. What is there
// already is not read again, so that a run that was stopped can be taken up. A document fails alone. When the context ends, what is in hand is still stored.
func Add(ctx context.Context, files []string, lex *lexicon.Lexicon, o Options, to Into, each func(Added) error) error {
	a := adder{ctx: context.WithoutCancel(ctx), to: to, each: each, pending: map[string][]isnad.DocumentID{}}
	o.known = a.known
	gone, leave := context.WithCancel(a.ctx)
	defer leave()
	in := results(ctx, gone, files, lex, o)
	for r := range in {
		if err := a.gather(r, in); err != nil {
			return err
		}
		if err := a.flush(); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// gather takes a result and those that come soon after it.
func (a *adder) gather(r Result, in <-chan Result) error {
	late := time.NewTimer(batchWait)
	defer late.Stop()
	for size := 0; ; {
		if err := a.take(r); err != nil {
			return err
		}
		if size += r.size; len(a.waiting) >= batch || size >= batchBytes {
			return nil
		}
		ok := false
		select {
		case r, ok = <-in:
		case <-late.C:
		}
		if !ok {
			return nil
		}
	}
}

// An adder stores documents in their order, several at a time.
type adder struct {
	ctx     context.Context
	to      Into
	each    func(Added) error
	last    uint64
	waiting []waiting
	pending map[string][]isnad.DocumentID // hashes of texts that wait → their documents
	members map[isnad.DocumentID]bool     // of the case; nil: not asked yet
}

// A waiting document has its steps ready.
type waiting struct {
	Added
	steps []isnad.Change
}

// known tells before a document is read whether its text is there, and makes a fault of one whose id is taken.
func (a *adder) known(d isnad.Document, text string) (k *acquaintance, f *isnad.Fault) {
	return a.meet(d, hashOf(text))
}

func (a *adder) meet(d isnad.Document, hash string) (k *acquaintance, f *isnad.Fault) {
	have, twins, err := a.to.Store.Have(a.ctx, d.ID, hash)
	if err != nil {
		return nil, &isnad.Fault{ID: d.ID, Code: isnad.Internal, Message: err.Error()}
	}
	if have == "" && a.to.erased != nil && a.to.erased(d.ID) {
		return &acquaintance{same: true, note: fmt.Sprintf("%s: it was erased from the store and is left out", d.ID)}, nil
	}
	k = &acquaintance{same: have == hash && have != "", other: have != "" && have != hash, twins: twins}
	if !k.other || a.to.Replace {
		return k, nil
	}
	before, err := a.to.Store.Findings(a.ctx, d.ID)
	if err != nil {
		return nil, &isnad.Fault{ID: d.ID, Code: isnad.Internal, Message: err.Error()}
	}
	switch was := before.Of().Edited; {
	case d.Edited == "" && was == "":
		return nil, &isnad.Fault{ID: d.ID, Code: isnad.DuplicateID, Message: fmt.Sprintf("the store has another text with id %q; --replace puts this in its place", d.ID)}
	case d.Edited < was:
		k.same, k.other, k.twins, k.note = true, false, nil, fmt.Sprintf("%s: the store has the version that was edited on %s", d.ID, was)
	}
	return k, nil
}

// An acquaintance is what a store knows of a document that comes. Where its source says when it was last edited, a later version takes the place of an earlier one.
type acquaintance struct {
	same, other bool // the same text is there under its id, or a later one; or another
	twins       []isnad.DocumentID
	note        string
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// take makes the steps by which a document enters the store, and lets it wait with the others.
func (a *adder) take(r Result) error {
	if r.extant != nil {
		return a.vanished(r.extant)
	}
	w := waiting{Added: Added{Document: r.document, Outcome: New, Notes: r.Notes, Bytes: r.size, Fault: r.Fault}}
	if w.Fault == nil && (r.met == nil || !r.met.same) { // what came just before is in the store, or waits, only now
		r.met, w.Fault = a.meet(r.Reading.Document, r.Reading.Document.Hash)
	}
	if w.Fault != nil {
		if w.Outcome = Failed; w.Document == "" {
			w.Document = w.Fault.ID
		}
		a.waiting = append(a.waiting, w)
		return nil
	}
	if w.Twins = r.met.twins; r.met.note != "" {
		w.Notes = append(w.Notes, r.met.note)
	}
	switch {
	case r.met.same:
		w.Outcome = Known
	case r.met.other:
		w.Outcome = Replaced
	}
	if !r.met.same {
		f := findings(r.Reading)
		f.Capture = r.capture
		hash := r.Reading.Document.Hash
		w.Twins = append(w.Twins, a.pending[hash]...)
		a.pending[hash] = append(a.pending[hash], r.document)
		w.steps, w.Findings = append(w.steps, isnad.Change{Author: isnad.Reader, What: f}), len(f.Nouns)
	}
	if a.to.Case != "" && (!r.met.same || r.met.note == "") {
		m, err := a.joins(w.Document)
		if err != nil {
			return err
		}
		w.steps = append(w.steps, m...)
	}
	a.waiting = append(a.waiting, w)
	return nil
}

// vanished marks the documents of a source that are in the store and not in it any more. They stay with all that was read in them.
func (a *adder) vanished(x *extract.Extant) error {
	if err := a.flush(); err != nil {
		return err
	}
	ids, err := a.to.Store.Members(a.ctx, "")
	if err != nil {
		return err
	}
	for _, id := range ids {
		number, ours := strings.CutPrefix(string(id), x.Prefix)
		n, err := strconv.ParseInt(number, 10, 64)
		if _, there := slices.BinarySearch(x.Numbers, n); !ours || err != nil || there || n < x.Numbers[0] || n > x.Numbers[len(x.Numbers)-1] {
			continue
		}
		if err := a.deleted(id, x.At); err != nil {
			return err
		}
	}
	return nil
}

// deleted makes the step that marks a document as taken away by a time.
func (a *adder) deleted(id isnad.DocumentID, at string) error {
	f, err := a.to.Store.Findings(a.ctx, id)
	if err != nil {
		return err
	}
	for i, n := range f.Nouns {
		d, ok := n.(isnad.Document)
		if !ok || d.ID != id {
			continue
		}
		if d.Deleted != "" {
			return nil
		}
		d.Deleted = "../" + at
		f.Nouns[i] = d
	}
	if f.Text, err = a.to.Store.Text(a.ctx, id); err != nil {
		return err
	}
	a.waiting = append(a.waiting, waiting{Added: Added{Document: id, Outcome: Deleted, Findings: len(f.Nouns)}, steps: []isnad.Change{{Author: isnad.Reader, What: f}}})
	return nil
}

// flush stores all that waits in one transaction, and says of each document what became of it. If the store finds one of them invalid they are stored one by one, so that only that
// one fails.
func (a *adder) flush() error {
	var steps []isnad.Change
	for _, w := range a.waiting {
		steps = append(steps, w.steps...)
	}
	err := a.store(steps)
	number := a.last - uint64(len(steps))
	for i := range a.waiting {
		w := &a.waiting[i]
		switch {
		case len(w.steps) == 0:
		case err == nil:
			number += uint64(len(w.steps))
			w.Number = number
		case errors.Is(err, isnad.ErrInvalid):
			if e := a.store(w.steps); errors.Is(e, isnad.ErrInvalid) {
				w.Outcome, w.Fault = Failed, &isnad.Fault{ID: w.Document, Code: isnad.Internal, Message: e.Error()}
			} else if e != nil {
				return e
			}
			w.Number = a.last
		default:
			return err
		}
		if err := a.each(w.Added); err != nil {
			return err
		}
	}
	a.waiting = a.waiting[:0]
	clear(a.pending)
	return nil
}

// store appends steps, if there are any.
func (a *adder) store(steps []isnad.Change) error {
	if len(steps) == 0 {
		return nil
	}
	last, err := appendAnyhow(a.ctx, a.to.Store, a.last, steps)
	if err == nil {
		a.last = last
	}
	return err
}

// joins is the step by which a document joins the named case, unless it is in it.
func (a *adder) joins(id isnad.DocumentID) ([]isnad.Change, error) {
	if a.members == nil {
		in, err := a.to.Store.Members(a.ctx, a.to.Case)
		if err != nil {
			return nil, err
		}
		a.members = map[isnad.DocumentID]bool{}
		for _, m := range in {
			a.members[m] = true
		}
	}
	if a.members[id] {
		return nil, nil
	}
	a.members[id] = true
	return []isnad.Change{{Author: a.to.Author, What: isnad.Member{Case: a.to.Case, Kind: isnad.MemberDocument, What: string(id)}}}, nil
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
		d := before.Of()
		if d.Hash != before.TextHash {
			if err := each(Added{Document: id, Outcome: Failed, Fault: &isnad.Fault{ID: id, Code: isnad.NoText, File: string(id), Message: "it came as a record without its text and can not be read anew"}}); err != nil {
				return err
			}
			continue
		}
		f := findings(again(d, text, lex, m))
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

// again reads a document anew, as it was read when it came.
func again(d isnad.Document, text string, lex *lexicon.Lexicon, m *arabic.Model) *reading.Reading {
	if d.Dataset != "" {
		return coded.Read(d, text, lex)
	}
	r := read.Read(d, text, lex, m)
	forwarded(r)
	return r
}

// equal tells whether two readings found the same.
func equal(a, b isnad.Findings) bool {
	a.Text, a.TextHash, a.Capture, b.Text, b.TextHash, b.Capture = "", "", nil, "", "", nil
	_, x, err := codec.Encode(a)
	_, y, other := codec.Encode(b)
	return err == nil && other == nil && bytes.Equal(x, y)
}

// Nouns are what is read in a few words that are no document: a question that somebody puts.
func Nouns(words string, m *arabic.Model) []isnad.Noun {
	if m == nil {
		m = arabic.Free()
	}
	return findings(read.Read(isnad.Document{ID: "?"}, words, lexicon.Arabic(), m)).Nouns
}
