package reports

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// window is how many words around a trigger may meet its needs.
const (
	windowAfter  = 6
	windowBefore = 3
)

// needs reports whether what a sense needs stands near, and whether what it excludes does. A word that it needs may stand further on as the head of a
// bare argument (قطع العشرات من أهالي البلدة مساء السبت الطريق), or before where the trigger takes it up with a pronoun (القنصلية … لن يغلقوها).
func (f *finder) needs(p *lexicon.Predicate, s reading.Sighting) (found, excluded bool) {
	if len(p.Needs.Any) == 0 && len(p.Needs.None) == 0 {
		return true, false
	}
	found = len(p.Needs.Any) == 0
	first, last := f.windowStart(s.First), f.windowEnd(s.Last)
	for i := first; i < last; i++ {
		if after := f.asideAt(i); after > 0 && (after <= s.First || i >= s.Last && after <= last) {
			i = after - 1
			continue
		}
		if i >= s.First && i < s.Last {
			continue
		}
		if i < s.Last+windowAfter && f.isOneOf(i, p.Needs.None) {
			return false, true
		}
		found = found || f.isOneOf(i, p.Needs.Any) || f.isFeminineOf(i, p.Needs.Any)
	}
	return found || f.headsBare(s, p.Needs.Any) || isClosing(p) && f.takesUpOne(s, p.Needs.Any), false
}

// headsBare reports whether one of the forms heads a noun phrase that a verb governs without preposition.
func (f *finder) headsBare(s reading.Sighting, forms []uint32) bool {
	frame := f.Frames.Of(s.First)
	if frame == nil || !frame.IsVerb {
		return false
	}
	for k := range frame.Bare {
		if !frame.Bare[k].IsJoined && f.isOneOf(frame.Bare[k].Head, forms) {
			return true
		}
	}
	return false
}

// reachTakenUp is how many sentences before a verb the word may stand that its pronoun takes up.
const reachTakenUp = 2

// takesUpOne reports whether the pronoun ها or ه of a verb may mean one of the forms: a noun of its gender in its sentence or the two before it.
func (f *finder) takesUpOne(s reading.Sighting, forms []uint32) bool {
	t := &f.Page.Tokens[s.First]
	if f.Cl.Tag[s.First] != reading.Verb || !s.Clitics.Has(reading.Pronoun) || f.isMasdar(s.First) || !f.beginsClause(s.First) {
		return false
	}
	feminine := reading.Ends(f.Page.Slice(t.Extent), "ها")
	if !feminine && !reading.Ends(f.Page.Slice(t.Extent), "ه") {
		return false
	}
	floor := f.Page.Sentences[max(0, t.Sentence-reachTakenUp)].First
	for i := s.First - 1; i >= floor; i-- {
		if f.Cl.Tag[i] == reading.Noun && f.isFeminineNoun(i) == feminine && f.isOneOf(i, forms) {
			return true
		}
	}
	return false
}

// beginsClause reports whether nothing but a particle stands before a verb in its clause: لن يغلقوها, إن أغلقوها; a noun there would be what a relative clause tells
// of (معلومات نشرتها).
func (f *finder) beginsClause(i int32) bool {
	if i == f.Page.Sentences[f.Page.Tokens[i].Sentence].First {
		return true
	}
	switch f.Cl.Tag[i-1] {
	case reading.Negation, reading.That, reading.Auxiliary, reading.Conjunction:
		return true
	}
	return false
}

// reachAgain is how many sentences before a definite noun the act may have been told that it takes up.
const reachAgain = 12

// again is the sense that a word of the text has where a definite noun, or a verb whose object says nothing, takes it up without the words that the sense needs: هدد بإغلاق السفارة … بدلا من
// الإغلاق الذي لوح به.
func (f *finder) again(i int32) (hit, bool) {
	t := &f.Page.Tokens[i]
	verb := f.Cl.Tag[i] == reading.Verb && f.shutsDoors(i)
	if !verb && (f.Cl.Tag[i] != reading.Noun || !t.Clitics.Has(reading.Al) || t.Clitics.Has(reading.Pronoun)) {
		return hit{}, false
	}
	for k := len(f.hits) - 1; k >= 0 && t.Sentence-f.Page.Tokens[f.hits[k].First].Sentence <= reachAgain; k-- {
		for _, s := range f.Seen.From(i) {
			e := f.Lex.Entry(s.Entry)
			if e.Row != f.hits[k].row || !verb && e.Aspect != lexicon.Masdar || verb && !e.Aspect.IsVerb() || !isClosing(f.hits[k].p) || s.Last != i+1 || !f.stands(s, e) || f.hits[k].p.Needs.Light {
				continue
			}
			if _, excluded := f.needs(f.hits[k].p, s); !excluded {
				return hit{Sighting: s, p: f.hits[k].p, aspect: e.Aspect, row: e.Row}, true
			}
		}
	}
	return hit{}, false
}

// shutsDoors reports whether the object of a verb says nothing of what is shut: ستغلق لاهاي أبوابها, لن يغلقوا شيئا.
func (f *finder) shutsDoors(i int32) bool {
	for j := i + 1; j < min(f.Page.Sentences[f.Page.Tokens[i].Sentence].Last, i+4); j++ {
		if f.Lex.In("f-mere-doors", f.Page.Tokens[j].Form) {
			return true
		}
	}
	return false
}

// isClosing reports whether a sense tells that something is shut, cut off or forbidden, which a definite noun mostly takes up: الإغلاق, الحظر.
func isClosing(p *lexicon.Predicate) bool {
	return p.Type == isnad.Sanction && p.Mode != isnad.Convict || p.Type == isnad.Coerce && p.Mode == isnad.Restrict || p.Type == isnad.Protest && p.Mode == isnad.Obstruct
}

// windowStart is the first token of the window before a trigger, no further than أن; a name counts as one word: أعرب وزير الخارجية عادل الجبير عن ثقته. An
// aside counts for nothing.
func (f *finder) windowStart(i int32) int32 {
	first := f.Page.Sentences[f.Page.Tokens[i].Sentence].First
	for n := 0; n < windowBefore && i > first && (f.Cl.Tag[i-1] != reading.That || i > 1 && f.Lex.In("g-once-before", f.Page.Tokens[i-2].Form)); n++ {
		if open := f.asideBefore(i); open >= 0 {
			i = open
			continue
		}
		i--
		if m := f.Who.ByToken[i]; m >= 0 {
			i = f.Who.Mentions[m].First
		}
	}
	return max(i, first)
}

// windowEnd is the token after the window behind a trigger; a name counts as one word: رأس الأمير محمد بن نايف أمس اجتماعا. An aside counts for nothing.
func (f *finder) windowEnd(i int32) int32 {
	if int(i) >= len(f.Page.Tokens) {
		return i
	}
	last := f.Page.Sentences[f.Page.Tokens[i-1].Sentence].Last
	for n := 0; n < windowAfter && i < last; n++ {
		if after := f.asideAt(i); after > 0 {
			i = after
			continue
		}
		if m := f.Who.StartingAt(i); m >= 0 && f.Who.Mentions[m].Form == isnad.NameForm {
			i = f.Who.Mentions[m].Last
		} else {
			i++
		}
	}
	return min(i, last)
}

// reachAside is how many words an aside has at most.
const reachAside = 10

// asideAt returns the token after the aside that the comma at token i opens, or -1: a phrase between two commas that begins with في, خلال and the like or tells a
// time and holds no verb but one that tells of its noun (، في بيان أصدره أمس، and ، أمس الأربعاء،), or that says who or what the word before it is (، وهي من طراز كاتيوشا،).
func (f *finder) asideAt(i int32) int32 {
	if !f.Page.IsMark(i, '،', ',') {
		return -1
	}
	last := f.Page.Sentences[f.Page.Tokens[i].Sentence].Last
	n := i + 1
	if n >= last {
		return -1
	}
	adjunct := f.Cl.Tag[n] == reading.Preposition && f.Page.Tokens[n].Clitics == 0 && f.Lex.In("g-aside-openers", f.Page.Tokens[n].Form) || f.IsTime(n)
	if !adjunct && !(f.Cl.Tag[n] == reading.FreePronoun && strings.HasPrefix(f.Word(n), "و")) {
		return -1
	}
	for j := n; j < min(last, i+2+reachAside); j++ {
		switch {
		case f.Page.IsMark(j, '،', ','):
			return j + 1
		case f.Cl.Tag[j] == reading.Verb && adjunct && !(f.Page.Tokens[j].Clitics.Has(reading.Pronoun) && f.Cl.Tag[j-1] == reading.Noun), f.Cl.Tag[j] == reading.That, f.Page.IsMark(j, ':', '.', '؛', '…'):
			return -1
		}
	}
	return -1
}

// asideBefore returns the comma that opens the aside that ends right before token i, or -1.
func (f *finder) asideBefore(i int32) int32 {
	if i < 2 || !f.Page.IsMark(i-1, '،', ',') {
		return -1
	}
	for j := i - 2; j >= max(f.Page.Sentences[f.Page.Tokens[i-1].Sentence].First, i-3-reachAside); j-- {
		if f.Page.IsMark(j, '،', ',') {
			if f.asideAt(j) == i {
				return j
			}
			return -1
		}
	}
	return -1
}

// isFeminineOf reports whether a token is the feminine of one of the forms: فاشل holds for فاشلة.
func (f *finder) isFeminineOf(i int32, forms []uint32) bool {
	masculine, feminine := strings.CutSuffix(f.stemText(f.Page.Tokens[i].Stem), "ه")
	if !feminine {
		return false
	}
	for _, form := range forms {
		if f.Lex.Text(form) == masculine {
			return true
		}
	}
	return false
}

// isOneOf reports whether a token, as written or as divided, is one of the forms.
func (f *finder) isOneOf(i int32, forms []uint32) bool {
	t := &f.Page.Tokens[i]
	for _, form := range forms {
		if form == t.Form || form == t.Stem {
			return true
		}
		for g := t.FirstGuess; g < t.LastGuess; g++ {
			if f.Page.Guesses[g].Form == form {
				return true
			}
		}
	}
	return false
}

// stemText is the folded text of a form of the lexicon, or "".
func (f *finder) stemText(form uint32) string {
	if form != 0 && int(form) <= f.Lex.FormCount() {
		return f.Lex.Text(form)
	}
	return ""
}
