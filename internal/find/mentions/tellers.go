package mentions

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// teller takes the noun phrase that stands right after a verb of saying and that nothing else knows: أضاف المقال أن, قال منظمون إن. It must
// stand where only the speaker can: before what opens a content.
func (f *finder) teller(i int32) (candidate, bool) {
	t := &f.page.Tokens[i]
	if i == 0 || f.cl.Tag[i] != reading.Noun || f.page.Tokens[i-1].Sentence != t.Sentence || f.cl.Tag[i-1] != reading.Verb ||
		t.Clitics&^reading.Al != 0 || t.Kind != reading.Arabic || strings.HasPrefix(f.page.Text[t.Start:t.End], "لل") || !f.says(i-1) || f.isTime(i) || f.isReporting(i) || f.isRefusal(i) {
		return candidate{}, false
	}
	end := i + 1
	for end < i+4 && f.goesOn(i, end) {
		end++
	}
	definite := t.Clitics.Has(reading.Al)
	given, _ := f.given(i)
	accusative := !definite && !given && t.KnownAsStem && strings.HasSuffix(f.page.Text[t.Start:t.End], "ا") // ليضيف متهكما: no subject
	if !f.opensContent(end, definite || given) || f.word(i) == "الله" || accusative || definite && f.isAct(i) && !f.page.IsMark(end, ':') && f.cl.Tag[min(end, int32(len(f.cl.Tag)-1))] != reading.That {
		return candidate{}, false
	}
	if definite && f.cl.Tag[end] != reading.That && (f.page.Tokens[i-1].Clitics.Has(reading.Sin) || i > 1 && f.cl.Tag[i-2] == reading.Negation) {
		return candidate{}, false // ستزيد الحرب الجوع في القارة, لم يعد الاستقرار إلى البلاد: nothing is said
	}
	c := candidate{first: i, last: end, start: t.Start, end: f.page.Tokens[end-1].End, class: "source", definite: definite, title: "name.teller"}
	if !definite && (given || end == i+1 && !t.KnownAsStem) {
		c.class, c.kind, c.nameFirst, c.nameLast, c.title = "name", isnad.Person, i, end, ""
		return c, true
	}
	c.kind = f.tellerKind(i)
	return c, true
}

// says reports whether token i is a verb of saying without a joined object.
func (f *finder) says(i int32) bool {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect.IsVerb() && !s.Clitics.Has(reading.Pronoun) {
			return true
		}
	}
	return false
}

// isRefusal reports whether token i stands in a formula by which a source keeps the name back: اشترط إغفال اسمه.
func (f *finder) isRefusal(i int32) bool {
	for j := max(0, i-1); j <= i; j++ {
		for _, s := range f.seen.From(j) {
			if s.Last > i && s.Last-s.First > 1 && f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.LinkKind {
				return true
			}
		}
	}
	return false
}

// saysAfter reports whether a verb of saying follows a mention that opens its sentence.
func (f *finder) saysAfter(c *candidate) bool {
	return int(c.last) < len(f.page.Tokens) && (c.first == 0 || f.page.Tokens[c.first-1].Sentence != f.page.Tokens[c.first].Sentence) && f.cl.Tag[c.last] == reading.Verb && f.says(c.last)
}

// isTime reports whether token i tells when and not who: أعلنت الخميس, قال أمس.
func (f *finder) isTime(i int32) bool {
	for _, s := range f.seen.From(i) {
		switch f.lex.Kind(f.lex.Entry(s.Entry).Row) {
		case lexicon.WeekdayKind, lexicon.MonthKind, lexicon.UnitKind, lexicon.DeicticKind:
			return true
		}
	}
	return false
}

// goesOn reports whether token j belongs to the noun phrase that begins at i: nouns without anything joined before them.
func (f *finder) goesOn(i, j int32) bool {
	if int(j) >= len(f.page.Tokens) || f.page.Tokens[j].Sentence != f.page.Tokens[i].Sentence || f.isTime(j) {
		return false
	}
	if f.page.Tokens[i].Clitics.Has(reading.Al) && !f.page.Tokens[j].Clitics.Has(reading.Al) && f.page.Tokens[j].KnownAsStem {
		return false // after a definite noun only what is definite goes on with it
	}
	if given, _ := f.given(i); given && (f.isNationality(j) || f.page.Tokens[j].Clitics.Has(reading.Pronoun) && !strings.HasSuffix(f.page.Slice(f.page.Tokens[j].Extent), "ي")) {
		return false // اتهم عباس الإسرائيليين, يصف حمزة شعوره
	}
	return f.cl.Tag[j] == reading.Noun && f.page.Tokens[j].Kind == reading.Arabic && (f.page.Tokens[j].Clitics&^(reading.Al|reading.Pronoun) == 0 || !f.page.Tokens[j].KnownAsStem)
}

// opensContent reports whether what is said begins at token j; after a definite noun the place, the time or who is told may come before it.
func (f *finder) opensContent(j int32, definite bool) bool {
	switch {
	case int(j) >= len(f.page.Tokens):
		return false
	case f.cl.Tag[j] == reading.That || f.page.IsMark(j, ':'):
		return true
	case f.page.IsMark(j, '"', '«', '“'):
		return !f.shortQuote(j)
	case !definite:
		return false
	case f.cl.Tag[j] == reading.Preposition || f.cl.Tag[j] == reading.Relative || f.page.IsMark(j, '،', ',', '(', '-'):
		return true
	}
	return f.page.Tokens[j].Clitics.Has(reading.Lam|reading.Ba) || f.isTime(j)
}

// shortQuote reports whether the quotation marks at token j hold a name.
func (f *finder) shortQuote(j int32) bool {
	for k := j + 1; k < j+7 && int(k) < len(f.page.Tokens); k++ {
		if f.page.IsMark(k, '"', '»', '”') {
			return true
		}
	}
	return false
}

// word is the folded form of token i, or "".
func (f *finder) word(i int32) string { return f.lex.Text(f.page.Tokens[i].Form) }

// tellerKind tells people in the plural from one person; what writes or is written (المقال، البيان) is no person, but is kept as one that
// speaks.
func (f *finder) tellerKind(i int32) isnad.EntityKind {
	s := f.page.Text[f.page.Tokens[i].StemStart:f.page.Tokens[i].StemEnd]
	for _, end := range [...]string{"ون", "ين", "ان", "ات"} {
		if len(s) > len(end)+4 && s[len(s)-len(end):] == end {
			return isnad.Group
		}
	}
	return isnad.Person
}
