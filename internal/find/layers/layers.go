// Package layers is what the finders after the frames are given: all that one page has so far, and the questions about single words that
// several of them ask.
package layers

import (
	"strings"

	"isnad/internal/reading"
	"isnad/letter"
	"isnad/lexicon"
)

// Layers are the layers of one page, each nil or empty until its finder has run. Finders read them and change none.
type Layers struct {
	Page    *reading.Page
	Seen    *reading.Sightings
	Cl      *reading.Clauses
	Who     *reading.Who
	Frames  *reading.Frames
	Times   []reading.Time
	Amounts []reading.Amount
	Said    []reading.Attribution
	Reports []reading.Report
	Lex     *lexicon.Lexicon
	Today   string // day of publication (EDTF), or empty
}

// Word returns the folded letters of token i.
func (l *Layers) Word(i int32) string { return l.Lex.Text(l.Page.Tokens[i].Form) }

// IsTime reports whether token i tells when and not what or who: أعلنت الخميس، أعلن مساء أمس.
func (l *Layers) IsTime(i int32) bool {
	for _, s := range l.Seen.From(i) {
		switch l.Lex.Kind(l.Lex.Entry(s.Entry).Row) {
		case lexicon.WeekdayKind, lexicon.MonthKind, lexicon.UnitKind, lexicon.DeicticKind:
			return true
		}
	}
	return false
}

// AfterTime passes the times that stand at token i, with the preposition that leads to them: أعلن الوزير مساء الثلاثاء، في 3 أيار | إغلاق المعبر. It returns i
// where none stands there.
func (l *Layers) AfterTime(i, limit int32) int32 {
	for k := range l.Times {
		t := &l.Times[k]
		if led := t.First == i+1 && l.Cl.Tag[i] == reading.Preposition; (t.First == i || led) && t.Last <= limit {
			return l.AfterTime(t.Last, limit)
		}
	}
	return i
}

// IsRefusal reports whether a formula of anonymity begins at token i: اشترط إغفال اسمه is neither quoted nor a condition of an event.
func (l *Layers) IsRefusal(i int32) bool {
	for _, s := range l.Seen.From(i) {
		if e := l.Lex.Entry(s.Entry); l.Lex.Kind(e.Row) == lexicon.LinkKind && s.Last-s.First > 1 && l.Lex.Cue(e.Row).Slot == "refusal" {
			return true
		}
	}
	return false
}

// IsNounToo reports whether the lexicon knows token i, which stands as a verb, also as a noun: ونشر السلام, فإن حكم المحكمة.
func (l *Layers) IsNounToo(i int32) bool {
	for _, s := range l.Seen.From(i) {
		if e := l.Lex.Entry(s.Entry); s.Last == i+1 && !e.Aspect.IsVerb() && e.Aspect != lexicon.Fixed {
			return true
		}
	}
	return false
}

// MayBeDoing reports whether a noun may be the doing of a condition or plan: the lexicon knows it as an act, or something definite completes it (في حال
// فوز المرشح, but not في حالة ذعر).
func (l *Layers) MayBeDoing(i int32) bool {
	if l.Page.Tokens[i].Clitics.Has(reading.Al | reading.Pronoun) {
		return false
	}
	for _, s := range l.Seen.From(i) {
		switch e := l.Lex.Entry(s.Entry); l.Lex.Kind(e.Row) {
		case lexicon.NumberKind:
			return false
		case lexicon.PredicateKind, lexicon.StatusKind:
			if e.Aspect == lexicon.Masdar || e.Aspect == lexicon.Noun {
				return true
			}
		}
	}
	n := int(i) + 1
	return n < len(l.Page.Tokens) && l.Page.Tokens[n].Sentence == l.Page.Tokens[i].Sentence && l.Cl.Tag[n] == reading.Noun &&
		(l.Page.Tokens[n].Clitics == reading.Al || l.Who.StartingAt(int32(n)) >= 0)
}

// Bounds are the tokens of the claim that holds token i, else of its sentence: a cue reaches no further.
func (l *Layers) Bounds(i int32) (first, last int32) {
	s := l.Page.Sentences[l.Page.Tokens[i].Sentence]
	first, last = s.First, s.Last
	if c := reading.ClaimOver(l.Said, l.Page.Tokens[i].Extent); c >= 0 {
		x := l.Said[c].Content
		first, last = max(first, l.Page.TokenAt(x.Start)), min(last, l.Page.TokenAt(x.End-1)+1)
	}
	return first, last
}

// Describes reports whether a verb only describes the noun before it, so that what follows may belong to the act before: فتى يبلغ من العمر 18 عاما.
func (l *Layers) Describes(i int32) bool {
	w, ok := l.Page.Stem(i)
	if !l.Page.Tokens[i].KnownAsStem && l.Page.IsMark(i-1, '"', '«', '“') {
		return true // a name: من طراز "ترميناتور"
	}
	return ok && !l.Page.Tokens[i].Clitics.Has(reading.Wa|reading.Fa) &&
		(l.Lex.In("g-lying", l.Page.Tokens[i].Stem) || l.Lex.In("g-describing", l.Lex.Form([]byte(l.Page.Lemma(&w)))))
}

// IsCarrier reports whether the verb at a token only lends itself to the act beside it: a light verb, one of coming about, or one that leads to an outcome.
func (l *Layers) IsCarrier(i int32) bool {
	for _, s := range l.Seen.From(i) {
		if e := l.Lex.Entry(s.Entry); e.Aspect.IsVerb() && l.Lex.Kind(e.Row) == lexicon.StatusKind && l.Lex.Cue(e.Row).IsLight() {
			return true
		}
	}
	w, ok := l.Page.Stem(i)
	return l.Lex.In("g-yielding", l.Page.Tokens[i].Stem) || ok && l.Lex.In("g-occurring", l.Lex.Form([]byte(l.Page.Lemma(&w))))
}

// OpensRelative reports whether token i is الذي or one of its forms.
func (l *Layers) OpensRelative(i int32) bool {
	return l.Cl.Tag[i] == reading.Relative && strings.HasPrefix(l.Word(i), "ال")
}

// Lemma returns the form id of the dictionary form of the word at token i, its clitics left out, 0 where the lexicon has no such form or the token no word. It is
// dear: ask it of few tokens.
func (l *Layers) Lemma(i int32) uint32 {
	w, ok := l.Page.Stem(i)
	if !ok {
		return 0
	}
	return l.Lex.Form(letter.Fold(nil, l.Page.Lemma(&w)))
}
