// Package similar finds where a correction would be right once more: an analyst mends one finding, and the same fault may stand elsewhere. It proposes steps and makes none.
//
// Two findings are alike where they have what the fault hangs on in common: the word that made them, and the value that was wrong. So it is with concordances of translators and with
// refactorings of programs, which show each place before they change it; nothing is learned, and whoever decides sees why. What hangs on one text alone, such as when something was, how
// many there were, or whose words are quoted, says nothing of another text, and the steps that set it are told apart; so are those of a field that the word does not tell, because it is read to tell
// several values of it. How often such proposals are right is measured (gold/score_similar.py). It is pure.
package similar

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store/fold"
	"isnad/letter"
)

// Code names a reason for which a finding is like another, or one for which it may not be. They are the codes of their words in the lexicon (similar.*).
type Code string

// What two findings have in common.
const (
	SameWord     Code = "same-word"     // the word that tells them, as it is written
	SameLemma    Code = "same-lemma"    // that word in another form
	SamePhrase   Code = "same-phrase"   // that word and the one after it
	SameRule     Code = "same-rule"     // the rule that made them
	SameGround   Code = "same-ground"   // the words that stand for somebody in one text
	SameCue      Code = "same-cue"      // the word by which it is told whether it came about
	SameType     Code = "same-type"     // type and mode of an event
	SameStatus   Code = "same-status"   // what is said of whether it came about
	SameAct      Code = "same-act"      // of a claim
	SameForce    Code = "same-force"    // of a consequence
	SameReading  Code = "same-reading"  // kind of an explanation
	SameWho      Code = "same-who"      // an entity in the same part
	SameTeller   Code = "same-teller"   // a link of the chain
	SameName     Code = "same-name"     // of an entity
	SameValue    Code = "same-value"    // of the field that was wrong
	SameDocument Code = "same-document" // tells them
)

// Why a finding may not be like another after all.
const (
	OtherRule   Code = "other-rule"   // another rule made it
	OtherWords  Code = "other-words"  // other documents tell it by other words
	OtherCode   Code = "other-code"   // the two of a name have other codes
	OtherCue    Code = "other-cue"    // another word opens the link
	NoCue       Code = "no-cue"       // no word tells whether it came about, so that its sentence must be looked at
	MostlyRight Code = "mostly-right" // one fault says little where nearly all such findings were right
	Unnamed     Code = "unnamed"      // the texts do not name them, and two may be described alike
)

// Why a step says nothing of other findings. They follow "apart-" in the lexicon.
const (
	ApartTime    Code = "time"    // when something was hangs on its text
	ApartNumber  Code = "number"  // how many there were, likewise
	ApartWords   Code = "words"   // whether words are quoted, and whose, likewise
	ApartWho     Code = "who"     // who was left out here says nothing of who is elsewhere
	ApartChain   Code = "chain"   // how long a chain is, likewise
	ApartJoin    Code = "join"    // what is one with what, and what is not
	ApartRemark  Code = "remark"  // notes, marks and findings put by hand
	ApartNothing Code = "nothing" // no word made the finding that another could have
)

// A Reason is a Code with the value that it is about: words of a text, a code of a vocabulary, or the id of an entity.
type Reason struct {
	Code  Code
	Value string
}

// An Apart is a step that says nothing of other findings: of an edit its field.
type Apart struct {
	Field string
	Why   Code
}

// An Item is a finding in which the same may be wrong, with the steps that would mend it. Where the steps are of one telling alone it is that telling.
type Item struct {
	Subject isnad.Subject
	Ref     isnad.Ref    // the finding in the document whose words are shown
	Words   []isnad.Span // that tell it there; none of an entity
	Cues    []isnad.Span // that it was made by
	Steps   []isnad.Step
	Why     []Reason
	Doubts  []Reason // none: it is as like as can be
	Share   float64  // of findings like it that were right on the gold; 1 where they were not judged
	near    int
	at      int
}

// Found is what is like the findings that some steps are about.
type Found struct {
	Items   []Item // those without doubts first, then the nearest, then those that are likeliest wrong, then in the order in which the documents tell them
	LeftOut int    // findings that are as like, which a person has checked already
	Apart   []Apart
}

// Options are what likeness hangs on besides the case. Each may be nil.
type Options struct {
	Lemmas func(word string) []string                 // dictionary forms of a folded word: words that share one are the same word
	Made   func(isnad.Ref) Made                       // by what a finding was made
	Share  func(noun any) (share float64, known bool) // of findings like one that were right; noun is a pointer
	Own    map[uint64]bool                            // changes whose marks do not count: those that the steps are of
	Out    *isnad.Case                                // findings that persons took out, as they were read
}

// Made is by what a reading made a finding: the rule, and of an event the word by which it is told whether it came about. Both are empty where that is not known, and Known is then false.
type Made struct {
	Rule, Cue string
	Known     bool
}

// mostlyRight is the share of right findings from which one fault is no sign that others like it are wrong.
const mostlyRight = .8

// Like finds what is like the findings that steps are about. before is the case as it was before the steps, now as it is; where they are not yet made both are one. The order is total.
func Like(now, before *isnad.Case, steps []isnad.Step, o Options) Found {
	f := newFinder(now, before, o)
	for _, s := range steps {
		f.pass(s)
	}
	for _, group := range grouped(steps) {
		f.group(group)
	}
	if o.Out != nil {
		g := newFinder(o.Out, before, Options{Lemmas: o.Lemmas})
		g.skip, g.kept = f.skip, f.entities
		for _, group := range grouped(steps) {
			g.group(group)
		}
		for _, k := range g.order {
			f.left[k.subject] = true
		}
	}
	return f.found()
}

func newFinder(now, before *isnad.Case, o Options) *finder {
	f := &finder{now: now, before: before, o: o, marks: marksOf(now, o.Own), places: map[isnad.DocumentID]int{}, items: map[place]*Item{},
		skip: map[isnad.Subject]map[isnad.DocumentID]bool{}, left: map[isnad.Subject]bool{}, made: map[isnad.Ref]Made{}, entities: byID(now), had: byID(before)}
	f.kept = f.entities
	for i := range now.Documents {
		f.places[now.Documents[i].ID] = i
	}
	return f
}

func byID(c *isnad.Case) map[isnad.EntityID]*isnad.Entity {
	out := map[isnad.EntityID]*isnad.Entity{}
	for i := range c.Entities {
		out[c.Entities[i].ID] = &c.Entities[i]
	}
	return out
}

// pass notes what a step is about, which is like nothing but itself.
func (f *finder) pass(s isnad.Step) {
	note := func(s isnad.Subject, d isnad.DocumentID) {
		if f.skip[s] == nil {
			f.skip[s] = map[isnad.DocumentID]bool{}
		}
		f.skip[s][d] = true
	}
	switch w := s.(type) {
	case isnad.Edit:
		_, d, _ := strings.Cut(w.Field, "@")
		note(w.Subject, isnad.DocumentID(d))
	case isnad.Merge:
		note(isnad.Subject{Kind: w.Kind, ID: w.Keep}, "")
		note(isnad.Subject{Kind: w.Kind, ID: w.Gone}, "")
	default:
		note(fold.About(s), "")
	}
}

// passed tells whether a step is about a noun, or about that telling of it.
func (f *finder) passed(h hit) bool {
	skip := f.skip[h.subject]
	return skip[""] || !h.one && len(skip) > 0 || skip[h.ref.Document]
}

// marksOf are the marks of a case but for those that some changes gave.
func marksOf(c *isnad.Case, own map[uint64]bool) isnad.Marks {
	return isnad.MarksOf(&isnad.Case{Touched: slices.DeleteFunc(slices.Clone(c.Touched), func(t isnad.Touch) bool { return own[t.Change] })})
}

// A place names an item: a noun, or one telling of it.
type place struct {
	subject  isnad.Subject
	document isnad.DocumentID
}

type finder struct {
	now, before *isnad.Case
	o           Options
	marks       isnad.Marks
	places      map[isnad.DocumentID]int
	items       map[place]*Item
	order       []place
	skip        map[isnad.Subject]map[isnad.DocumentID]bool // what the steps themselves are about: tellings, or with no document all of the noun
	left        map[isnad.Subject]bool
	entities    map[isnad.EntityID]*isnad.Entity // of now
	had         map[isnad.EntityID]*isnad.Entity // of before
	kept        map[isnad.EntityID]*isnad.Entity // that steps may name
	apart       []Apart
	made        map[isnad.Ref]Made
}

// grouped puts the edits of one noun together, in the order of the first.
func grouped(steps []isnad.Step) (out [][]isnad.Step) {
	at := map[isnad.Subject]int{}
	for _, s := range steps {
		w, ok := s.(isnad.Edit)
		if i, have := at[w.Subject]; ok && have {
			out[i] = append(out[i], s)
			continue
		}
		if ok {
			at[w.Subject] = len(out)
		}
		out = append(out, []isnad.Step{s})
	}
	return out
}

// group looks for what is like one finding, given all that was done to it.
func (f *finder) group(steps []isnad.Step) {
	switch w := steps[0].(type) {
	case isnad.Edit:
		f.edits(steps)
	case isnad.Rejection:
		f.rejection(w)
	case isnad.Merge:
		f.merge(w)
	case isnad.Split:
		f.tellApart("", ApartJoin)
	default:
		f.tellApart("", ApartRemark)
	}
}

func (f *finder) tellApart(field string, why Code) {
	if a := (Apart{field, why}); !slices.Contains(f.apart, a) {
		f.apart = append(f.apart, a)
	}
}

// A hit is a finding that is like another.
type hit struct {
	subject isnad.Subject
	one     bool // the step is of the telling alone
	ref     isnad.Ref
	words   []isnad.Span
	cues    []isnad.Span
	noun    any
	steps   []isnad.Step
	why     []Reason
	doubts  []Reason
}

// weights tell how near what two findings have in common brings them. They only order: which findings are alike at all is decided before.
var weights = map[Code]int{SamePhrase: 8, SameGround: 4, SameCue: 4, SameRule: 4, SameWord: 4, SameLemma: 2, SameDocument: 2, SameWho: 2, SameTeller: 2, SameName: 2, SameType: 1, SameStatus: 1, SameAct: 1, SameForce: 1, SameReading: 1, SameValue: 1}

// take adds a hit, unless it is what the steps are about or a person has checked it. A finding that is hit twice gets the steps of both.
func (f *finder) take(h hit) {
	if f.passed(h) || len(h.steps) == 0 {
		return
	}
	if f.marks.Checked(h.subject) {
		f.left[h.subject] = true
		return
	}
	k := place{subject: h.subject}
	if h.one {
		k.document = h.ref.Document
	}
	it := f.items[k]
	if it == nil {
		it = &Item{Subject: h.subject, Ref: h.ref, Words: h.words, Cues: h.cues, Share: 1, at: start(h.words)}
		if f.o.Share != nil && h.noun != nil {
			if share, ok := f.o.Share(h.noun); ok {
				it.Share = share
			}
		}
		f.items[k], f.order = it, append(f.order, k)
	}
	for _, s := range h.steps {
		if !slices.ContainsFunc(it.Steps, func(have isnad.Step) bool { return sameAim(have, s) }) {
			it.Steps = append(it.Steps, s)
		}
	}
	for _, r := range h.why {
		if !slices.ContainsFunc(it.Why, func(have Reason) bool { return have.Code == r.Code }) {
			it.Why = append(it.Why, r)
		}
	}
	it.Doubts = add(it.Doubts, h.doubts)
}

// sameAim tells whether two steps would set the same field.
func sameAim(a, b isnad.Step) bool {
	x, ok := a.(isnad.Edit)
	y, too := b.(isnad.Edit)
	return ok && too && x.Field == y.Field || !ok && !too
}

func add(list, more []Reason) []Reason {
	for _, r := range more {
		if !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	return list
}

func has(list []Reason, c Code) bool {
	return slices.ContainsFunc(list, func(r Reason) bool { return r.Code == c })
}

func start(words []isnad.Span) int {
	at := 0
	for i, w := range words {
		if i == 0 || w.Start < at {
			at = w.Start
		}
	}
	return at
}

// found puts what was hit into its order.
func (f *finder) found() Found {
	out := Found{LeftOut: len(f.left), Apart: f.apart}
	for _, k := range f.order {
		it := f.items[k]
		for _, r := range it.Why {
			it.near += weights[r.Code]
		}
		out.Items = append(out.Items, *it)
	}
	slices.SortFunc(out.Items, f.compare)
	return out
}

func (f *finder) compare(a, b Item) int {
	return cmp.Or(cmp.Compare(min(len(a.Doubts), 1), min(len(b.Doubts), 1)), cmp.Compare(b.near, a.near), cmp.Compare(a.Share, b.Share), cmp.Compare(f.places[a.Ref.Document], f.places[b.Ref.Document]),
		cmp.Compare(a.at, b.at), cmp.Compare(a.Subject.Kind, b.Subject.Kind), cmp.Compare(a.Subject.ID, b.Subject.ID), cmp.Compare(a.Ref.Document, b.Ref.Document))
}

// madeOf tells by what a finding was made.
func (f *finder) madeOf(r isnad.Ref) Made {
	if f.o.Made == nil {
		return Made{}
	}
	have, ok := f.made[r]
	if !ok {
		have = f.o.Made(r)
		f.made[r] = have
	}
	return have
}

// byRule compares the rules of two findings, where both are known: what another rule made has another fault.
func (f *finder) byRule(a, b isnad.Ref) (why []Reason, ok bool) {
	switch x, y := f.madeOf(a).Rule, f.madeOf(b).Rule; {
	case x == "" || y == "":
		return nil, true
	case x == y:
		return []Reason{{SameRule, x}}, true
	}
	return nil, false
}

// byCue compares the words by which two events are told to have come about or not.
func (f *finder) byCue(a, b isnad.Ref) (why, doubt []Reason) {
	x, y := f.madeOf(a), f.madeOf(b)
	switch _, ok := f.same(x.Cue, y.Cue); {
	case ok:
		return []Reason{{SameCue, y.Cue}}, nil
	case !x.Known || !y.Known || y.Cue == "":
		return nil, []Reason{{Code: NoCue}}
	default:
		return nil, []Reason{{OtherCue, y.Cue}}
	}
}

// doubted adds the doubt that such findings are mostly right, unless the same words follow.
func (f *finder) doubted(h hit) hit {
	if f.o.Share == nil || h.noun == nil || has(h.why, SamePhrase) {
		return h
	}
	if share, ok := f.o.Share(h.noun); ok && share >= mostlyRight {
		h.doubts = add(h.doubts, []Reason{{MostlyRight, fmt.Sprint(math.Round(10 * share))}})
	}
	return h
}

// same tells how words of two texts are the same: as they are written, or in another form of each.
func (f *finder) same(a, b string) (Code, bool) {
	x, y := letter.Words(a), letter.Words(b)
	if len(x) == 0 || len(x) != len(y) {
		return "", false
	}
	if slices.Equal(x, y) {
		return SameWord, true
	}
	for i := range x {
		if x[i] != y[i] && !f.shares(x[i], y[i]) {
			return "", false
		}
	}
	return SameLemma, true
}

func (f *finder) shares(a, b string) bool {
	if f.o.Lemmas == nil {
		return false
	}
	other := f.o.Lemmas(b)
	return slices.ContainsFunc(f.o.Lemmas(a), func(l string) bool { return slices.Contains(other, l) })
}

// called tells whether two names are one but for marks and spelling.
func called(a, b string) bool {
	x := letter.FoldString(a)
	return x != "" && x == letter.FoldString(b)
}
