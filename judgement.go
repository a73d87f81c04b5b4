package isnad

import (
	"slices"
	"time"
)

// A Judgement is what an analyst holds to be so, or to come, in the two answers that ICD 203 keeps apart: how likely the sentence is, one of seven bands or not
// judged, and how much confidence the judge has in what that rests on. No program fills one in. It is sealed when it is made: nothing in it is changed any more, a
// later one may supersede it, and both are held against what came of them.
type Judgement struct {
	ID          string // made of the Seal
	Sentence    string // what is held, without words of likelihood or confidence
	Question    string // that it answers; empty where none is named
	Case        string // name of the case it is made in; empty where none is named
	Likelihood  Likelihood
	Confidence  Confidence
	Rests       []Rest
	Author      string
	Day         string // on which it was made, YYYY-MM-DD
	Review      string // day by which it is to be looked at again, YYYY-MM-DD; empty: none was set
	WouldChange string // what would change it
	Supersedes  string // ID of an earlier judgement
	Seal        string // SHA-256, hexadecimal; package inquiry/judge makes it and holds it against the rest
}

// A Rest is a finding that a judgement rests on, as it was then. Each part is sealed by a digest of its own, with a salt, so that a part can be erased
// and the seal of the judgement still be held against what remains; what was erased can not be guessed from its digest.
type Rest struct {
	Subject Subject
	Said    string // its fields, one a line: type=COERCE
	Salt    string // empty where Subject or Said were erased
	Digest  string // SHA-256 of the above, hexadecimal
	Words   []SealedSpan
}

// A SealedSpan is one of the spans of a finding. Where it was erased At is zero and Salt empty.
type SealedSpan struct {
	At           Span
	Salt, Digest string
}

// Anchors are the spans of a finding that are still there; by them it is found, as the noun of an Edit is.
func (r Rest) Anchors() (out []Span) {
	for _, w := range r.Words {
		if !w.At.IsZero() {
			out = append(out, w.At)
		}
	}
	return out
}

// Blank is the finding without what lies in some documents: gone tells which, named whether an id is made of the name of one. It reports whether anything was
// taken out. The digests stay.
func (r Rest) Blank(gone func(DocumentID) bool, named func(id string) bool) (Rest, bool) {
	cut := named(r.Subject.ID)
	words := slices.Clone(r.Words)
	for i := range words {
		if w := &words[i]; w.At.Document != "" && gone(w.At.Document) {
			w.At, w.Salt, cut = Span{}, "", true
		}
	}
	if !cut {
		return r, false
	}
	if named(r.Subject.ID) {
		r.Subject.ID = Blanked
	}
	r.Words, r.Said, r.Salt = words, "", ""
	return r, true
}

// Blanked stands for the id of a noun that was named by an erased document.
const Blanked = "(purged)"

// A Resolution says what became of a judgement, as far as a person can tell. Of several on one judgement the last counts.
type Resolution struct {
	Judgement string // ID
	Came      Outturn
	On        string // day on which it was settled, YYYY-MM-DD
	Because   string // why, in words
	Finding   Rest   // that tells it, not sealed; zero where there is none
}

// A Sealed is a Judgement with who made it and when, as the ledger has it, and what its findings are now, in their order.
type Sealed struct {
	Change uint64
	Author string
	At     time.Time
	Judgement
	Footings []Foothold
}

// A Foothold is what a finding that a judgement rests on is now.
type Foothold struct {
	State   Footing
	Now     Subject // zero where it is not in the case
	Changed []Difference
}

// A Difference is one field of a finding, then and now.
type Difference struct{ Field, Then, Now string }

// A Resolved is a Resolution with who gave it and when.
type Resolved struct {
	Change uint64
	Author string
	At     time.Time
	Resolution
}

func (Judgement) step()  {}
func (Resolution) step() {}
