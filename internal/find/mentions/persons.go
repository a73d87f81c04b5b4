package mentions

import (
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// person completes a title: its complement, further ranks, and the name, also after a comma or dash.
func (f *finder) person(c candidate) (candidate, bool) {
	c.kind = isnad.Person
	head := c.last
	if c.class == "role" || c.class == "source" {
		f.roleComplement(&c)
	}
	if f.indefinite(&c) || !c.definite && f.startsCue(c.last) && f.afterReporting(c.first) {
		return c, true // no name follows an indefinite head and its adjective: طبيب سوداني فضل عدم ذكر اسمه
	}
	name := f.skipHonorifics(c.last)
	if f.page.IsMark(name, '،', ',', '-', '–', '—', 'ـ') && !(c.class == "honorific") {
		comma := name
		name = f.skipHonorifics(name + 1)
		ranked := name > comma+1 // المتحدث باسم القيادة، العميد رعد الشويلي
		if int(name) < len(f.page.Tokens) && f.page.Tokens[name].Clitics.Has(reading.Wa|reading.Fa) {
			return c, true // وزير العدل، ومحمد أوزين are two
		}
		if end := f.nameEnd(name, ranked); end-name >= 2 || end > name && f.isActor(name) {
			f.setName(&c, name, end)
			return c, true
		}
	} else if end := f.nameEnd(name, true); end > name {
		f.setName(&c, name, end)
		return c, true
	}
	switch c.class {
	case "honorific":
		return f.honouredOffice(&c)
	case "source":
		return c, true
	}
	return c, c.definite || c.last > head || f.startsCue(c.last) && f.afterReporting(c.first)
}

// honouredOffice takes the office after an honorific: معالي وزير الخارجية.
func (f *finder) honouredOffice(c *candidate) (candidate, bool) {
	if int(c.last) >= len(f.page.Tokens) || f.page.Tokens[c.last].Clitics&^reading.Al != 0 {
		return *c, false
	}
	s, t, ok := f.titleAt(c.last)
	if !ok || t.Class != "role" || s.First == c.first {
		return *c, false
	}
	office, ok := f.titled(c.last)
	if !ok || office.kind != isnad.Person {
		return *c, false
	}
	office.start = c.start
	office.first = c.first
	return office, true
}

// indefinite reports whether a head without article has taken a nationality without article.
func (f *finder) indefinite(c *candidate) bool {
	last := &f.page.Tokens[c.last-1]
	return !c.definite && c.class != "honorific" && c.last-c.first > 1 && f.isNationality(c.last-1) && !last.Clitics.Has(reading.Al)
}

func (f *finder) setName(c *candidate, first, last int32) {
	c.nameFirst, c.nameLast = first, last
	c.last, c.end = last, f.page.Tokens[last-1].End
	c.definite = true
	if row, ok := f.row(first); ok && row.kind == isnad.Person && row.first == first {
		c.row, c.known = row.row, true
	} else if row, ok := f.variantOf(first, last); ok {
		c.row, c.known = row, true
	}
}

func (f *finder) isActor(i int32) bool {
	row, ok := f.row(i)
	return ok && row.kind == isnad.Person
}

// roleComplement takes what an office is of: وزير الخارجية العراقي, المتحدث باسم قوات التحالف, السفيرة السابقة لدى العراق.
func (f *finder) roleComplement(c *candidate) {
	ofBody := false
	if f.page.Tokens[c.last-1].Clitics.Has(reading.Ba) || f.isWord(c.last-1, "باسم") {
		if inner, ok := f.candidate(c.last); ok && inner.kind != isnad.Person {
			c.last, c.end, c.country, c.definite = inner.last, inner.end, f.countryOf(inner), true
			ofBody = inner.kind == isnad.Organisation || inner.kind == isnad.Group
		}
	}
	f.headedBody(c)
	f.modifiersBeforeName(c)
	last := c.last
	if f.joinsMore(c); c.last > last {
		f.modifiersBeforeName(c)
	}
	for _, prep := range [...]string{"لدي", "في", "باسم"} {
		if !f.isWord(c.last, prep) || prep == "في" && f.isFormer(c.last-1) {
			continue
		}
		if inner, ok := f.rowOrPlace(c.last + 1); ok && (prep != "في" || c.last-c.first > 1 || f.page.IsMark(inner.last, '،', '-', '–')) {
			if c.country == "" && !ofBody && !f.lex.In("g-envoys", f.page.Tokens[c.first].Stem) { // السفير لدى العراق is no Iraqi
				c.country = f.countryOf(inner)
			}
			c.last, c.end, c.definite = inner.last, inner.end, true
		}
	}
	f.sentTo(c)
	f.sitsFor(c)
	f.ofBody(c)
	f.forFields(c)
}

// sentTo takes the state or place that an envoy is sent to: المبعوث الأممي إلى ليبيا, الموفد الأميركي للسودان.
func (f *finder) sentTo(c *candidate) {
	i := c.last
	if !f.lex.In("g-sent", f.page.Tokens[c.first].Stem) || int(i) >= len(f.page.Tokens) || f.page.Tokens[i].Sentence != f.page.Tokens[c.first].Sentence {
		return
	}
	if f.isWord(i, "الي") {
		i++
	} else if !f.page.Tokens[i].Clitics.Has(reading.Lam) {
		return
	}
	if row, ok := f.row(i); ok && (row.kind == isnad.State || row.kind == isnad.Place) && row.first == i {
		c.last, c.end, c.definite = row.last, row.end, true
	}
}

// sitsFor takes whom a member of an assembly sits for, where the name follows: النائبة عن درنة سعاد الورفلي, النائب في البرلمان سامي الحداد.
func (f *finder) sitsFor(c *candidate) {
	i := c.last
	if !f.lex.In("g-seated", f.page.Tokens[c.first].Stem) || int(i)+1 >= len(f.page.Tokens) || !f.isWord(i, "عن") && !f.isWord(i, "في") {
		return
	}
	inner, ok := f.rowOrPlace(i + 1)
	if !ok {
		inner, ok = f.candidate(i + 1)
	}
	if !ok || inner.kind == isnad.Person || int(inner.last) >= len(f.page.Tokens) || f.page.Tokens[inner.last].Sentence != f.page.Tokens[i].Sentence {
		return
	}
	if name := f.skipHonorifics(inner.last); f.nameEnd(name, true)-name >= 2 {
		c.last, c.end, c.definite = inner.last, inner.end, true
		if c.country == "" {
			c.country = f.countryOf(inner)
		}
	}
}

// headedBody takes the body whose heading noun ends a title, before a name can be looked for: رئيس هيئة شؤون الأسرى, زعيم حزب.
func (f *finder) headedBody(c *candidate) {
	if c.last-c.first < 2 || f.page.Tokens[c.last-1].Clitics != 0 {
		return
	}
	if row, ok := f.row(c.last - 1); ok && row.last > c.last && (row.kind == isnad.Organisation || row.kind == isnad.Group) { // قائد قوة القدس
		row = f.extend(row)
		c.last, c.end, c.definite, c.country = row.last, row.end, true, f.countryOf(row)
		return
	}
	if inner, ok := f.titled(c.last - 1); ok && inner.class == "org" && inner.last > c.last {
		c.last, c.end, c.definite = inner.last, inner.end, true
		if c.country == "" {
			c.country = inner.country
		}
	}
}

// modifiersBeforeName is modifiers, stopped where a person's name begins.
func (f *finder) modifiersBeforeName(c *candidate) {
	for n := 0; n < 5; n++ {
		if n == 0 && !c.definite && int(c.last) < len(f.page.Tokens) && f.isNationality(c.last) && f.page.Tokens[c.last].Clitics == 0 {
			f.modifiers(c, 1)
			return
		}
		if c.class == "role" && c.definite && int(c.last) < len(f.page.Tokens) && f.isFormer(c.last) && f.page.Tokens[c.last].Sentence == f.page.Tokens[c.first].Sentence {
			c.last, c.end = c.last+1, f.page.Tokens[c.last].End // الرئيس المخلوع
			continue
		}
		if _, last := f.longNationality(c.last); last > c.last {
			if f.modifiers(c, 1); int(c.last) < len(f.page.Tokens) && f.isFormer(c.last) {
				continue
			}
			return
		}
		if f.nameEnd(c.last, true) > c.last && !f.ordinary(c.last) || f.hasHonorific(c.last) {
			return
		}
		before := c.last
		if f.isEpithet(c.last) && f.page.Tokens[c.last].Clitics == 0 {
			c.last, c.end, c.definite = c.last+1, f.page.Tokens[c.last].End, true
		} else {
			f.modifiers(c, 1)
		}
		if c.last == before {
			return
		}
	}
}

// ordinary reports whether the token is an adjective or noun that the lexicon knows, with the article: it goes on with the title.
func (f *finder) ordinary(i int32) bool {
	if int(i) >= len(f.page.Tokens) {
		return false
	}
	t := &f.page.Tokens[i]
	return (t.Clitics.Has(reading.Al) && (t.KnownAsStem || f.isNationality(i)) || f.isEpithet(i)) && !f.isActor(i)
}

func (f *finder) hasHonorific(i int32) bool {
	_, t, ok := f.titleAt(i)
	return ok && t.Class == "honorific"
}

func (f *finder) skipHonorifics(i int32) int32 {
	for {
		s, t, ok := f.titleAt(i)
		if !ok || t.Class != "honorific" || f.page.Tokens[i].Clitics.Has(reading.Wa|reading.Fa) {
			return i
		}
		i = s.Last
	}
}

// bareName returns a person's name that stands without a title: it must begin with a given name and have two parts.
func (f *finder) bareName(i int32) (candidate, bool) {
	given, common := f.given(i)
	if !given {
		return f.unknownSpeaker(i)
	}
	if f.page.Tokens[i].Clitics.Has(reading.Al) {
		return candidate{}, false
	}
	end := f.nameEnd(i, false)
	if end-i < 2 || common && end-i < 3 && (f.cl.Gov[i] != 0 || f.cl.Tag[i+1] == reading.Verb) || f.isWord(i, "باسم") && i > 0 && f.page.Tokens[i-1].KnownAsStem && f.cl.Tag[i-1] == reading.Noun {
		return candidate{}, false
	}
	if common && end-i == 2 && f.isTagged(i, arabic.NOUN) && f.isCommonNoun(i+1) && !f.isSingular(i+1) || f.isMother(i) && f.isThingAfter(i+1) {
		return candidate{}, false // حياة الأبقار, أم قوات, أم إسرائيل
	}
	c := candidate{first: i, last: end, start: f.page.Tokens[i].StemStart, end: f.page.Tokens[end-1].End, kind: isnad.Person, class: "name",
		nameFirst: i, nameLast: end, definite: true}
	if row, ok := f.variantOf(i, end); ok {
		c.row, c.known = row, true
	}
	f.apposition(&c)
	return c, true
}

// isMother reports whether token i is أم of names, which is more often «or».
func (f *finder) isMother(i int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last == i+1 && f.lex.Kind(e.Row) == lexicon.GivenKind && f.lex.ID(e.Row) == "given.um" {
			return true
		}
	}
	return false
}

// isThingAfter reports whether token i names a state or place, or is a common noun and no given name.
func (f *finder) isThingAfter(i int32) bool {
	if row, ok := f.row(i); ok && row.kind != isnad.Person {
		return true
	}
	given, _ := f.given(i)
	return !given && f.isCommonNoun(i) && !f.page.Tokens[i].Clitics.Has(reading.Al)
}

// apposition reads the office that follows a name after a comma: طارق عبده، مدير المطار.
func (f *finder) apposition(c *candidate) {
	if !f.page.IsMark(c.last, '،', ',', '-', '–') {
		return
	}
	s, t, ok := f.titleAt(c.last + 1)
	if !ok || t.Class != "role" || f.page.Tokens[c.last+1].Clitics.Has(reading.Wa|reading.Fa) {
		return
	}
	office := candidate{first: c.last + 1, last: s.Last, end: s.End, class: "role", definite: true}
	f.roleComplement(&office)
	c.title, c.sector, c.country = t.ID, t.Sector, office.country
}

// given reports whether a given name or name part begins at token i, and whether it is also an everyday word.
func (f *finder) given(i int32) (given, common bool) {
	if i < 0 || int(i) >= len(f.page.Tokens) || f.isPreposition(i) {
		return false, false
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == lexicon.GivenKind && (s.Clitics == f.page.Tokens[i].Clitics || s.Last > i+1) && !f.isEpithet(i) {
			return true, f.lex.IsCommonName(e.Row)
		}
	}
	return f.isKunya(i), false
}

// isPreposition reports whether what may be a given name at token i is a preposition, as the tagger has it: باسم that is «in the name of», علي that is على in a text that writes every ى as ي.
func (f *finder) isPreposition(i int32) bool {
	switch {
	case f.isWord(i, "باسم"):
		w, ok := f.page.Stem(i)
		return ok && w.Start > f.page.Tokens[i].Start && (i == 0 || !f.hasHonorific(i-1)) // الدكتور باسم عوض الله
	case f.isWord(i, "علي"): // على, as some outlets write it: شدد الوزير علي أهمية السلام
		return f.dotted && int(i)+1 < len(f.page.Tokens) && f.isTagged(i, arabic.ADP) && f.isCommonNoun(i+1) && f.cl.Tag[i+1] == reading.Noun
	}
	return false
}

// isEpithet reports whether a name with the article is here the adjective of the definite noun before it: النائب العربي is no Mr. Arabi.
func (f *finder) isEpithet(i int32) bool {
	if i == 0 || int(i) >= len(f.page.Tokens) || !f.page.Tokens[i-1].Clitics.Has(reading.Al) || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	w, ok := f.page.Stem(i)
	return ok && w.Tag == arabic.ADJ && strings.HasPrefix(w.Form, "ال") && f.isAdjective(i)
}

// isKunya reports whether an unknown word begins with a joined أبو: أبوالفضل.
func (f *finder) isKunya(i int32) bool {
	t := &f.page.Tokens[i]
	s := f.page.Text[t.StemStart:t.StemEnd]
	return t.Kind == reading.Arabic && !t.KnownAsStem && len(s) >= 12 && (s[:6] == "أبو" || s[:6] == "ابو")
}

// nameEnd returns the token after the person's name that begins at i, or i where none does. After a title one unknown word is enough.
func (f *finder) nameEnd(i int32, titled bool) int32 {
	if i < 0 || int(i) >= len(f.page.Tokens) {
		return i
	}
	sentence := f.page.Tokens[i].Sentence
	j, complete := i, int32(-1)
	for j < i+9 && int(j) < len(f.page.Tokens) && f.page.Tokens[j].Sentence == sentence {
		if row, ok := f.row(j); ok && row.kind == isnad.Person && (j == i || f.page.Tokens[j].Clitics&^reading.Al == 0) {
			j, complete = row.last, row.last
			continue
		}
		if given, _ := f.given(j); j == complete && !given && !f.page.IsProper(j) {
			break // a name that a table knows is complete: أطلق بينيت النار
		}
		if !f.namePart(j, j > i, titled) && !(j == i+1 && f.closesName(j, titled)) && !(j > i+1 && f.page.Tokens[j].Clitics == reading.Al && !f.isPlainNoun(j) && f.closesName(j, true)) && !(j > i && f.afterConnector(j)) {
			break
		}
		j++
	}
	if j == i && titled && f.wordAsName(i) {
		return i + 2
	}
	if j == i+1 && titled && !f.surelyName(i) {
		return i
	}
	return j
}

// wordAsName reports whether an everyday noun at token i is a given name, because a name that ends the phrase follows it after a title that is complete: المتحدث
// باسم المحافظة حكمة سليمان.
func (f *finder) wordAsName(i int32) bool {
	t := &f.page.Tokens[i]
	if t.Kind != reading.Arabic || t.Clitics != 0 || f.cl.Tag[i] != reading.Noun || f.isAct(i) || f.hasTitle(i) || f.isCalendar(i) || f.isNumber(i) {
		return false
	}
	given, common := f.given(i + 1)
	return (given && !common || f.page.IsProper(i+1)) && f.page.Tokens[i+1].Clitics == 0 && f.endsPhrase(i+2)
}

// isGivenStem reports whether a form is a given name of the lexicon.
func (f *finder) isGivenStem(form uint32) bool {
	for _, id := range f.lex.At(f.lex.Start(form)) {
		if f.lex.Kind(f.lex.Entry(id).Row) == lexicon.GivenKind {
			return true
		}
	}
	return false
}

// afterConnector reports whether the word before token j leaves a name unfinished: عبد الجبار, أبو عاقلة, بن سلمان.
func (f *finder) afterConnector(j int32) bool {
	if t := &f.page.Tokens[j]; t.Kind != reading.Arabic || t.Clitics&^reading.Al != 0 || f.cl.Tag[j] != reading.Noun {
		return false
	}
	for _, s := range f.seen.From(j - 1) {
		if e := f.lex.Entry(s.Entry); f.lex.Kind(e.Row) == lexicon.GivenKind && s.Last == j {
			if f.lex.ID(e.Row) == "given.abu" && strings.HasPrefix(f.page.Slice(f.page.Tokens[j-1].Extent), "آ") {
				return false // آبي is not أبي
			}
			switch f.lex.ID(e.Row) {
			case "given.ibn", "given.abu", "given.bint", "given.al", "given.abd", "given.um":
				return true
			}
		}
	}
	return false
}

// closesName reports whether an everyday word at token j is the last name after one given name: with the article after a title (الدكتور إبراهيم
// العساف), or bare where the noun phrase ends with it (قال محمد صافي إن).
func (f *finder) closesName(j int32, titled bool) bool {
	t := &f.page.Tokens[j]
	given, common := f.given(j - 1)
	ofTwo := !given && f.isCompoundGiven(j-2) // عبد الكريم المنصوري
	if !given && !ofTwo || common && !titled || t.Kind != reading.Arabic || t.Clitics&^(reading.Al|reading.Pronoun) != 0 || f.cl.Tag[j] != reading.Noun || f.isNationality(j) || f.hasTitle(j) || f.isAct(j) || f.isCalendar(j) {
		return false
	}
	s := f.page.Text[t.Start:t.End]
	if t.Clitics.Has(reading.Pronoun) && !strings.HasSuffix(s, "ي") {
		return false // صديقي may be a name, صديقه is none
	}
	for _, end := range [...]string{"ة", "ا", "ات", "ين", "ون", "ية"} {
		if len(s) > len(end) && s[len(s)-len(end):] == end {
			return false
		}
	}
	if t.Clitics.Has(reading.Al) {
		return titled && (ofTwo || !f.page.Tokens[j-1].Clitics.Has(reading.Al))
	}
	return f.endsPhrase(j + 1)
}

// isCompoundGiven reports whether a given name of two words begins at token i: عبد الكريم.
func (f *finder) isCompoundGiven(i int32) bool {
	for _, s := range f.seen.From(i) {
		if s.Last == i+2 && f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.GivenKind {
			return true
		}
	}
	return false
}

// endsPhrase reports whether a noun phrase ends before token j.
func (f *finder) endsPhrase(j int32) bool {
	if int(j) >= len(f.page.Tokens) || f.page.Tokens[j].Sentence != f.page.Tokens[j-1].Sentence {
		return true
	}
	switch f.cl.Tag[j] {
	case reading.Stop, reading.Verb, reading.That, reading.Preposition, reading.Relative, reading.Auxiliary, reading.Negation:
		return true
	}
	return false
}

// unknownSpeaker returns the name of unknown words right after a verb of saying: قال كانسيوس ندايمانيشا, قال أباييهو إن.
func (f *finder) unknownSpeaker(i int32) (candidate, bool) {
	if i == 0 || !f.unknown(i) || f.isCommonNoun(i) || !(f.cl.Tag[i-1] == reading.Verb && f.isReporting(i-1)) && !f.isQuoted(i) {
		return candidate{}, false
	}
	end := i + 1
	for end < i+4 && int(end) < len(f.page.Tokens) && (f.unknown(end) && !f.isCommonNoun(end) || f.givenOnly(end)) {
		end++
	}
	if end == i+1 && (int(end) >= len(f.page.Tokens) || f.cl.Tag[end] != reading.That) {
		return candidate{}, false
	}
	return candidate{first: i, last: end, start: f.page.Tokens[i].StemStart, end: f.page.Tokens[end-1].End, kind: isnad.Person, class: "name",
		nameFirst: i, nameLast: end, definite: true}, true
}

// isCommonNoun reports whether the tagger has token i for a noun or adjective and no name: أبرز أنواع المخدرات names no speaker.
func (f *finder) isCommonNoun(i int32) bool {
	return f.isTagged(i, arabic.NOUN) || f.isTagged(i, arabic.ADJ)
}

// isQuoted reports whether token i is the first of two unknown names after the عن of a verb of saying: نقلت الوكالة عن يورغن فالك أن.
func (f *finder) isQuoted(i int32) bool {
	return f.isWord(i-1, "عن") && f.page.IsProper(i) && f.page.IsProper(i+1) && f.speaksBefore(i-1, 8)
}

// givenOnly reports whether token i is a given name that is no everyday word and nothing is joined to: قال جوش إرنست.
func (f *finder) givenOnly(i int32) bool {
	given, common := f.given(i)
	return given && !common && f.page.Tokens[i].Clitics == 0 && f.cl.Tag[i] == reading.Noun
}

// unknown reports whether token i is a whole word that the lexicon knows in no division.
func (f *finder) unknown(i int32) bool {
	t := &f.page.Tokens[i]
	return t.Kind == reading.Arabic && !t.KnownAsStem && t.Clitics&^reading.Al == 0 && f.cl.Tag[i] == reading.Noun && t.End-t.Start >= 6 && len(f.seen.From(i)) == 0
}

// surelyName reports whether a single word after a title can only be a name.
func (f *finder) surelyName(i int32) bool {
	if g, _ := f.given(i); g || f.isActor(i) {
		return true
	}
	t := &f.page.Tokens[i]
	s := f.page.Text[t.Start:t.End]
	return !t.KnownAsStem && (t.Clitics.Has(reading.Al) && s[len(s)-2:] == "ي" || !t.Clitics.Has(reading.Al) && s[len(s)-2:] != "ة" && s[len(s)-2:] != "ا")
}

// namePart reports whether token j may be part of a name.
func (f *finder) namePart(j int32, inner, titled bool) bool {
	t := &f.page.Tokens[j]
	if inner && f.afterGiven(j) {
		return true
	}
	if t.Kind != reading.Arabic || t.Clitics.Has(reading.Fa|reading.Ba|reading.Kaf|reading.Sin|reading.Pronoun) && inner {
		return false
	}
	if g, _ := f.given(j); g {
		return !inner || !t.Clitics.Has(reading.Wa|reading.Lam)
	}
	if inner && f.opensOffice(j) {
		return false
	}
	if !inner && !titled || t.Clitics.Has(reading.Wa|reading.Fa|reading.Lam|reading.Ba) {
		return false
	}
	if !inner && t.Clitics == reading.Al && !t.KnownAsStem && strings.HasSuffix(f.page.Slice(t.Extent), "ي") {
		return true // a surname alone: العميد الصبيحي
	}
	if g, _ := f.given(j - 1); inner && g && t.Clitics == reading.Al && f.isGivenStem(t.Stem) {
		return true // a given name with the article as surname: رياض الأسعد
	}
	if g, common := f.given(j - 1); inner && g && !common && t.Clitics == reading.Al && f.page.Text[t.End-2:t.End] == "ي" && !f.isNationality(j) && !f.hasTitle(j) {
		return true // a surname with the letters of an adjective: هشام الهاشمي
	}
	return f.properPart(j, inner)
}

// isNameTail reports whether token j goes on with a name that began before it, so that a feminine word after it is a predicate: شيرين أبو عاقلة صادرة.
func (f *finder) isNameTail(j int32) bool {
	given, _ := f.given(j - 1)
	return given
}

// afterGiven reports whether token j can only be a last name because a given name stands before it: a noun with the ي of relation, which there is no «my»
// (لبنى القاسمي، عبد اللطيف وهبي), or the number of a king (محمد الخامس).
func (f *finder) afterGiven(j int32) bool {
	t := &f.page.Tokens[j]
	if t.Kind != reading.Arabic || !f.givenEnds(j) || f.hasTitle(j) || f.isNationality(j) || f.isCalendar(j) {
		return false
	}
	if f.isOrdinal(j) {
		return true
	}
	return f.cl.Tag[j] == reading.Noun && t.Clitics == reading.Pronoun && strings.HasSuffix(f.page.Slice(t.Extent), "ي") && !f.isAct(j) && !f.isReporting(j)
}

// givenEnds reports whether a given name that is no everyday word, of one or more words, ends right before token j.
func (f *finder) givenEnds(j int32) bool {
	for i := max(0, j-3); i < j; i++ {
		for _, s := range f.seen.From(i) {
			if e := f.lex.Entry(s.Entry); s.Last == j && f.lex.Kind(e.Row) == lexicon.GivenKind && !f.lex.IsCommonName(e.Row) && (s.Clitics == f.page.Tokens[i].Clitics || j > i+1) {
				return true
			}
		}
	}
	return false
}

// opensOffice reports whether a word of office at token j has its complement after it and so is no surname: أشرف القدرة الناطق باسم الوزارة, سعيد بومدوحة مساعد
// المدير.
func (f *finder) opensOffice(j int32) bool {
	_, t, ok := f.titleAt(j)
	return ok && t.Class == "role" && (!f.endsPhrase(j+1) || f.isWord(j+1, "باسم"))
}

// properPart reports whether token j is a word that is not known to be anything but a name.
func (f *finder) properPart(j int32, inner bool) bool {
	if j < 0 || int(j) >= len(f.page.Tokens) {
		return false
	}
	t := &f.page.Tokens[j]
	if t.Kind != reading.Arabic || f.cl.Tag[j] != reading.Noun && !(inner && f.cl.Tag[j] == reading.Verb && !t.KnownAsStem) || f.isNationality(j) {
		return false
	}
	s := f.page.Text[t.Start:t.End]
	if _, ok := f.page.WordOf(j, reading.PronounWord); ok && inner && !f.isTagged(j, arabic.PROPN) && !strings.HasSuffix(s, "ي") {
		return false // يصف حمزة شعوره
	}
	if strings.Contains(s, "ً") || inner && !t.Clitics.Has(reading.Al) && strings.HasSuffix(s, "ة") && f.isNameTail(j-1) || f.cl.Tag[j] == reading.Verb && strings.HasSuffix(s, "ته") {
		return false // an accusative with its ending, or a verb with its object, is no part of a name: قائلاً, راودته
	}
	if t.Clitics.Has(reading.Al) {
		return inner && (!t.KnownAsStem || s[len(s)-2:] == "ي" && !f.hasTitle(j) && !f.isVocabulary(j))
	}
	return !t.KnownAsStem && t.End-t.Start >= 4 && !f.headsGenitive(j)
}

// headsGenitive reports whether the tagger has a bare word for a common noun that a noun completes, so that it is the object and no name: نفى الوزير وجود خلاف,
// يعزو عبد الحسين أسباب نجاحه.
func (f *finder) headsGenitive(j int32) bool {
	if int(j)+1 >= len(f.page.Tokens) || f.page.Tokens[j+1].Sentence != f.page.Tokens[j].Sentence || f.page.Tokens[j+1].Kind != reading.Arabic {
		return false
	}
	w, ok := f.page.Stem(j)
	next, has := f.page.Stem(j + 1)
	if !ok || !has || w.Tag != arabic.NOUN || next.Tag != arabic.NOUN && next.Tag != arabic.DET || f.page.Tokens[j+1].Clitics&^(reading.Al|reading.Pronoun) != 0 {
		return false
	}
	given, _ := f.given(j + 1)
	return !given && (f.page.Tokens[j+1].Clitics.Has(reading.Al) || !f.hasTitle(j+1))
}

func (f *finder) hasTitle(j int32) bool { _, _, ok := f.titleAt(j); return ok }
