package mentions

import (
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/gazetteer"
	"isnad/internal/reading"
	"isnad/letter"
	"isnad/lexicon"
)

// gazetted is the rule that tells a place which only the gazetteer knows.
const gazetted = "shape.place-name"

// withSpots adds names of the gazetteer that no table of the lexicon has, where a word of place stands before them and the text speaks of their country, or they
// follow a place that is told so: في كفرنبل وحاس.
func (f *finder) withSpots() []candidate {
	about, people := f.about(), f.people()
	out := make([]candidate, 0, len(f.found))
	next := 0
	for i := int32(0); int(i) < len(f.page.Tokens); {
		for next < len(f.found) && f.found[next].first <= i {
			c := f.found[next]
			i = max(i, c.last)
			out = append(out, c)
			next++
		}
		if int(i) >= len(f.page.Tokens) {
			break
		}
		var after *candidate
		if next < len(f.found) {
			after = &f.found[next]
		}
		c, ok := f.spotAt(i, out, after, about, people)
		if !ok || after != nil && c.last > after.first {
			i++
			continue
		}
		out = append(out, c)
		i = c.last
	}
	return append(out, f.found[next:]...)
}

// about counts how often the text speaks of each country.
func (f *finder) about() map[string]int {
	count := map[string]int{}
	for i := range f.found {
		if country := f.countryOf(f.found[i]); country != "" {
			count[country]++
		}
	}
	return count
}

// people are the stems of names of persons of the text, whose last names may be those of towns: ويندي شيرمان.
func (f *finder) people() map[uint32]bool {
	out := map[uint32]bool{}
	for i := range f.found {
		for j := f.found[i].nameFirst; j < f.found[i].nameLast; j++ {
			out[f.page.Tokens[j].Stem] = true
		}
	}
	return out
}

// Evidence that a place is named.
const (
	noEvidence = iota
	hint       // من، إلى, ب: a place more often than not
	sure       // في, شمال, or a place before و
)

// spotAt returns the place of the gazetteer that is named at token i. Before are the candidates before it, next the one after it or nil.
func (f *finder) spotAt(i int32, before []candidate, next *candidate, about map[string]int, people map[uint32]bool) (candidate, bool) {
	evidence := f.placeEvidence(i, before)
	if evidence == noEvidence {
		return candidate{}, false
	}
	r, last := f.longestName(i)
	if r.Len() == 0 {
		return candidate{}, false
	}
	country, ok := f.within(r, last, next)
	if !ok && f.mayBeSpot(i, last, evidence) && (last > i+1 || !people[f.page.Tokens[i].Stem]) {
		country, ok = f.ofTheText(r, about, evidence, f.page.Tokens[i].KnownAsStem && last == i+1)
	}
	if !ok && evidence == sure && f.canOnlyBeName(i, last) {
		country, ok = f.townOfTheText(r, about)
	}
	return candidate{first: i, last: last, start: f.page.Tokens[i].NounStart, end: f.page.Tokens[last-1].End, kind: isnad.Place, class: "name", title: gazetted,
		country: country, precision: isnad.Town, definite: true, agreement: reading.Feminine}, ok
}

// within reports whether the province of one of the places is named right after it, and the country: في بلد بمحافظة صلاح الدين.
func (f *finder) within(r gazetteer.Range, last int32, next *candidate) (country string, ok bool) {
	if next == nil || !next.known || next.kind != isnad.Place || next.precision != isnad.Province || f.lex.Kind(next.row) != lexicon.PlaceKind {
		return "", false
	}
	if !(next.first == last && f.page.Tokens[last].Clitics.Has(reading.Ba) || next.first == last+1 && f.lex.In("g-lies-in", f.page.Tokens[last].Form)) {
		return "", false
	}
	province := f.world.OfRow(f.lex.ID(next.row))
	for i := range r.Len() {
		if p := f.world.Brief(f.world.At(r, i)); p.Province == province && province != 0 {
			return p.Country, true
		}
	}
	return "", false
}

// placeEvidence says what before token i speaks for the name of a place.
func (f *finder) placeEvidence(i int32, before []candidate) int {
	t := &f.page.Tokens[i]
	if t.Kind != reading.Arabic || t.Clitics.Has(reading.Kaf|reading.Sin|reading.Fa) {
		return noEvidence
	}
	if t.Clitics.Has(reading.Ba) {
		return hint // but for names in ب: بنيس
	}
	if t.Clitics.Has(reading.Lam) || i == 0 || f.page.Tokens[i-1].Sentence != t.Sentence {
		return noEvidence
	}
	if n := len(before); t.Clitics.Has(reading.Wa) {
		if n > 0 && before[n-1].kind == isnad.Place && before[n-1].last == i {
			return sure
		}
		return noEvidence
	}
	switch b := &f.page.Tokens[i-1]; {
	case f.lex.In("g-place-words", b.Stem) && !b.Clitics.Has(reading.Pronoun|reading.Al):
		return sure
	case f.lex.In("g-place-hints", b.Form):
		return hint
	}
	return noEvidence
}

// mayBeSpot reports whether the word at token i may be a name: no everyday word, no given name, no nationality, no time. Of several words it is one; a single
// word must be unknown to all tables, or a name for the tagger.
func (f *finder) mayBeSpot(i, last int32, evidence int) bool {
	t := &f.page.Tokens[i]
	w, ok := f.page.Stem(i)
	if !ok || t.Clitics.Has(reading.Pronoun) || f.cl.Tag[i] != reading.Noun && w.Tag != arabic.PROPN || t.End-t.NounStart < 6 {
		return false
	}
	if given, _ := f.given(i); given || f.isVocabulary(i) || f.isNationality(i) || f.isCalendar(i) || f.isAct(i) || f.hasTitle(i) || f.isActor(i) {
		return false
	}
	if w.Tag == arabic.PROPN || last > i+1 {
		return true
	}
	return evidence == sure && t.Stem > uint32(f.lex.FormCount()) && (f.endsPhrase(last) || f.page.Tokens[last].Clitics.Has(reading.Al|reading.Wa)) // في رقاب أجيال
}

// canOnlyBeName reports whether a word right after في or the like, which has the letters of an adjective, of a verb or of a word with a pronoun, can be none there
// because the phrase ends with it: في القصير قرب حمص، في ينبع، في أبها.
func (f *finder) canOnlyBeName(i, last int32) bool {
	t := &f.page.Tokens[i]
	if last != i+1 || t.Clitics.Has(reading.Wa|reading.Lam|reading.Ba) || t.End-t.NounStart < 6 || !f.endsPhrase(last) || f.isNationality(i) || f.isCalendar(i) || f.isAct(i) || f.isPlainNoun(i) {
		return false
	}
	w, ok := f.page.Stem(i)
	if !ok || t.KnownAsStem && w.Tag == arabic.NOUN && !t.Clitics.Has(reading.Pronoun) || f.lex.In("g-settlements", t.Stem) {
		return false // في الصور، في الحي
	}
	if t.Clitics.Has(reading.Pronoun) {
		return strings.HasSuffix(f.page.Slice(t.Extent), "ها") // في حديثه is in his words
	}
	given, _ := f.given(i)
	return !given && !f.hasTitle(i)
}

// townOfTheText reports whether any of the places is a town of some size in a country that the text speaks of, and the country, if it is only one.
func (f *finder) townOfTheText(r gazetteer.Range, about map[string]int) (country string, ok bool) {
	for i := range r.Len() {
		p := f.world.Brief(f.world.At(r, i))
		if about[p.Country] == 0 || p.Weight < 16 {
			continue
		}
		if !ok {
			country, ok = p.Country, true
		} else if p.Country != country {
			country = ""
		}
	}
	return country, ok
}

// longestName returns the places that have the longest name of the gazetteer at token i, and the token after it.
func (f *finder) longestName(i int32) (r gazetteer.Range, last int32) {
	k := gazetteer.Start
	sentence := f.page.Tokens[i].Sentence
	for j := i; j < i+4 && int(j) < len(f.page.Tokens) && f.page.Tokens[j].Sentence == sentence && f.page.Tokens[j].Kind == reading.Arabic; j++ {
		text := f.page.Slice(f.page.Tokens[j].Extent)
		if w, ok := f.page.Stem(j); ok && j == i && w.Start > f.page.Tokens[j].Start {
			text = w.Form + f.page.Text[w.End:f.page.Tokens[j].End]
		}
		f.folded = letter.Fold(f.folded[:0], text)
		k = k.Word(f.folded)
		if found := f.world.Named(k); found.Len() > 0 && len(f.folded) > 4 {
			r, last = found, j+1
		}
	}
	return r, last
}

// ofTheText reports whether any of the places lies where the text speaks of, and the country, if it is only one. A hamlet must lie in a country that the text
// speaks of more than once; a city that all know may lie anywhere, but not if its name is a word besides: ذر الرماد في العيون.
func (f *finder) ofTheText(r gazetteer.Range, about map[string]int, evidence int, everyday bool) (country string, ok bool) {
	for i := range r.Len() {
		p := f.world.Brief(f.world.At(r, i))
		n := about[p.Country]
		if n == 0 && (p.Weight < 20 || evidence != sure || everyday) || n == 1 && (p.Weight < 14 || evidence != sure) {
			continue
		}
		if !ok {
			country, ok = p.Country, true
		} else if p.Country != country {
			country = ""
		}
	}
	return country, ok
}

// goesOnWith reports whether a place at token i, though it has the letters of a verb, goes on with a list of places: في عدن وتعز، but في حمص وتدمر البيوت.
func (f *finder) goesOnWith(i, last int32) bool {
	if !f.page.Tokens[i].Clitics.Has(reading.Wa) || len(f.found) == 0 {
		return false
	}
	before := &f.found[len(f.found)-1]
	for k := len(f.found) - 1; k > 0 && f.found[k].within; k-- {
		before = &f.found[k-1]
	}
	if before.kind != isnad.Place || before.last != i {
		return false
	}
	return f.endsPhrase(last) || f.page.Tokens[last].Clitics.Has(reading.Wa) || f.page.Tokens[last].Kind == reading.Punctuation
}

// gazetteerName returns the token after a name of the gazetteer that stands right after the noun for what it is, be it an everyday word or of several words:
// قرية السلام, بلدة بيت لاهيا. It returns i where there is none.
func (f *finder) gazetteerName(head, i int32) int32 {
	if int(i) >= len(f.page.Tokens) || i != head+1 || f.page.Tokens[i].Sentence != f.page.Tokens[head].Sentence || f.page.Tokens[head].Clitics.Has(reading.Al|reading.Pronoun) ||
		!f.lex.In("g-named-settlements", f.page.Tokens[head].Stem) {
		return i
	}
	t := &f.page.Tokens[i]
	if t.Kind != reading.Arabic || t.Clitics&^reading.Al != 0 || f.cl.Tag[i] != reading.Noun || f.isNationality(i) || f.opensPerson(i) {
		return i
	}
	r, last := f.longestName(i)
	switch {
	case r.Len() > 0 && (t.Clitics.Has(reading.Al) || last > i+1 || !f.isVocabulary(i) && !f.hasTitle(i)):
		return last
	case t.Clitics.Has(reading.Al) && f.lex.In("g-villages", f.page.Tokens[head].Stem):
		return i + 1
	}
	return i
}

// isDistrict reports whether قضاء at token i is the district of a place and not the judiciary: قضاء الحويجة.
func (f *finder) isDistrict(i int32) bool {
	if f.page.Tokens[i].Clitics.Has(reading.Al|reading.Pronoun) || int(i)+1 >= len(f.page.Tokens) {
		return false
	}
	if row, ok := f.row(i + 1); ok {
		return row.kind == isnad.Place
	}
	return f.gazetteerName(i, i+1) > i+1
}
