package frames

import (
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

const (
	phrasesMost  = 4  // phrases that a head can have, with those that و joins
	phrasesReach = 22 // tokens after the head in which they are looked for; a name counts as one
	asideReach   = 9  // tokens that may stand between two commas or brackets
)

// phrases returns the noun phrases that follow token i in its clause and that no preposition governs, in order. It parts subject from object by the
// article, by the endings of cases and by what is a name, so that قتل مسلحون جنديا إسرائيليا في المدينة gives two. In an act told by a noun the
// first is the genitive.
func (f *finder) phrases(i int32) (out []reading.Phrase) {
	s := f.page.Sentences[f.page.Tokens[i].Sentence]
	limit := min(s.Last, i+phrasesReach)
	for j := i + 1; j < limit && len(out) < phrasesMost; {
		last := f.bound(j)
		switch {
		case last == j && f.isMinor(j):
			j++
		case last == j && f.who.ByToken[j] < 0 && f.isAdverbOfTime(j):
			j++
		case f.cl.Tag[j] == reading.Preposition && last == j:
			if f.hasPronoun(j) {
				if len(out) > 0 {
					return out // بينهم ثلاثة
				}
				j++
				continue
			}
			if j++; f.page.IsMark(j, '«', '"', '“') {
				j++
			}
			j = f.governed(j)
			if len(out) > 0 && f.hasPronoun(j-1) && f.cl.Tag[j-1] == reading.Noun {
				return out // في مقدمتها الكهرباء
			}
		case f.page.Tokens[j].Clitics.Has(reading.Ba|reading.Lam|reading.Kaf) && last == j && f.cl.Tag[j] != reading.Verb:
			j = max(f.governed(j), j+1)
		case f.page.IsMark(j, '،', ',', '(', '-', '–'):
			after := f.aside(j, s.Last)
			if after < 0 {
				return out
			}
			j = after
		case last == j && f.endsPhrases(i, j, len(out)):
			return out
		case len(out) == 0 && f.page.Tokens[j].Clitics.Has(reading.Wa):
			return out // مصرع وإصابة العشرات
		default:
			p, end := f.phrase(j)
			if end <= j {
				return out
			}
			limit = min(s.Last, limit+end-j-1)
			p.IsJoined = len(out) > 0 && f.page.Tokens[j].Clitics.Has(reading.Wa)
			if !f.isCircumstance(&p) && !(p.IsJoined && out[len(out)-1].Last != j) {
				out = append(out, p)
			}
			j = end
		}
	}
	return out
}

// hasPronoun reports whether a pronoun is joined to token i: فيها، شقيقه.
func (f *finder) hasPronoun(i int32) bool {
	_, ok := f.page.WordOf(i, reading.PronounWord)
	return ok || f.page.Tokens[i].Clitics.Has(reading.Pronoun)
}

// isMinor reports whether token j is a word between a head and its phrases that is none: an adverb, قد, or quotation marks.
func (f *finder) isMinor(j int32) bool {
	switch f.cl.Tag[j] {
	case reading.Adverb, reading.Auxiliary, reading.Demonstrative:
		return true
	}
	return f.page.IsMark(j, '«', '»', '"', '“', '”', ')')
}

// endsPhrases reports whether the clause of head i ends before token j, which begins no phrase.
func (f *finder) endsPhrases(i, j int32, found int) bool {
	switch f.cl.Tag[j] {
	case reading.Interrogative:
		return f.who.ByToken[j] < 0
	case reading.Verb, reading.That, reading.Relative, reading.Negation, reading.Conjunction, reading.FreePronoun, reading.Stop:
		return true
	}
	return f.stops(i, j, found)
}

// aside returns the token after the comma or bracket that closes what opens at j, or -1 where nothing does.
func (f *finder) aside(j, last int32) int32 {
	for k := j + 1; k < min(last, j+asideReach); k++ {
		switch {
		case f.page.IsMark(j, '(') == f.page.IsMark(k, ')') && f.page.IsMark(k, '،', ',', ')', '-', '–'):
			return k + 1
		case f.cl.Tag[k] == reading.Verb || f.cl.Tag[k] == reading.That || f.cl.Tag[k] == reading.Relative:
			return -1
		}
	}
	return -1
}

// governed returns the token after the noun phrase that begins at j, which a preposition governs.
func (f *finder) governed(j int32) int32 {
	if int(j) >= len(f.page.Tokens) || f.page.Tokens[j].Sentence != f.page.Tokens[j-1].Sentence {
		return j
	}
	if f.cl.Tag[j] != reading.Noun && f.cl.Tag[j] != reading.Number && f.cl.Tag[j] != reading.Quantifier && f.who.StartingAt(j) < 0 && f.bound(j) == j {
		return j
	}
	f.isGoverned = true
	defer func() { f.isGoverned = false }()
	_, end := f.phrase(j)
	for end > j && int(end) < len(f.page.Tokens) && f.page.Tokens[end].Clitics.Has(reading.Wa) && f.cl.Tag[end] == reading.Noun && f.page.Tokens[end].Sentence == f.page.Tokens[j].Sentence {
		_, next := f.phrase(end)
		end = max(next, end+1)
	}
	return max(end, j+1)
}

// isCircumstance reports whether a phrase tells when or how: a time, or an adjective in the accusative (رسميا).
func (f *finder) isCircumstance(p *reading.Phrase) bool {
	if p.Mention >= 0 {
		return false
	}
	for _, s := range f.seen.From(p.Head) {
		switch f.lex.Kind(f.lex.Entry(s.Entry).Row) {
		case lexicon.WeekdayKind, lexicon.MonthKind, lexicon.UnitKind, lexicon.DeicticKind:
			return true
		}
	}
	w, ok := f.page.Stem(p.Head)
	if !ok || p.IsCount {
		return false
	}
	return w.Tag == arabic.ADV || w.Tag == arabic.ADJ && !p.IsPeople && !f.isPlaceWord(p.Head) || p.Case == reading.Oblique && !p.IsPeople && strings.HasSuffix(w.Form, "ا") && f.isNationality(p.Head)
}

// phrase reads the noun phrase that begins at token j and returns it with the token after it; the end is j where none begins.
func (f *finder) phrase(j int32) (p reading.Phrase, end int32) {
	p = reading.Phrase{First: j, Head: j, Mention: -1}
	k := f.count(&p, j)
	if p.IsCount && k > j {
		k = f.counted(&p, k)
	} else if m := f.who.StartingAt(j); m >= 0 {
		p.Mention, k = m, f.who.Mentions[m].Last
		p.IsDefinite = f.isDefinite(m)
	} else {
		p.IsDefinite = f.page.Tokens[j].Clitics.Has(reading.Al) || f.hasPronoun(j)
		p.IsPeople = !p.IsDefinite && f.isPeople(j)
		k = j + 1
	}
	k = f.extended(&p, k)
	k = f.parts(&p, k)
	p.Last = k
	p.Case = f.caseOf(&p)
	p.Class = f.class(&p)
	if p.Mention >= 0 && !p.IsCount {
		p.IsPeople = !p.IsDefinite && (p.Class == reading.GroupClass || p.Class == reading.PersonClass || p.Class == reading.GunmenClass)
	}
	return p, k
}

// isDefinite reports whether a mention is a name, or has an article before a preposition in it.
func (f *finder) isDefinite(m int32) bool {
	mention := &f.who.Mentions[m]
	if mention.Form == isnad.NameForm {
		return true
	}
	for k := mention.First; k < mention.Last && f.cl.Tag[k] != reading.Preposition; k++ {
		if f.page.Tokens[k].Clitics.Has(reading.Al) || f.hasPronoun(k) {
			return true
		}
	}
	return false
}

// count passes over a number, what bounds it, and words like عدد; it returns the token after them, where the counted noun stands.
func (f *finder) count(p *reading.Phrase, j int32) int32 {
	k := f.bound(j)
	for int(k) < len(f.page.Tokens) && f.page.Tokens[k].Sentence == f.page.Tokens[j].Sentence && (f.cl.Tag[k] == reading.Number || f.isNumber(k) || f.page.Tokens[k].Kind == reading.Numeral) {
		if !p.IsCount {
			p.First, p.Head = k, k
		}
		p.IsCount = true
		k++
	}
	if k == j && f.cl.Tag[j] == reading.Quantifier {
		p.IsCount, k = true, j+1
	}
	return k
}

// counted takes the noun that a number counts, right after it: خمسة فلسطينيين، 12 شخصا.
func (f *finder) counted(p *reading.Phrase, k int32) int32 {
	if int(k) >= len(f.page.Tokens) || f.page.Tokens[k].Sentence != f.page.Tokens[p.First].Sentence || f.cl.Tag[k] != reading.Noun && !f.lex.In("g-another", f.page.Tokens[k].Stem) ||
		f.page.Tokens[k].Clitics.Has(reading.Wa|reading.Fa|reading.Ba|reading.Lam|reading.Kaf) {
		p.IsPeople = true // 12 قتلوا: a bare number of an act of force counts people
		return k
	}
	p.Head = k
	if m := f.who.StartingAt(k); m >= 0 {
		p.Mention, p.IsPeople = m, f.isPeople(k) || f.kind(m) == isnad.Group || f.kind(m) == isnad.Person
		return f.who.Mentions[m].Last
	}
	p.IsPeople = f.isPeople(k) || f.lex.In("g-another", f.page.Tokens[k].Stem)
	return k + 1
}

// extended passes over the adjectives and genitives of a phrase.
func (f *finder) extended(p *reading.Phrase, k int32) int32 {
	for n := 0; n < 8 && int(k) < len(f.page.Tokens) && f.page.Tokens[k].Sentence == f.page.Tokens[p.First].Sentence; n++ {
		t := &f.page.Tokens[k]
		if f.page.IsMark(k, '»', '”', '"') || f.page.IsMark(k, '«', '“') && f.closes(k) > 0 {
			k++
			continue
		}
		if f.lex.In("g-another", t.Stem) && t.Clitics&^reading.Al == 0 {
			k++
			continue
		}
		if f.cl.Tag[k] != reading.Noun || t.Clitics.Has(reading.Wa|reading.Fa|reading.Ba|reading.Lam|reading.Kaf) || !f.attaches(p, k) {
			return k
		}
		if p.IsCount && f.isNationality(k) && f.caseOf(p) != reading.Nominative && strings.HasSuffix(f.page.Slice(t.Extent), "ا") && k == p.Head+1 {
			k++ // 15 جنديا تركيا
			continue
		}
		if m := f.who.StartingAt(k); m >= 0 {
			p.IsDefinite = true
			if p.Mention < 0 {
				p.Mention = m
			}
			k = f.who.Mentions[m].Last
			continue
		}
		k++
	}
	return k
}

// closes returns the token of the quotation mark that closes what opens at k, or 0 where it is far.
func (f *finder) closes(k int32) int32 {
	for j := k + 1; j < k+5 && int(j) < len(f.page.Tokens); j++ {
		if f.page.IsMark(j, '»', '”', '"') {
			return j
		}
	}
	return 0
}

// attaches reports whether the noun at token k goes on with a phrase: an adjective with or without article like the head, or a genitive after a
// noun without article.
func (f *finder) attaches(p *reading.Phrase, k int32) bool {
	before := &f.page.Tokens[k-1]
	closed := before.Clitics.Has(reading.Al) || f.hasPronoun(k-1) || p.Mention >= 0 && f.who.Mentions[p.Mention].Last == k && p.IsDefinite
	al := f.hasArticle(k)
	m := f.who.StartingAt(k)
	switch c := f.ending(k); {
	case f.isGoverned && f.isDate(k-1) && !f.isDate(k) && !al:
		return false // قبل ظهر أمس ناشطا
	case !p.IsDefinite && !al && k == p.Head+1 && m < 0 && c != reading.NoCase && c == f.ending(p.Head):
		return true // ملثمون مجهولون
	case !f.isGoverned && m < 0 && f.isDate(k) && !f.isDate(p.Head):
		return false // خطف ملثمون أمس
	}
	switch {
	case m >= 0 && f.who.Mentions[m].Form == isnad.NameForm:
		return !closed || al && f.isAdjective(k)
	case f.isAdjective(k) && !f.isPlaceWord(k): // المحتجون الشارع
		return (al == p.IsDefinite || al && closed) && f.agreeInCase(p.Head, k)
	case closed:
		return false
	case m >= 0 && f.isGoverned && p.Mention < 0 && !p.IsCount:
		return true
	case m >= 0 && !f.isPeople(p.Head) && !p.IsCount && !f.isPeople(k-1):
		return true // منزل رئيس الحزب
	case al || f.hasPronoun(k):
		return true
	}
	if f.isGoverned && p.Mention < 0 && !p.IsCount && !p.IsPeople {
		return true // على يد إرهابيين
	}
	return !p.IsCount && f.ending(k) == reading.NoCase && m < 0 && !f.isPeople(k) && !f.isNumber(k)
}

// hasArticle reports whether token i begins with the article, a known name (السعودية) too.
func (f *finder) hasArticle(i int32) bool {
	w, ok := f.page.Stem(i)
	return f.page.Tokens[i].Clitics.Has(reading.Al) || ok && strings.HasPrefix(w.Form, "ال")
}

// agreeInCase reports whether the endings of two words show no different cases: مهاجمان منزلا are two phrases.
func (f *finder) agreeInCase(a, b int32) bool {
	x, y := f.ending(a), f.ending(b)
	return x == reading.NoCase || y == reading.NoCase || x == y
}

// isAdjective reports whether token k stands as an adjective: so the tagger or the table of nationalities says.
func (f *finder) isAdjective(k int32) bool {
	w, ok := f.page.Stem(k)
	return ok && w.Tag == arabic.ADJ || f.isNationality(k)
}

func (f *finder) isNationality(k int32) bool {
	for _, s := range f.seen.From(k) {
		if e := f.lex.Entry(s.Entry); s.Last == k+1 && e.Aspect == lexicon.Demonym {
			return true
		}
	}
	return false
}

// parts takes the whole of which a number or an indefinite noun names a part: ثلاثة من رجال الأمن، عدد من الأطفال.
func (f *finder) parts(p *reading.Phrase, k int32) int32 {
	if p.IsDefinite || int(k)+1 >= len(f.page.Tokens) || f.page.Tokens[k+1].Sentence != f.page.Tokens[p.First].Sentence {
		return k
	}
	if f.cl.Tag[k] != reading.Preposition || f.page.Tokens[k].Form != f.min || !(f.page.Tokens[k+1].Clitics.Has(reading.Al) || f.lex.In("g-parts", f.page.Tokens[p.Head].Stem) || f.hasPronoun(k+1) || f.who.StartingAt(k+1) >= 0) {
		return k
	}
	whole, end := f.phrase(k + 1)
	if end <= k+1 || p.IsCount && p.IsPeople && p.Head > p.First && f.hasPronoun(k+1) && !f.isPeople(whole.Head) && whole.Mention < 0 {
		return k // أربعة آلاف مزارع من أراضيهم
	}
	if p.Mention < 0 {
		p.Mention = whole.Mention
	}
	if p.IsCount = p.IsCount || f.lex.In("g-parts", f.page.Tokens[p.Head].Stem); p.IsCount {
		p.IsPeople = p.IsPeople || f.isPeople(whole.Head) || whole.Class == reading.GroupClass || whole.Class == reading.GunmenClass || whole.Class == reading.ArmedClass
	}
	return end
}

// caseOf is the case that the first word of a phrase shows.
func (f *finder) caseOf(p *reading.Phrase) reading.Case {
	first := f.bound(p.First)
	if c := f.ending(first); c != reading.NoCase || p.IsCount {
		return c
	}
	return f.ending(p.Head)
}

// ending is the case that the letters of token i show, where its lemma lacks them: مسلحون, مهاجمان; فتيين, جنديا.
func (f *finder) ending(i int32) reading.Case {
	w, ok := f.page.Stem(i)
	if !ok || f.hasPronoun(i) {
		return reading.NoCase
	}
	bare := strings.TrimPrefix(w.Form, "ال")
	if f.cl.Tag[i] == reading.Number || f.isNumber(i) {
		return endingOf(bare, "", true)
	}
	if w.Tag == arabic.PROPN || !strings.HasSuffix(bare, "ن") && !strings.HasSuffix(bare, "ا") {
		return reading.NoCase
	}
	lemma := f.page.Lemma(&w)
	if lemma == w.Form || lemma == bare {
		return reading.NoCase
	}
	return endingOf(bare, lemma, false)
}

func endingOf(form, lemma string, number bool) reading.Case {
	switch {
	case strings.HasSuffix(form, "ون") || strings.HasSuffix(form, "ان") && (number || !strings.HasSuffix(lemma, "ان")):
		return reading.Nominative
	case strings.HasSuffix(form, "ين") && (number || !strings.HasSuffix(lemma, "ين")):
		return reading.Oblique
	case !number && strings.TrimSuffix(form, "ا") == lemma && form != lemma:
		return reading.Oblique
	}
	return reading.NoCase
}
