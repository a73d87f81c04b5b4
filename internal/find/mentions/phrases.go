package mentions

import (
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// titled returns the mention that a title, a rank or a heading noun opens at token i.
func (f *finder) titled(i int32) (candidate, bool) {
	s, t, ok := f.titleAt(i)
	if !ok {
		return candidate{}, false
	}
	c := candidate{first: i, last: s.Last, start: s.Start, end: s.End, kind: t.Kind, class: t.Class, title: t.ID, sector: t.Sector, precision: t.Precision,
		definite: s.Clitics.Has(reading.Al|reading.Pronoun) || f.page.Tokens[i].Clitics.Has(reading.Al) || s.Last-s.First > 1 && (t.Class != "source" || f.hasArticle(i, s.Last))}
	if s.Clitics.Has(reading.Al) {
		c.start = f.page.Tokens[i].NounStart
	}
	if s.Clitics.Has(reading.Pronoun) {
		c.end = f.page.Tokens[i].End
	}
	for j := i + 1; j < s.Last && c.country == "" && t.Class == "role"; j++ {
		c.country = f.nationality(j) // المستشارة الألمانية
	}
	if f.isNoTitle(s, t, &c) {
		return candidate{}, false
	}
	switch t.Class {
	case "honorific":
		return f.person(c)
	case "role":
		return f.person(c)
	case "source":
		return f.source(c)
	case "org":
		return f.organisation(c)
	case "group":
		return f.group(c)
	case "place":
		return f.place(c)
	}
	return candidate{}, false
}

// hasArticle reports whether any of the tokens has the article: رئيس الوزراء, but not مسؤول عسكري.
func (f *finder) hasArticle(first, last int32) bool {
	for i := first; i < last; i++ {
		if f.page.Tokens[i].Clitics.Has(reading.Al) {
			return true
		}
	}
	return false
}

// isNoTitle reports whether the word that a title was seen in is something else here.
func (f *finder) isNoTitle(s reading.Sighting, t *lexicon.Title, c *candidate) bool {
	i, single, person := s.First, s.Last == s.First+1, t.Class == "source" || t.Class == "role"
	switch {
	case s.Clitics.Has(reading.Pronoun) && strings.HasSuffix(f.page.Text[:c.end], "ئ"):
		return true // فوجئ is a verb and not فوجي
	case t.Class == "source" && single && s.Clitics.Has(reading.Pronoun) && f.isWord(i-1, "من"):
		return true // من جهته
	case t.Class == "org" && single && strings.HasSuffix(f.page.Text[s.Start:s.End], "ية") && f.qualifies(i):
		return true // الشؤون الخارجية
	case f.isDoing(s, t), t.Class == "source" && f.isEdge(i):
		return true
	case t.Class == "org" && single && f.isOwned(i):
		return true // شرطه الوحيد is his condition
	case t.Class == "group" && !c.definite && f.isReporting(i) && f.agreesInNun(i) && int(s.Last) < len(f.page.Tokens) && f.page.Tokens[s.Last].Clitics.Has(reading.Al):
		return true // متهمين الجنود بإطلاق النار
	case person && (!c.definite && f.describes(i) || single && f.qualifies(i)), t.Class == "group" && single && f.isBareAdjective(i):
		return true
	case single && f.page.Tokens[i].Clitics.Has(reading.Al) && f.isWord(i+1, "عن"):
		// المسؤول عن الهجوم is whoever did it, and no office
		return f.lex.In("g-responsible", f.page.Tokens[i].Stem)
	}
	return false
}

// isEdge reports whether a word for circles of people is here the edge of a place: في أطراف قضاء الزبير.
func (f *finder) isEdge(i int32) bool {
	return f.lex.In("g-edges", f.page.Tokens[i].Stem) && int(i)+1 < len(f.page.Tokens) && f.isPlace(i+1)
}

// isOwned reports whether ه at the end of token i is a pronoun, in a text that writes ة, because an adjective with the article in the masculine follows.
func (f *finder) isOwned(i int32) bool {
	t := &f.page.Tokens[i]
	if t.Clitics.Has(reading.Al) || int(i)+1 >= len(f.page.Tokens) || !strings.HasSuffix(f.page.Text[t.StemStart:t.StemEnd], "ه") || !strings.Contains(f.page.Text, "ة") {
		return false
	}
	w, ok := f.page.Stem(i + 1)
	return ok && w.Tag == arabic.ADJ && f.page.Tokens[i+1].Clitics == reading.Al && !f.isFeminine(i+1)
}

// isDoing reports whether a heading noun of an organisation is the act that it names and not a body, because a bare head has a plain genitive: تنظيم
// انتخابات, قيادة الحرب.
func (f *finder) isDoing(s reading.Sighting, t *lexicon.Title) bool {
	i := s.Last
	if t.Class != "org" || s.Last != s.First+1 || s.Clitics.Has(reading.Al|reading.Pronoun) || !f.lex.In("g-doing", f.page.Tokens[s.First].Stem) || int(i) >= len(f.page.Tokens) {
		return false
	}
	if _, ok := f.row(i); ok || f.hasTitle(i) || f.isNationality(i) || f.cl.Tag[i] != reading.Noun {
		return false
	}
	return f.isAct(i) || f.isPlainNoun(i) || !f.page.Tokens[i].Clitics.Has(reading.Al) && strings.HasSuffix(f.page.Text[f.page.Tokens[i].StemStart:f.page.Tokens[i].StemEnd], "ات")
}

// describes reports whether a bare word of office stands as an adjective or as what a number counts: مبنى دبلوماسي, 3 آلاف جندي.
func (f *finder) describes(i int32) bool {
	if i == 0 || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence || f.page.Tokens[i].Clitics != 0 {
		return false
	}
	before := f.cl.Tag[i-1]
	return before == reading.Number || f.isNumber(i-1) || before == reading.Noun && f.page.Tokens[i-1].Kind == reading.Arabic &&
		!f.page.Tokens[i-1].Clitics.Has(reading.Al|reading.Pronoun) && !f.isReporting(i-1) && f.isVocabulary(i-1) && f.isAdjective(i)
}

// isBareAdjective reports whether a word for people that ends as an adjective of relation in the singular describes the bare noun before it: موسم فلاحي, but أضرب
// فلاحو القرية and شكا مزارعي الوادي.
func (f *finder) isBareAdjective(i int32) bool {
	t := &f.page.Tokens[i]
	if i == 0 || int(i)+1 >= len(f.page.Tokens) || t.Clitics != 0 || !strings.HasSuffix(f.page.Text[t.StemStart:t.StemEnd], "ي") || f.page.Tokens[i-1].Sentence != t.Sentence {
		return false
	}
	before := &f.page.Tokens[i-1]
	return f.cl.Tag[i-1] == reading.Noun && before.Kind == reading.Arabic && !before.Clitics.Has(reading.Al|reading.Pronoun) && f.isVocabulary(i-1) &&
		!f.isNumber(i-1) && !f.page.Tokens[i+1].Clitics.Has(reading.Al)
}

// qualifies reports whether a word of office with the article is the adjective of the noun before it, or goes on from such an adjective by و: التعاون العسكري،
// العمليات الإرهابية، الدور العسكري والدبلوماسي، هزيمته البرلمانية.
func (f *finder) qualifies(i int32) bool {
	t := &f.page.Tokens[i]
	if i == 0 || f.page.Tokens[i-1].Sentence != t.Sentence || t.Clitics&^reading.Wa != reading.Al || !f.isAdjective(i) {
		return false
	}
	before := &f.page.Tokens[i-1]
	if before.Kind != reading.Arabic || f.cl.Tag[i-1] != reading.Noun || before.Clitics.Has(reading.Lam) && !before.Clitics.Has(reading.Al) {
		return false
	}
	if t.Clitics.Has(reading.Wa) {
		return before.Clitics.Has(reading.Al) && f.isAdjective(i-1) && !f.hasTitle(i-1)
	}
	_, title, ok := f.titleAt(i - 1)
	person := ok && (title.Class == "honorific" || title.Class == "role" || title.Class == "source" || title.Class == "group")
	return !person && (before.Clitics.Has(reading.Al) || before.Clitics.Has(reading.Pronoun) || f.afterSuch(i-1))
}

// afterSuch reports whether a word is itself a nationality or such an adjective after a definite noun: الإرهابي الغاشم, or the last of a name.
func (f *finder) afterSuch(i int32) bool {
	_, ok := f.row(i)
	return ok
}

func (f *finder) isNumber(i int32) bool {
	for _, s := range f.seen.From(i) {
		if f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.NumberKind {
			return true
		}
	}
	return false
}

func (f *finder) isReporting(i int32) bool {
	for _, s := range f.seen.From(i) {
		if f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.ReportingKind {
			return true
		}
	}
	return false
}

// isAdjective reports whether a word ends as adjectives of relation do.
func (f *finder) isAdjective(i int32) bool {
	s := f.page.Text[f.page.Tokens[i].StemStart:f.page.Tokens[i].StemEnd]
	return len(s) > 6 && (s[len(s)-2:] == "ي" || s[len(s)-2:] == "ة")
}

// titleAt returns the longest title at token i. A role is preferred to a source of the same length where a name may follow.
func (f *finder) titleAt(i int32) (best reading.Sighting, t *lexicon.Title, ok bool) {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) != lexicon.TitleKind || s.Last == i+1 && s.Clitics != f.page.Tokens[i].Clitics {
			continue
		}
		u := f.lex.Title(e.Row)
		if u.ID == "org.qada" && s.Last == i+1 && f.isDistrict(i) {
			continue
		}
		if u.Class == "nearness" || ok && (s.Last < best.Last || s.Last == best.Last && rank(u.Class) >= rank(t.Class)) {
			continue
		}
		best, t, ok = s, u, true
	}
	return best, t, ok
}

func rank(class string) int {
	switch class {
	case "source":
		return 0
	case "role":
		return 1
	case "group":
		return 2
	case "org":
		return 3
	case "place":
		return 4
	}
	return 5
}

// modifiers takes what completes a heading noun: adjectives that agree with it, nationalities, genitives and known names. It returns
// the token after them. At most limit tokens are taken.
func (f *finder) modifiers(c *candidate, limit int) {
	sentence := f.page.Tokens[c.first].Sentence
	named := false
	for n := 0; n < limit && int(c.last) < len(f.page.Tokens); n++ {
		i := c.last
		t := &f.page.Tokens[i]
		if t.Sentence != sentence || t.Kind != reading.Arabic || f.cl.Tag[i] != reading.Noun && !(c.definite && f.isOrdinal(i)) || t.Clitics.Has(reading.Wa|reading.Fa|reading.Ba|reading.Lam|reading.Kaf|reading.Sin) {
			return
		}
		if n == 0 && f.takesNoGenitive(c) && !t.Clitics.Has(reading.Al) && !f.isNationality(i) && !(f.agreesInNun(i) && f.sameEnding(c.last-1, i)) ||
			c.kind != isnad.Person && (c.last-c.first > 1 || c.definite) && f.opensPerson(i) || f.isSaying(i) {
			return
		}
		if n == 0 && !c.definite && f.lex.In("g-arms", f.page.Tokens[c.first].Stem) && f.isPlace(i) {
			return // هاجمت طائرات بلدة سراقب
		}
		if country, last := f.longNationality(i); country != "" {
			c.country, c.last, c.end, c.definite = country, last, f.page.Tokens[last-1].StemEnd, c.definite || strings.HasPrefix(f.page.Slice(t.Extent), "ال")
			continue
		}
		if row, ok := f.row(i); ok && !f.isNationality(i) {
			if named || f.page.Tokens[i-1].Clitics.Has(reading.Al) && !t.Clitics.Has(reading.Al) && (c.kind != isnad.Person || row.kind != isnad.Person) {
				return // a name that is complete takes no other: تعادي حركة طالبان تنظيم الدولة
			}
			named = true
			if c.country == "" && !f.isWord(i-1, "لدي") { // السفير لدى الكويت
				c.country = f.countryOf(row)
			}
			c.last, c.end, c.definite = row.last, row.end, true
			continue
		}
		if country := f.nationality(i); country != "" {
			if t.Clitics.Has(reading.Al) != c.definite && n > 0 || c.kind == isnad.Organisation && t.Clitics.Has(reading.Al) && (!f.agrees(c, i) || f.isPeople(c, i)) {
				return // حمّل الجيش الإسرائيلي الفلسطينيين
			}
			c.country = country
		} else if !f.completes(c, i, n) || f.disagrees(c, i) {
			return
		}
		c.last, c.end = i+1, t.StemEnd
		c.definite = c.definite || t.Clitics.Has(reading.Al) || t.Clitics.Has(reading.Pronoun)
		if t.Clitics.Has(reading.Pronoun) {
			c.end = t.End
			return
		}
	}
}

// isPlace reports whether the name or the heading noun of a place begins at token i.
func (f *finder) isPlace(i int32) bool {
	if row, ok := f.row(i); ok {
		return row.kind == isnad.Place
	}
	_, t, ok := f.titleAt(i)
	return ok && t.Class == "place"
}

// isSaying reports whether token i is somebody's saying, with its pronoun: نقلت عن مسؤول قوله إن.
func (f *finder) isSaying(i int32) bool {
	for _, s := range f.seen.From(i) {
		if s.Last == i+1 && s.Clitics.Has(reading.Pronoun) && f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.ReportingKind {
			return true
		}
	}
	return false
}

// disagrees reports whether a masculine adjective follows a feminine body with the article, so that it belongs to what stands before: مقر الحكومة اليمنية
// المؤقت. The comparative has one form for both.
func (f *finder) disagrees(c *candidate, i int32) bool {
	t, head := &f.page.Tokens[i], &f.page.Tokens[c.first]
	s := f.page.Text[t.StemStart:t.StemEnd]
	return c.kind == isnad.Organisation && head.Clitics.Has(reading.Al) && t.Clitics.Has(reading.Al) && t.KnownAsStem && !f.agrees(c, i) &&
		!strings.HasPrefix(s, "أ") && !strings.HasPrefix(s, "ا") && !strings.HasSuffix(s, "ى") && !strings.HasSuffix(s, "اء") && !f.isOrdinal(i)
}

// takesNoGenitive reports whether the head cannot be the first part of a genitive: a sound plural with its ن (هاجم مسلحون قاعدة التاجي), or a noun
// with a pronoun (مقرها لندن).
func (f *finder) takesNoGenitive(c *candidate) bool {
	return f.page.Tokens[c.last-1].Clitics.Has(reading.Pronoun) || c.class == "group" && f.agreesInNun(c.last-1)
}

// agreesInNun reports whether token i ends as a sound plural does.
func (f *finder) agreesInNun(i int32) bool {
	t := &f.page.Tokens[i]
	s := f.page.Text[t.StemStart:t.StemEnd]
	return len(s) > 8 && (s[len(s)-4:] == "ون" || s[len(s)-4:] == "ين")
}

// sameEnding reports whether two words end in the same two letters, as a sound plural and its adjective do: مسلحون مجهولون, but خطف مسلحون مهندسين.
func (f *finder) sameEnding(i, j int32) bool {
	a, b := f.page.Slice(f.page.Tokens[i].Extent), f.page.Slice(f.page.Tokens[j].Extent)
	return len(a) > 4 && len(b) > 4 && a[len(a)-4:] == b[len(b)-4:]
}

// opensPerson reports whether a person's name, honorific or office begins at token i: محافظة الأحساء العقيد منصور.
func (f *finder) opensPerson(i int32) bool {
	if row, ok := f.row(i); ok && row.kind == isnad.Person {
		return row.last-row.first > 1
	}
	s, t, ok := f.titleAt(i)
	if ok && t.Class == "role" && s.Last > i+1 && f.page.Tokens[i].Clitics == 0 && f.page.Tokens[s.Last-1].Clitics.Has(reading.Al) {
		return true // انتقدت صحف محلية وزير الخارجية
	}
	if !ok || !f.page.Tokens[i].Clitics.Has(reading.Al) || f.isNationality(i) {
		return false
	}
	return t.Class == "honorific" || t.Class == "role" && !f.isAdjective(i)
}

// isCalendar reports whether token i is a word of time: أمس, يوم.
func (f *finder) isCalendar(i int32) bool {
	for _, s := range f.seen.From(i) {
		switch f.lex.Kind(f.lex.Entry(s.Entry).Row) {
		case lexicon.UnitKind, lexicon.WeekdayKind, lexicon.MonthKind:
			return s.Clitics == f.page.Tokens[i].Clitics
		case lexicon.DeicticKind:
			return f.lex.Calendar(f.lex.Entry(s.Entry).Row).Known && s.Clitics == f.page.Tokens[i].Clitics
		}
	}
	return false
}

// completes reports whether an ordinary noun at token i belongs to the phrase: with the article, or bare directly after a bare head.
func (f *finder) completes(c *candidate, i int32, n int) bool {
	t := &f.page.Tokens[i]
	if c.kind == isnad.Person && c.definite && f.isFormer(i) {
		return true // though السابق alone is a word of time
	}
	if n == 0 && !c.definite && f.lex.In("g-gangs", f.page.Tokens[c.first].Stem) && f.lex.In("g-gang-trades", t.Stem) {
		return true // عصابات تهريب الوقود
	}
	if f.startsPredicate(i) || f.startsCue(i) || f.isCalendar(i) || f.isLongNumber(i) || c.definite && (f.isTied(i) || f.lex.In("g-tying", t.Stem)) {
		return false
	}
	if t.Clitics.Has(reading.Pronoun) && (n > 0 || c.class == "source" || c.class == "role" || f.isReporting(i)) {
		return false // an adjective carries no pronoun; قوله opens what is said
	}
	if t.Clitics.Has(reading.Al) || c.definite && f.isOrdinal(i) {
		if !c.definite && n > 0 && f.isAct(i) && f.adjectival(i-1) {
			return false // تبنت جماعة مجهولة الهجوم
		}
		return !f.beginsAnew(c, i) && !f.isTaggedNoun(i) && !(f.page.Tokens[i-1].Clitics.Has(reading.Al|reading.Pronoun) && (f.isAct(i) || f.isPlainNoun(i))) && !f.isAbsolute(i-1)
	}
	if c.definite {
		return false
	}
	if n > 0 && c.kind == isnad.Organisation && f.isNationality(i-1) && f.isFeminine(i-1) && !f.isFeminine(i) {
		return false // قصفت طائرات إسرائيلية موقعا
	}
	return n < 2 && (f.adjectival(i) || n == 0 && c.class == "org") || n > 0 && f.lex.In("g-former", t.Stem)
}

// isFormer reports whether token i says with the article that somebody is out of office: السابق, المخلوع, الراحل.
func (f *finder) isFormer(i int32) bool {
	t := &f.page.Tokens[i]
	return strings.HasPrefix(f.page.Slice(t.Extent), "ال") && (f.lex.In("g-former", t.Stem) || f.lex.In("g-late", t.Stem))
}

// isLongNumber reports whether a number of two words begins at token i, which counts what follows: خمسة جنود وأحد عشر شرطيا.
func (f *finder) isLongNumber(i int32) bool {
	for _, s := range f.seen.From(i) {
		if row := f.lex.Entry(s.Entry).Row; s.Last > i+1 && f.lex.Kind(row) == lexicon.NumberKind && f.lex.Number(row).Kind == "cardinal" {
			return true
		}
	}
	return false
}

// isTaggedNoun reports whether a word with the article after another is a noun, as the tagger has it where the vocabulary does not know it: دعا المتحدث الزبائن.
func (f *finder) isTaggedNoun(i int32) bool {
	t := &f.page.Tokens[i]
	if i == 0 || !f.page.Tokens[i-1].Clitics.Has(reading.Al) || f.isVocabulary(i) || f.isAdjective(i) || f.isOrdinal(i) || !t.KnownAsStem {
		return false
	}
	w, ok := f.page.Stem(i)
	return ok && w.Tag == arabic.NOUN
}

// isOrdinal reports whether token i is a number with the article: اللواء الثالث.
func (f *finder) isOrdinal(i int32) bool {
	for _, s := range f.seen.From(i) {
		if f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.NumberKind {
			return strings.HasPrefix(f.page.Slice(f.page.Tokens[i].Extent), "ال")
		}
	}
	return false
}

// startsCue reports whether a phrase of the finders begins at token i: استنادا إلى, ردا على.
func (f *finder) startsCue(i int32) bool {
	if int(i) >= len(f.page.Tokens) {
		return false
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if s.Last-s.First < 2 && e.Agreement&(lexicon.ThenBa|lexicon.ThenLam) == 0 {
			continue
		}
		switch f.lex.Kind(e.Row) {
		case lexicon.ReportingKind, lexicon.ExplanationKind, lexicon.OrderKind, lexicon.LinkKind:
			return e.Aspect == lexicon.Fixed
		}
	}
	return false
}

// beginsAnew reports whether a definite noun opens a phrase of its own. No genitive follows a word that is definite already, so that only what may
// itself be an adjective goes on with the phrase: قصف الجيش السوري المخيم, اتهم الرئيس الكولومبي المتمردين, على القوات الأجنبية الانسحاب.
func (f *finder) beginsAnew(c *candidate, i int32) bool {
	before := &f.page.Tokens[i-1]
	row, named := f.row(i - 1)
	named = named && row.kind != isnad.Person && !f.isNationality(i-1)
	if i <= c.first || !before.Clitics.Has(reading.Al) && !named {
		return false
	}
	s := f.page.Text[f.page.Tokens[i].StemStart:f.page.Tokens[i].StemEnd]
	ends := func(tail string) bool { return len(s) > len(tail) && s[len(s)-len(tail):] == tail }
	if ends("ي") || ends("ية") {
		return false
	}
	if c.kind == isnad.Person && c.agreement&reading.Plural == 0 && (ends("ين") || ends("ون") || ends("ات")) {
		return true
	}
	if _, t, ok := f.titleAt(i); ok && (t.Class == "place" || t.Class == "org" || t.Class == "group" && c.kind != isnad.Group) {
		return f.page.Tokens[i].Stem != f.lex.Form([]byte("معارضه"))
	}
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last == i+1 && s.Clitics.Has(reading.Al) && f.lex.Kind(e.Row) == lexicon.PredicateKind && e.Aspect == lexicon.Masdar {
			return true
		}
	}
	return f.isNationality(i-1) && !f.isVocabularyAdjective(i, s)
}

// isVocabularyAdjective reports whether the letters may be an adjective: of relation, or with the endings of participles and feminines.
func (f *finder) isVocabularyAdjective(i int32, s string) bool {
	for _, end := range [...]string{"ي", "ية", "ة", "ين", "ون", "ات"} {
		if len(s) > len(end) && s[len(s)-len(end):] == end {
			return true
		}
	}
	return len(s) > 2 && (s[:2] == "م" || s[:2] == "أ") || f.page.Tokens[i].KnownAsStem && fourLetters([]rune(s))
}

// fourLetters reports whether a word has the measure of جديد or سابق.
func fourLetters(r []rune) bool { return len(r) == 4 && (r[2] == 'ي' || r[1] == 'ا') }

// adjectival reports whether a bare token has an ending of adjectives of relation or participles: سياسية, مسلحين, عسكري.
func (f *finder) adjectival(i int32) bool {
	t := &f.page.Tokens[i]
	s := f.page.Text[t.StemStart:t.StemEnd]
	for _, end := range [...]string{"ية", "ي", "ين", "ون", "ة", "يه"} {
		if len(s) > len(end)+4 && s[len(s)-len(end):] == end {
			return true
		}
	}
	return f.isVocabulary(i)
}

func (f *finder) isVocabulary(i int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); f.lex.Kind(e.Row) == lexicon.VocabularyKind && !e.Aspect.IsVerb() && s.Clitics == f.page.Tokens[i].Clitics {
			return true
		}
	}
	return false
}

// isPlainNoun reports whether the vocabulary knows token i as a noun and as no adjective: it cannot qualify a definite noun (السكان المطاعم).
func (f *finder) isPlainNoun(i int32) bool {
	s := f.page.Text[f.page.Tokens[i].StemStart:f.page.Tokens[i].StemEnd]
	if strings.HasSuffix(s, "ي") || strings.HasSuffix(s, "ية") {
		return false
	}
	noun := false
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if s.Clitics != f.page.Tokens[i].Clitics || s.Last != i+1 {
			continue
		}
		switch f.lex.Kind(e.Row) {
		case lexicon.VocabularyKind:
			if e.Aspect == lexicon.Participle {
				return false
			}
			noun = noun || e.Aspect == lexicon.Noun
		case lexicon.TitleKind, lexicon.NumberKind:
			return false
		default:
			if e.Aspect == lexicon.Participle || e.Aspect == lexicon.Demonym {
				return false
			}
		}
	}
	return noun
}

// isAbsolute reports whether a bare word ends in the ون or ين of the plural, which no genitive follows: مسلحون مجهولون.
func (f *finder) isAbsolute(i int32) bool {
	t := &f.page.Tokens[i]
	if t.Clitics.Has(reading.Al | reading.Pronoun) {
		return false
	}
	stem := f.page.Text[t.StemStart:t.StemEnd]
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last == i+1 && f.lex.Kind(e.Row) == lexicon.VocabularyKind && e.Aspect == lexicon.Participle && e.Agreement&lexicon.Plural != 0 {
			return strings.HasSuffix(stem, "ون") || strings.HasSuffix(stem, "ين")
		}
	}
	return strings.HasSuffix(stem, "ون") && f.hasTitle(i)
}

// isTied reports whether token i opens a phrase that the next word completes: القرية التابعة لـ, القوات المدعومة من.
func (f *finder) isTied(i int32) bool {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if e.Agreement&(lexicon.ThenBa|lexicon.ThenLam) != 0 || f.lex.Kind(e.Row) == lexicon.RelationKind && s.Last > i+1 {
			return true
		}
	}
	return false
}

// isAct reports whether the lexicon knows token i as a noun of an act and not as an adjective: after a nationality it begins something new
// (وزارة الخارجية الأميركية التفجير).
func (f *finder) isAct(i int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); f.lex.Kind(e.Row) == lexicon.PredicateKind && s.Clitics == f.page.Tokens[i].Clitics && (e.Aspect == lexicon.Masdar || e.Aspect == lexicon.Noun) {
			return true
		}
	}
	return false
}

// startsPredicate reports whether an event noun begins at token i without the article: «قوات الجيش قصف المدينة».
func (f *finder) startsPredicate(i int32) bool {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == lexicon.PredicateKind && !s.Clitics.Has(reading.Al) && e.Aspect != lexicon.Participle && s.Clitics == f.page.Tokens[i].Clitics {
			return true
		}
	}
	return false
}

func (f *finder) countryOf(c candidate) string {
	if c.country != "" || !c.known {
		return c.country
	}
	if f.lex.Kind(c.row) == lexicon.ActorKind {
		if code := f.lex.Actor(c.row).Code; len(code) >= 3 && (len(code) == 3 || code[3] == '/') && code != "NGO" && code != "IGO" && code != "JRN" && code != "REB" && code[:3] != "INT" {
			return code[:3]
		}
	}
	return ""
}

func (f *finder) rowOrPlace(i int32) (candidate, bool) {
	if row, ok := f.row(i); ok {
		return row, true
	}
	c, ok := f.titled(i)
	return c, ok && (c.class == "org" || c.class == "place")
}

// isWord reports whether token i is exactly the given folded word.
func (f *finder) isWord(i int32, word string) bool {
	return i >= 0 && int(i) < len(f.page.Tokens) && f.page.Tokens[i].Form == f.lex.Form([]byte(word)) && f.page.Tokens[i].Form != 0
}
