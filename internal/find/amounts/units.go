package amounts

import (
	"strings"

	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// unit takes what is counted: the noun after the number (15 جنديا), the plural behind من (أربعة من الحراس), a percent sign; after fractions, vague plurals
// and words of scale the noun may be definite (ثلثا المقاعد, عشرات القتلى, ملايين الدولارات).
func (f *finder) unit(a *reading.Amount) {
	i := a.Last
	if int(i) >= len(f.page.Tokens) || a.Unit >= 0 || f.page.Tokens[i].Sentence != f.page.Tokens[a.First].Sentence || a.Role != "" {
		return
	}
	if f.page.IsMark(i, ')') && f.page.IsMark(a.First-1, '(') && int(i)+1 < len(f.page.Tokens) {
		i++ // (15) قتيلا
	}
	if f.isYear(a) || f.named(i, a, 0) {
		return
	}
	if f.isFrom(i) && int(i)+1 < len(f.page.Tokens) {
		f.named(i+1, a, reading.Al|reading.Pronoun)
		return
	}
	if t := &f.page.Tokens[i]; t.Clitics == reading.Al && !(a.HasValue && a.Value >= 1 && a.Value < 1000) {
		f.named(i, a, reading.Al)
	}
}

// reachTotal is how many words before a figure the words may stand that it totals.
const reachTotal = 14

// total gives a bare figure after إلى or عند what the word of a toll before it counts: ارتفع عدد قتلى الانفجار إلى تسعة.
func (f *finder) total(a *reading.Amount) {
	if a.Unit >= 0 || a.Role != "" || !a.HasValue || a.First == 0 || !f.lex.In("g-totals-to", f.page.Tokens[a.First-1].Form) {
		return
	}
	sentence := f.page.Tokens[a.First].Sentence
	for j := a.First - 2; j >= max(0, a.First-reachTotal) && f.page.Tokens[j].Sentence == sentence; j-- {
		if !f.lex.In("g-tolls", f.page.Tokens[j].Stem) {
			continue
		}
		for _, s := range f.seen.From(j + 1) {
			if of, role, ok := f.counted(s); ok && (role == "killed" || role == "wounded" || role == "missing" || role == "casualties") {
				a.Of, a.Role, a.Unit = of, role, a.First
				return
			}
		}
		return
	}
}

// isYear reports whether an amount is the number of a year, so that the noun behind it is not counted: أرسل عام 1503 مبعوثا.
func (f *finder) isYear(a *reading.Amount) bool {
	if a.First == 0 || a.Last != a.First+1 || a.Value < 1000 || a.Value > 2100 || f.page.Tokens[a.First].Kind != reading.Numeral {
		return false
	}
	for _, s := range f.seen.From(a.First - 1) {
		if row := f.lex.Entry(s.Entry).Row; f.lex.Kind(row) == lexicon.UnitKind && f.lex.Calendar(row).Sense == "year" {
			return true
		}
	}
	return false
}

// named takes the noun at token i as what is counted if a table knows it: a unit, or people by nationality or office. Allowed is what may be joined.
func (f *finder) named(i int32, a *reading.Amount, allowed reading.Clitics) bool {
	var of, role string
	var last int32
	unit := false
	for _, s := range f.seen.From(i) {
		if s.Clitics&^allowed != 0 || f.page.Tokens[i].Clitics&^allowed != 0 && s.Clitics != 0 {
			continue // بالمئة begins with a preposition of its own
		}
		known := f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.AmountKind
		if o, r, ok := f.counted(s); ok && (s.Last > last || s.Last == last && known && !unit) {
			of, role, last, unit = o, r, s.Last, known
		}
	}
	if last == 0 || role == "percent" && f.inAddress(a.First) {
		return false
	}
	a.Of, a.Role, a.Last, a.Unit = of, role, last, i
	return true
}

// inAddress reports whether digits are stuck to letters or signs before them, as in q=30%25.
func (f *finder) inAddress(i int32) bool {
	return f.page.Tokens[i].Kind == reading.Numeral && f.touches(i-1) && (f.page.Tokens[i-1].Kind == reading.Latin || f.page.IsMark(i-1, '=', '%', '/', '?'))
}

// counted returns what a sighting counts.
func (f *finder) counted(s reading.Sighting) (of, role string, ok bool) {
	e := f.lex.Entry(s.Entry)
	switch f.lex.Kind(e.Row) {
	case lexicon.AmountKind:
		u := f.lex.Amount(e.Row)
		return u.Of, u.Role, (u.Class == "unit" || u.Class == "mixed") && (e.Agreement&lexicon.Dual == 0)
	case lexicon.CountryKind:
		return "people", "people", e.Aspect == lexicon.Demonym && e.Agreement&(lexicon.Feminine|lexicon.Plural) != lexicon.Feminine
	case lexicon.TitleKind:
		t := f.lex.Title(e.Row)
		return "people", "people", t.Class == "role" && s.Last == s.First+1
	}
	return "", "", false
}

// percentBefore reads ٪28 and بالمئة 10.
func (f *finder) percentBefore(i int32, a *reading.Amount) bool {
	if !f.isPercent(i) || i > 0 && f.page.Tokens[i-1].Kind == reading.Numeral {
		return false
	}
	s, row, ok := f.amountRow(i, "unit")
	if !ok || int(s.Last) >= len(f.page.Tokens) || f.page.Tokens[s.Last].Clitics != 0 {
		return false
	}
	if f.page.Tokens[i].Kind == reading.Punctuation && f.touches(i-1) && !f.page.IsMark(i-1, '(', '«') {
		return false // %20 in an address
	}
	n, ok := f.cardinal(s.Last)
	if !ok || f.isPercent(n.last) {
		return false
	}
	u := f.lex.Amount(row)
	a.Value, a.HasValue, a.Last, a.Rule, a.Of, a.Role, a.Unit = n.value, true, n.last, "amount.number", u.Of, u.Role, i
	a.Number = f.page.Span(s.Last, n.last)
	return true
}

// isPercent reports whether a unit that may stand before its number begins at token i: a percent sign, a currency sign.
func (f *finder) isPercent(i int32) bool {
	if int(i) >= len(f.page.Tokens) {
		return false
	}
	_, row, ok := f.amountRow(i, "unit")
	if !ok {
		return false
	}
	u := f.lex.Amount(row)
	return u.Role == "percent" || u.Role == "money" && f.page.Tokens[i].Kind == reading.Punctuation
}

// noun reads a noun that counts itself: a dual (جنديين), with اثنين behind it or not; one with واحد or a definite number behind it (حارس واحد, الجنود
// الأربعة); and where it tells of harm or stands right behind a word of harm, the bare singular (قتيل, مقتل شخص).
func (f *finder) noun(i int32, a *reading.Amount) bool {
	if _, of, last, ok := f.nounAt(i, "one-of"); ok && of == "" && f.isHarmed(i) && int(last) < len(f.page.Tokens) {
		if f.named(last, a, reading.Al|reading.Pronoun) {
			f.count(a, i, 1, "amount.one-of")
			return true
		}
		return false
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if !f.fits(s) || s.Clitics.Has(reading.Pronoun) {
			continue
		}
		if f.lex.Kind(e.Row) == lexicon.AmountKind && !f.isAdjective(s.First) && (f.lex.Amount(e.Row).Class == "dual" || e.Agreement&lexicon.Dual != 0 && f.lex.Amount(e.Row).Class == "unit") {
			return f.two(s, e.Row, a)
		}
	}
	if f.joinsCases(i) {
		return false
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		of, role, ok := f.counted(s)
		if !ok || !f.fits(s) || s.Clitics.Has(reading.Pronoun) {
			continue
		}
		if of, role = f.better(s, of, role); f.followed(s, a, of, role) {
			return true
		}
		if e.Agreement&(lexicon.Plural|lexicon.Dual) == 0 && !f.isCountry(i) && of != "injuries" && of != "deaths" && f.isOne(s, role) {
			a.Of, a.Role, a.Last, a.Unit = of, role, s.Last, i
			f.count(a, i, 1, "amount.one")
			return true
		}
	}
	return false
}

// better returns what the table of amounts counts with the word of a sighting, where a title or a nationality has the same letters: ضابط.
func (f *finder) better(s reading.Sighting, of, role string) (string, string) {
	for _, o := range f.seen.From(s.First) {
		if e := f.lex.Entry(o.Entry); o.Last == s.Last && f.lex.Kind(e.Row) == lexicon.AmountKind && f.lex.Amount(e.Row).Class == "unit" && f.fits(o) {
			return f.lex.Amount(e.Row).Of, f.lex.Amount(e.Row).Role
		}
	}
	return of, role
}

// joinsCases reads «66 قتيلا وجريحا», where one number counts both, and not one wounded more.
func (f *finder) joinsCases(i int32) bool {
	if len(f.out) == 0 || !f.page.Tokens[i].Clitics.Has(reading.Wa) || !reading.Ends(strings.TrimSuffix(f.page.Slice(f.page.Tokens[i].Extent), "\u064b"), "ا") {
		return false
	}
	a := &f.out[len(f.out)-1]
	if a.Last != i || a.Value < 11 || a.Role != "killed" && a.Role != "wounded" {
		return false
	}
	a.Of, a.Role, a.Last, a.End = "casualties", "casualties", i+1, f.page.Tokens[i].End
	return true
}

// isCountry reports whether a country may be named at token i: روسيا is no Russian.
func (f *finder) isCountry(i int32) bool {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if k := f.lex.Kind(e.Row); k == lexicon.CountryKind && e.Aspect != lexicon.Demonym || k == lexicon.ActorKind || k == lexicon.PlaceKind {
			return true
		}
	}
	return false
}

func (f *finder) nounAt(i int32, class string) (row uint32, of string, last int32, ok bool) {
	s, row, ok := f.amountRow(i, class)
	if !ok {
		return 0, "", i, false
	}
	return row, f.lex.Amount(row).Of, s.Last, true
}

func (f *finder) count(a *reading.Amount, i int32, v float64, rule string) {
	a.Value, a.HasValue, a.Number = v, true, f.page.Span(i, a.Last)
	a.Rule = "amount.one"
	if rule != "" {
		a.Rule = ruleOf(rule)
	}
}

// two takes a dual.
func (f *finder) two(s reading.Sighting, row uint32, a *reading.Amount) bool {
	u := f.lex.Amount(row)
	a.Of, a.Role, a.Last, a.Unit = u.Of, u.Role, s.Last, s.First
	f.count(a, s.First, 2, f.lex.ID(row))
	if n, ok := f.number(s.Last); ok && n.value == 2 && f.page.Tokens[s.Last].Clitics == 0 {
		a.Last = n.last
	}
	return true
}

// followed reads the number behind its noun: حارس واحد, الجنود الأربعة.
func (f *finder) followed(s reading.Sighting, a *reading.Amount, of, role string) bool {
	if int(s.Last) >= len(f.page.Tokens) || f.page.Tokens[s.Last].Sentence != f.page.Tokens[s.First].Sentence {
		return false
	}
	v, last := 0.0, s.Last
	if at, joined := f.next(s.Last, true); joined && (role == "measure" || role == "money") && f.isBareOne(s) {
		if d, row, ok := f.numberRow(at, "fraction"); ok { // لتر ونصف
			v, last = 1+f.lex.Number(row).Value, d.Last
		}
	}
	if s.Clitics.Has(reading.Al) {
		if d, row, ok := f.numberRow(s.Last, "definite"); ok && d.Clitics == 0 && f.lex.Number(row).Value >= 3 {
			v, last = f.lex.Number(row).Value, d.Last
		}
	} else if n, ok := f.cardinal(s.Last); ok && (n.value == 1 || n.value == 2 && strings.HasSuffix(f.page.Slice(f.page.Tokens[s.First].Extent), "ين")) && f.page.Tokens[s.Last].Kind == reading.Arabic && f.page.Tokens[s.Last].Clitics == 0 {
		v, last = n.value, n.last
	}
	if v == 0 {
		if last = f.pairBehind(s); last == 0 {
			return false
		}
		v = 2
	}
	a.Of, a.Role, a.Last, a.Unit = of, role, last, s.First
	f.count(a, s.First, v, "amount.number")
	return true
}

// pairBehind returns the token after اثنين where it shows that a noun in ين and its adjective are duals and no plurals: عسكريين عراقيين اثنين; or 0.
func (f *finder) pairBehind(s reading.Sighting) int32 {
	i := s.Last
	if int(i)+1 >= len(f.page.Tokens) || !f.isAdjective(i) || !strings.HasSuffix(f.page.Slice(f.page.Tokens[i].Extent), "ين") || !strings.HasSuffix(f.page.Slice(f.page.Tokens[s.First].Extent), "ين") {
		return 0
	}
	if n, ok := f.cardinal(i + 1); ok && n.value == 2 && f.page.Tokens[i+1].Kind == reading.Arabic && f.page.Tokens[i+1].Clitics == 0 {
		return n.last
	}
	return 0
}

// isBareOne reports whether a noun is an indefinite singular.
func (f *finder) isBareOne(s reading.Sighting) bool {
	return s.Clitics&^reading.Wa == 0 && f.lex.Entry(s.Entry).Agreement&(lexicon.Plural|lexicon.Dual) == 0
}

// isOne reports whether an indefinite singular means one of the people harmed: a noun of harm, or one behind a word of harm or بينهم.
func (f *finder) isOne(s reading.Sighting, role string) bool {
	t := &f.page.Tokens[s.First]
	if t.Clitics.Has(reading.Al|reading.Pronoun) || f.isConstruct(s.Last, s.First) || strings.HasSuffix(f.page.Slice(t.Extent), "ه") {
		return false // شقيقه is his brother and no sister
	}
	switch role {
	case "killed", "wounded", "missing":
		return f.isCase(s.First)
	case "people", "soldiers", "detained", "captured", "displaced":
		return f.isHarmed(s.First) || f.isAmong(s.First-1)
	}
	return false
}

// isCase reports whether a singular noun of harm tells of a case and is neither verb, adjective nor what there is none of: سقوط قتيل, but not دون إصابة.
func (f *finder) isCase(i int32) bool {
	w, ok := f.page.Stem(i)
	if !ok || w.Tag != arabic.NOUN && w.Tag != arabic.ADJ || i == 0 {
		return false
	}
	before := &f.page.Tokens[i-1]
	return !f.lex.In("g-none", before.Form) && (f.isOutcome(i-1) || f.isAmong(i-1) || f.page.Tokens[i].Clitics.Has(reading.Wa) && len(f.out) > 0 && f.out[len(f.out)-1].Last == i)
}

// isOutcome reports whether token i is a verb or noun that leads to its victims: سقط, أوقع, خلف.
func (f *finder) isOutcome(i int32) bool {
	return f.lex.In("g-outcomes", f.page.Tokens[i].Stem) || f.lex.In("g-outcomes", f.page.Tokens[i].Form)
}

// isHarmed reports whether a word of harm stands right before token i: مقتل شخص.
func (f *finder) isHarmed(i int32) bool {
	for j := i - 1; j >= max(0, i-3); j-- {
		for _, s := range f.seen.From(j) {
			e := f.lex.Entry(s.Entry)
			if s.Last != i || f.lex.Kind(e.Row) != lexicon.PredicateKind || s.Clitics.Has(reading.Al|reading.Pronoun) {
				continue
			}
			if f.lex.Harm(f.lex.Predicate(e.Row).ID, 0) != "" {
				return true
			}
		}
	}
	return i > 0 && f.isOutcome(i-1)
}

// isConstruct reports whether what stands at token i makes the noun before it definite: قائد الجيش, زعيم داعش.
func (f *finder) isConstruct(i, noun int32) bool {
	if int(i) >= len(f.page.Tokens) || f.page.Tokens[i].Sentence != f.page.Tokens[noun].Sentence {
		return false
	}
	t := &f.page.Tokens[i]
	if t.Kind != reading.Arabic {
		return false
	}
	w, ok := f.page.Stem(i)
	if ok && w.Tag == arabic.NOUN && t.Clitics == 0 && int(i)+1 < len(f.page.Tokens) && f.page.Tokens[i+1].Sentence == t.Sentence {
		if next := &f.page.Tokens[i+1]; next.Clitics == reading.Al && next.Kind == reading.Arabic {
			return true // رئيس حركة المقاومة
		}
	}
	return t.Clitics == reading.Al || ok && w.Tag == arabic.PROPN && t.Clitics == 0 || t.Clitics == reading.Pronoun && ok && w.Tag == arabic.NOUN
}

// isAdjective reports whether the tagger has token i for an adjective.
func (f *finder) isAdjective(i int32) bool {
	w, ok := f.page.Stem(i)
	return ok && w.Tag == arabic.ADJ
}

// isNominal reports whether the tagger has token i for an adjective or a noun.
func (f *finder) isNominal(i int32) bool {
	w, ok := f.page.Stem(i)
	return ok && (w.Tag == arabic.ADJ || w.Tag == arabic.NOUN)
}
