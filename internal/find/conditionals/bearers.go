package conditionals

import (
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/internal/find/frames"
	"isnad/internal/reading"
)

// entities are those of mentions, each once.
func (f *finder) entities(mentions []int32) (out []int32) {
	for _, m := range mentions {
		e := f.Who.Mentions[m].Entity
		if len(out) == 0 || out[len(out)-1] != e {
			out = append(out, e)
		}
	}
	return out
}

// subjects is who does what the verb at token i tells: by its frame, else people whom only a count or an indefinite noun tells, else who is named next.
func (f *finder) subjects(i, last int32) []int32 {
	if f.isWe(i) {
		return f.oursAt(f.Page.Tokens[i].Extent)
	}
	frame := f.Frames.Of(i)
	if frame != nil && len(frame.Bare) > 0 && frame.Bare[0].IsPeople {
		if e := f.people(&frame.Bare[0]); e != nil {
			return e
		}
	}
	if frame != nil && len(frame.Fore) > 0 {
		if e := f.people(&frame.Fore[0]); e != nil {
			return e
		}
	}
	overt := i+1 < last && f.Cl.Tag[i+1] == reading.Noun && f.Who.StartingAt(i+1) < 0 && !f.isTaken(i+1) // ستعاني القطاعات: no subject is taken from before
	switch {
	case frame != nil && len(frame.Subject) > 0 && !(frame.Inherited && overt):
		return f.entities(frame.Subject)
	case frame != nil && frame.Inherited && overt:
		return nil
	}
	return f.named(i+1, f.Page.Tokens[min(i+6, last-1)].End)
}

// isTaken reports whether token i is what one bears or reaps, and not who does: المزارعون هم من سيدفع الثمن.
func (f *finder) isTaken(i int32) bool {
	lemma := f.Lemma(i)
	return f.Lex.In("c-burdens", lemma) || f.Lex.In("c-prizes", lemma)
}

// isWe reports whether a verb in the present or future is that of the first person plural: سنفقد, but not تنفق.
func (f *finder) isWe(i int32) bool {
	t := &f.Page.Tokens[i]
	_, size := utf8.DecodeRuneInString(f.Page.Text[t.StemStart:t.StemEnd])
	if size == 0 || f.Page.Text[t.StemStart:t.StemStart+int32(size)] != "ن" {
		return false
	}
	lemma := f.Lex.Text(f.Lemma(i))
	return lemma != "" && !strings.HasPrefix(lemma, "ن")
}

// people is the entity of a phrase for people, which is added where it is no mention.
func (f *finder) people(p *reading.Phrase) []int32 {
	if p.Mention >= 0 {
		return f.entities([]int32{p.Mention})
	}
	if e := f.Described(p); e >= 0 {
		return []int32{e}
	}
	return nil
}

// counted is the people whom a number counts right after token i, where they are no mention: سيحرم أربعة آلاف مزارع.
func (f *finder) counted(i int32) []int32 {
	if frame := f.Frames.Of(i); frame != nil && len(frame.Bare) > 0 && frame.Bare[0].IsCount && frame.Bare[0].IsPeople && frame.Bare[0].First <= i+2 {
		return f.people(&frame.Bare[0])
	}
	return nil
}

// bearers is whose the noun at token n is: its pronoun's, its genitive's, or whom على, ل, أمام name. Of what is foreign, whose genitive it comes from, only the last, and
// the besieged (حصار غزة); what is taken away may be from somebody too.
func (f *finder) bearers(n, last int32, foreign, away bool) []int32 {
	t := &f.Page.Tokens[n]
	own := !foreign && !t.Clitics.Has(reading.Al)
	switch {
	case !foreign && f.isOurs(n):
		return f.ours(n, t.End, t.Extent)
	case !foreign && t.Clitics.Has(reading.Pronoun):
		return f.takenUp(n)
	}
	if whom := f.genitives(n+1, last); own && whom != nil {
		return whom
	}
	if whom := f.towards(n, last, "c-for"); whom != nil {
		return whom
	}
	if whom := f.towards(n, last, "c-from"); away && whom != nil {
		return whom
	}
	switch {
	case !foreign:
		return f.nation(n+1, f.Page.Tokens[min(n+2, last-1)].End)
	case f.Lex.In("c-sieges", f.Lemma(n)):
		return f.genitives(n+1, last)
	}
	return nil
}

// genitives is who is named in the genitive that begins at token j, through bare nouns between (مصدر رزق السكان).
func (f *finder) genitives(j, last int32) []int32 {
	for n := j; n < min(last, j+4); n++ {
		if f.Who.StartingAt(n) >= 0 && !f.Page.Tokens[n].Clitics.Has(reading.Lam|reading.Ba|reading.Wa) {
			return f.named(n, f.Page.Tokens[last-1].End)
		}
		switch f.Cl.Tag[n] {
		case reading.Noun, reading.Number, reading.Quantifier:
			if f.Page.Tokens[n].Clitics.Has(reading.Lam | reading.Ba | reading.Wa | reading.Pronoun) {
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

// towards is whom a preposition of a list, or a joined ل, names after token n within its clause.
func (f *finder) towards(n, last int32, class string) []int32 {
	for j := n + 1; j < min(last, n+7); j++ {
		switch t := &f.Page.Tokens[j]; {
		case f.Cl.Tag[j] == reading.Verb, f.Cl.Tag[j] == reading.That, f.Cl.Tag[j] == reading.Relative, f.Page.IsMark(j, '،', ',', '.', ':', '؛'):
			return nil
		case f.Cl.Tag[j] == reading.Preposition && f.Lex.In(class, t.Stem):
			if whom := f.genitives(j+1, last); whom != nil {
				return whom
			}
		case t.Clitics.Has(reading.Lam):
			if f.Who.StartingAt(j) >= 0 {
				return f.named(j, f.Page.Tokens[last-1].End)
			}
			if whom := f.genitives(j+1, last); whom != nil {
				return whom
			}
		}
	}
	return nil
}

// lastBefore is who is named last before token i in an outcome.
func (f *finder) lastBefore(i, first int32) []int32 {
	for j := i - 1; j >= first && j >= i-8; j-- {
		if m := f.Who.StartingAt(j); m >= 0 {
			return []int32{f.Who.Mentions[m].Entity}
		}
		if f.Cl.Tag[j] == reading.That && j < i-1 {
			return nil
		}
	}
	return nil
}

// reachBack is how many tokens before a pronoun the one whom it takes up may stand.
const reachBack = 60

// takenUp is whom the pronoun of the noun at token n takes up: who is named last before it in the paragraph and agrees.
func (f *finder) takenUp(n int32) []int32 {
	for j := n - 1; j >= 0 && j >= n-reachBack && f.Page.Tokens[j].Paragraph == f.Page.Tokens[n].Paragraph; j-- {
		if m := f.Who.StartingAt(j); m >= 0 && f.Who.Entities[f.Who.Mentions[m].Entity].Kind != isnad.Place && frames.FitsPronoun(f.Page, f.Who, f.Lex, n, m) {
			return []int32{f.Who.Mentions[m].Entity}
		}
	}
	return nil
}

// takenUpBy is the subject that a verb of becoming takes from before it: who is named last and agrees in number.
func (f *finder) takenUpBy(i int32) []int32 {
	plural := reading.Ends(f.Page.Slice(f.Page.Tokens[i].Extent), "ون")
	for j := i - 1; j >= 0 && j >= i-reachBack && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		if m := f.Who.StartingAt(j); m >= 0 {
			of := &f.Who.Mentions[m]
			if kind := f.Who.Entities[of.Entity].Kind; plural == (kind == isnad.Group || of.Agreement&reading.Plural != 0) && kind != isnad.Place {
				return []int32{of.Entity}
			}
		}
	}
	return nil
}

// isOurs reports whether the pronoun joined to token i is that of the first person plural.
func (f *finder) isOurs(i int32) bool {
	return reading.Ends(f.Page.Slice(f.Page.Tokens[i].Extent), "نا")
}

// generic is the group of the text that a singular with the article stands for (حياة الأسير, of الأسرى), where nobody of that description is named; else the entity itself.
func (f *finder) generic(e int32) int32 {
	of := &f.Who.Entities[e]
	if of.Kind != isnad.Person || len(of.Mentions) == 0 {
		return e
	}
	for _, m := range of.Mentions {
		if m := &f.Who.Mentions[m]; m.Form != isnad.NominalForm || m.Last-m.First > 1 || !f.Page.Tokens[m.First].Clitics.Has(reading.Al) {
			return e
		}
	}
	lemma := f.Lemma(f.Who.Mentions[of.Mentions[0]].Head)
	for k := range f.Who.Entities {
		if g := &f.Who.Entities[k]; lemma != 0 && g.Kind == isnad.Group && len(g.Mentions) > 0 && f.Lemma(f.Who.Mentions[g.Mentions[0]].Head) == lemma {
			return int32(k)
		}
	}
	return e
}
