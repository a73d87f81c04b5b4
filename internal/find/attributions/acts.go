package attributions

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// heed is how many words of a content are heard for what it does.
const heed = 45

// refine reads from a content what act a plain verb of saying performs: a denial of what was alleged (لا صحة ل), a demand (يجب), a threat (سنقصف), a promise
// (إنه سيزور), blame of another party (تقف وراء), a warning (كارثة إذا), a prediction (ستنهار الهدنة).
func (f *finder) refine(a *reading.Attribution) {
	if a.Act != isnad.Say || len(a.Links) == 0 {
		return
	}
	first, last := f.Page.TokenAt(a.Content.Start), f.Page.TokenAt(a.Content.End-1)+1
	clause := f.firstClause(first, last)
	last = min(last, first+heed)
	v, own := f.future(a, first, last)
	switch {
	case f.saysNo(first), f.falsifies(first, clause):
		a.Act = isnad.Deny
	case f.obliges(first, clause) || f.asks(a, first, clause):
		a.Act = isnad.Demand
	case own && f.isHostile(v, f.conditions(first, last)):
		a.Act = isnad.Threat
	case own:
		a.Act = isnad.Promise
	case f.blames(a, first, clause) || f.condemns(a, first, last):
		a.Act = isnad.Blame
	case f.alarms(first, last, v >= 0):
		a.Act = isnad.Warn
	case v >= 0 || f.supposing(first, last) || f.expects(first, clause):
		a.Act = isnad.Predict
	}
}

// firstClause returns the token after the first clause of a content: its first mark after three words, or a second أن.
func (f *finder) firstClause(first, last int32) int32 {
	for i := first + 3; i < last; i++ {
		if f.Page.IsMark(i, '،', ',', '.', '؛') || f.Cl.Tag[i] == reading.That && f.Who.ByToken[i] < 0 && i > first+6 {
			return i
		}
	}
	return last
}

// saysNo reports whether the content is the answer no: لا، لم نفعل ذلك.
func (f *finder) saysNo(i int32) bool {
	return f.Lex.In("c-nay", f.Page.Tokens[i].Form) && f.Page.IsMark(i+1, '،', ',', '.')
}

// falsifies reports whether the content begins by calling something untrue: لا صحة ل, غير صحيح, محض خيال.
func (f *finder) falsifies(first, last int32) bool {
	for i := first; i < last && i < first+12; i++ {
		switch {
		case f.Lex.In("c-fiction", f.Page.Tokens[i].Stem):
			return true
		case i == first:
		case f.Lex.In("c-truth", f.Page.Tokens[i].Stem) && f.Lex.In("c-no", f.Page.Tokens[i-1].Form):
			return true
		}
	}
	return false
}

// obliges reports whether the content begins with a word of duty: يجب, ينبغي, ضرورة; or lays a duty on somebody: على طهران أن.
func (f *finder) obliges(first, last int32) bool {
	for i := first; i < last && i < first+6; i++ {
		if f.Lex.In("c-must", f.Page.Tokens[i].Stem) && !(i > 0 && f.Cl.Tag[i-1] == reading.Relative) {
			return true
		}
		if i < first+3 && f.Page.Tokens[i].Stem == f.ala && f.Cl.Tag[i] == reading.Preposition {
			if m := f.Who.StartingAt(i + 1); m >= 0 && f.Who.Mentions[m].Last < last && f.Cl.Tag[f.Who.Mentions[m].Last] == reading.That {
				return true
			}
		}
	}
	return false
}

// asks reports whether the words themselves ask or command: ندعو العالم إلى, أوقفوا القصف.
func (f *finder) asks(a *reading.Attribution, first, last int32) bool {
	for i := first; i < last && i < first+8; i++ {
		t := &f.Page.Tokens[i]
		if f.Lex.In("c-we-ask", t.Stem) || a.Quoted && i < first+2 && f.Lex.In("c-commands", t.Form) {
			return true
		}
	}
	return false
}

// future returns the main verb of a content that tells of the future, or -1, and whether the speaker tells it of himself and his own: أنه سيزور, سنحمي.
// Verbs of relative clauses do not count; another verb before ends the search, save in the words of the speaker himself.
func (f *finder) future(a *reading.Attribution, first, last int32) (verb int32, own bool) {
	mine, begun := false, false
	for i := first; i < last; i++ {
		mine = f.isOwn(a, i) || mine && !(f.Cl.Gov[i] == 0 && f.Cl.Tag[i] == reading.Noun && f.Page.Tokens[i].Clitics.Has(reading.Al))
		if f.Cl.Tag[i] == reading.That && i > first+1 {
			mine = false
		}
		ahead := f.isFuture(i)
		if f.Cl.Tag[i] != reading.Verb && f.Cl.Tag[i] != reading.Auxiliary && !ahead || i > 0 && (f.Cl.Tag[i-1] == reading.Relative || f.Cl.Tag[i-1] == reading.Interrogative) || f.Lex.In("c-passing", f.Page.Tokens[i].Stem) {
			continue
		}
		we := f.isWe(i)
		if ahead && f.Lex.In("c-refuses", f.Page.Tokens[i].Stem) {
			return -1, false
		}
		if ahead && (we || !begun) {
			return i, we || mine && !f.isImpersonal(i)
		}
		begun = begun || f.Cl.Tag[i] == reading.Verb && !f.IsNounToo(i)
		if begun && !a.Quoted {
			return -1, false
		}
	}
	return -1, false
}

// isFuture reports whether token i is a verb of the future: سيزور, لن نقبل; also where no table knows the verb (ستجعل).
func (f *finder) isFuture(i int32) bool {
	t := &f.Page.Tokens[i]
	if t.Clitics.Has(reading.Sin) || i > 0 && f.Lex.In("c-never", f.Page.Tokens[i-1].Form) && f.Cl.Tag[i] == reading.Verb {
		return true
	}
	s := f.Page.Text[t.StemStart:t.End]
	if len(s) < 8 || !(strings.HasPrefix(s, "سي") || strings.HasPrefix(s, "ست") || strings.HasPrefix(s, "سن") || strings.HasPrefix(s, "سأ")) || t.Clitics.Has(reading.Al) {
		return false
	}
	return f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Auxiliary || f.Cl.Tag[i] == reading.Noun && i > 0 && !f.isWord(i) && (f.Cl.Tag[i-1] == reading.That || f.Cl.Tag[i-1] == reading.Stop)
}

// isWord reports whether the vocabulary knows token i as it stands.
func (f *finder) isWord(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if f.Lex.Kind(f.Lex.Entry(s.Entry).Row) == lexicon.VocabularyKind && s.Last == i+1 && s.Clitics == f.Page.Tokens[i].Clitics {
			return true
		}
	}
	return false
}

// isWe reports whether the verb at token i stands in the first person: سنحمي, سأعود, لن نقبل.
func (f *finder) isWe(i int32) bool {
	t := &f.Page.Tokens[i]
	s := f.Page.Text[t.StemStart:t.End]
	s = strings.TrimPrefix(s, "س")
	return strings.HasPrefix(s, "ن") || strings.HasPrefix(s, "أ")
}

// isImpersonal reports whether a verb of the future only says that something comes about: سيتم, ستكون هناك.
func (f *finder) isImpersonal(i int32) bool { return f.Lex.In("c-comes-about", f.Page.Tokens[i].Stem) }

// isOwn reports whether token i is the speaker himself or his side: his name, the pronoun of أنه where it agrees with him, بلاده.
func (f *finder) isOwn(a *reading.Attribution, i int32) bool {
	speaker := a.Links[len(a.Links)-1].Entity
	t := &f.Page.Tokens[i]
	if m := f.Who.StartingAt(i); m >= 0 && f.Who.Mentions[m].Entity == speaker || f.Lex.In("c-own", t.Stem) || f.Lex.In("c-own", t.Form) {
		return true
	}
	if f.Cl.Tag[i] != reading.That || a.Quoted {
		return false
	}
	switch text := f.Page.Slice(t.Extent); {
	case reading.Ends(text, "نها"):
		return !f.isMan(speaker)
	case reading.Ends(text, "نه"), reading.Ends(text, "نهم"):
		return true
	}
	return false
}

// isMan reports whether the words about an entity show a man.
func (f *finder) isMan(entity int32) bool {
	if entity < 0 || f.Who.Entities[entity].Kind != isnad.Person {
		return false
	}
	for _, m := range f.Who.Entities[entity].Mentions {
		if f.Who.Mentions[m].Agreement&reading.Feminine != 0 {
			return false
		}
	}
	return true
}

// isHostile reports whether the verb at token i tells of violence or of an answer, or under a condition of any harmful act: سنقصف, إذا لم ينسحبوا فسنغلق المعبر.
func (f *finder) isHostile(i int32, condition bool) bool {
	if f.Lex.In("c-retorts", f.Page.Tokens[i].Stem) {
		return true
	}
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.PredicateKind || !e.Aspect.IsVerb() {
			continue
		}
		switch f.Lex.Predicate(e.Row).Type {
		case isnad.Assault:
			return true
		case isnad.Coerce, isnad.Sanction, isnad.Mobilize:
			return condition
		}
	}
	return false
}

// blames reports whether a word of guilt is said of somebody else who is named: إن الجماعة تقف وراء الهجوم.
func (f *finder) blames(a *reading.Attribution, first, last int32) bool {
	speaker := a.Links[len(a.Links)-1].Entity
	named := false
	for i := first; i < last && i < first+14; i++ {
		if m := f.Who.StartingAt(i); m >= 0 {
			e := f.Who.Mentions[m].Entity
			named = named || e != speaker && f.Who.Entities[e].Kind != isnad.Place
		}
		t := &f.Page.Tokens[i]
		if named && !t.Clitics.Has(reading.Pronoun|reading.Al) && !(i > 0 && f.Cl.Tag[i-1] == reading.Negation) {
			if f.Lex.In("c-guilt", t.Stem) || f.Lex.In("c-stands", t.Stem) && int(i)+1 < len(f.Page.Tokens) && f.Lex.In("c-behind", f.Page.Tokens[i+1].Form) {
				return true
			}
		}
	}
	return false
}

// condemns reports whether words of condemnation are said: one in direct speech, or one that stands free in the first words of indirect speech (تعد جريمة حرب,
// اعتدت بوحشية), or two. What is done against such things (مكافحة الفساد), denied, or only a label (الأجهزة القمعية) is no condemnation.
func (f *finder) condemns(a *reading.Attribution, first, last int32) bool {
	direct := a.Quoted || f.Page.IsMark(first-1, ':')
	n := 0
	for i := first; i < last; i++ {
		t := &f.Page.Tokens[i]
		if !f.Lex.In("c-blame", t.Stem) || t.Clitics.Has(reading.Al) && f.isAdjective(i) || f.Who.ByToken[i] >= 0 && f.Who.Mentions[f.Who.ByToken[i]].Form == isnad.NameForm {
			continue
		}
		if i > 0 && (f.Cl.Tag[i-1] == reading.Negation || f.Lex.In("c-fights", f.Page.Tokens[i-1].Stem) || f.Lex.In("c-no", f.Page.Tokens[i-1].Form)) {
			continue
		}
		n++
		if n > 1 || direct || i < first+22 && !t.Clitics.Has(reading.Al) && f.standsFree(i, first) {
			return true
		}
	}
	return false
}

// standsFree reports whether a word is said of something: a verb, or neither the genitive of a noun nor governed by a free preposition; an adverb with ب is.
func (f *finder) standsFree(i, first int32) bool {
	t := &f.Page.Tokens[i]
	if f.Cl.Tag[i] == reading.Verb || t.Clitics.Has(reading.Ba) && !t.Clitics.Has(reading.Al) {
		return true
	}
	if i == first {
		return true
	}
	before := &f.Page.Tokens[i-1]
	if f.isAdjective(i) && f.Cl.Tag[i-1] == reading.Noun && !before.Clitics.Has(reading.Al) {
		return true
	}
	return (f.Cl.Gov[i] == 0 || before.Clitics.Has(reading.Al) && !t.Clitics.Has(reading.Al|reading.Ba|reading.Lam)) && !(f.Cl.Tag[i-1] == reading.Noun && !before.Clitics.Has(reading.Al|reading.Pronoun) && f.Who.ByToken[i-1] < 0)
}

// alarms reports whether a content tells of danger to come: a word of harm with a condition or the future, or a verb that tells harm in the present.
func (f *finder) alarms(first, last int32, future bool) bool {
	future = future || f.supposing(first, last)
	for i := first; i < last; i++ {
		switch t := &f.Page.Tokens[i]; {
		case i > 0 && f.Cl.Tag[i-1] == reading.Negation:
		case f.Lex.In("c-harms", t.Stem) && f.Cl.Tag[i] == reading.Verb && !(i > 0 && f.Cl.Tag[i-1] == reading.Relative), future && f.Lex.In("c-alarm", t.Stem):
			return true
		}
	}
	return false
}

// conditions reports whether a condition stands in a content.
func (f *finder) conditions(first, last int32) bool {
	for i := first; i < last; i++ {
		for _, s := range f.Seen.From(i) {
			if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ConditionalKind && f.Cl.Tag[i] != reading.That && !f.asksWhether(i) {
				if c := f.Lex.Cue(e.Row).Construct; c == "if" || c == "unless" || c == "else" {
					return true
				}
			}
		}
	}
	return false
}

// supposing reports whether a content draws a consequence: a condition with a future, or what means or leads to something.
func (f *finder) supposing(first, last int32) bool {
	condition, ahead := false, false
	for i := first; i < last; i++ {
		for _, s := range f.Seen.From(i) {
			e := f.Lex.Entry(s.Entry)
			if f.Lex.Kind(e.Row) != lexicon.ConditionalKind || i > 0 && f.Cl.Tag[i-1] == reading.Relative {
				continue
			}
			switch q := f.Lex.Cue(e.Row); q.Construct {
			case "if", "unless", "provided":
				condition = condition || f.Cl.Tag[i] != reading.That && !f.asksWhether(i)
			case "means":
				if f.Cl.Tag[i] != reading.Noun && e.Aspect == lexicon.Imperfect && (i == 0 || f.Cl.Tag[i-1] != reading.Negation) && f.ties(s, q) {
					return true
				}
			}
		}
		ahead = ahead || f.isFuture(i)
	}
	return condition && ahead
}

// ties reports whether a verb of outcome is used as one: its preposition follows (يؤدي إلى), or it ties by itself (يعني).
func (f *finder) ties(s reading.Sighting, q *lexicon.Cue) bool {
	n := int(s.Last)
	if n >= len(f.Page.Tokens) {
		return false
	}
	return f.Lex.In("c-means", f.Page.Tokens[s.First].Stem) || q.Opens.Has(lexicon.Slot(f.Page.Tokens[n].Stem)) && f.Cl.Tag[n] == reading.Preposition
}

// asksWhether reports whether the particle at token i asks whether: ما إذا, عما إذا.
func (f *finder) asksWhether(i int32) bool {
	return i > 0 && strings.HasSuffix(f.Word(i-1), "ما")
}

// expects reports whether the first clause says what is likely: من المرجح أن.
func (f *finder) expects(first, last int32) bool {
	for i := first; i < last && i < first+10; i++ {
		for _, s := range f.Seen.From(i) {
			if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.StatusKind {
				if q := f.Lex.Cue(e.Row); (q.Leaning == isnad.Likely || q.Leaning == isnad.Unlikely) && s.Last < last && f.Cl.Tag[s.Last] == reading.That {
					return true
				}
			}
		}
	}
	return false
}
