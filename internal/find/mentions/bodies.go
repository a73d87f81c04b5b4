package mentions

import (
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

func (f *finder) organisation(c candidate) (candidate, bool) {
	head := c.last
	c.agreement = reading.Feminine
	if f.quotedName(&c); c.last > head {
		return c, true
	}
	if f.unitOf(&c); c.last > head {
		return c, true
	}
	f.modifiers(&c, 5)
	if c.last == head && !c.definite {
		return c, false
	}
	if f.isVague(&c) {
		return c, false
	}
	last := c.last
	if f.joinsMore(&c); c.last > last {
		f.modifiers(&c, 1)
	}
	f.purpose(&c)
	f.quotedName(&c)
	f.partOfBody(&c)
	return c, true
}

// unitOf takes the force that ل joins to a unit of it: دورية للجيش الأميركي.
func (f *finder) unitOf(c *candidate) {
	i := c.last
	if c.definite || !f.lex.In("g-units", f.page.Tokens[c.first].Stem) || int(i) >= len(f.page.Tokens) || !f.page.Tokens[i].Clitics.Has(reading.Lam) ||
		f.page.Tokens[i].Sentence != f.page.Tokens[c.first].Sentence {
		return
	}
	force, ok := f.rowOrPlace(i)
	if !ok || force.kind != isnad.Organisation || f.page.Tokens[i].Clitics.Has(reading.Wa) {
		return
	}
	if force = f.extend(force); f.countryOf(force) != "" {
		c.last, c.end, c.country, c.definite = force.last, force.end, f.countryOf(force), true
		if force.sector != "" {
			c.sector = force.sector
		}
	}
}

// partOfBody takes the body that ل joins to a part of it: اللجنة التنفيذية لمنظمة التحرير, المكتب السياسي لحركة حماس.
func (f *finder) partOfBody(c *candidate) {
	i := c.last
	if !c.definite || c.last-c.first < 2 || int(i) >= len(f.page.Tokens) || !f.page.Tokens[i].Clitics.Has(reading.Lam) || f.page.Tokens[i].Sentence != f.page.Tokens[c.first].Sentence ||
		!f.lex.In("g-body-parts", f.page.Tokens[c.first].Stem) {
		return
	}
	if row, ok := f.row(i); ok && (row.kind == isnad.Organisation || row.kind == isnad.Group) {
		row = f.extend(row)
		c.last, c.end = row.last, row.end
	}
}

// isVague reports whether a heading noun that is an everyday word names no body: without the article on it or after it (مركزا رئيسيا, نظام جديد), or القوة alone,
// which is force.
func (f *finder) isVague(c *candidate) bool {
	stem, article := f.page.Tokens[c.first].Stem, f.page.Tokens[c.first].Clitics.Has(reading.Al)
	switch {
	case f.lex.In("g-abstract", stem): // الأمن التونسي is a body, أمن إسرائيل and الأمن are none
		return !article || c.last-c.first != 2 || !f.isNationality(c.first+1) || f.isFeminine(c.first+1)
	case f.lex.In("g-units", stem): // دورية تركية, but no دورية alone
		return c.last-c.first < 2 || !f.isNationality(c.first+1)
	case f.lex.In("g-bare-units", stem): // وحدة إسرائيلية, but الوحدة اليمنية is no unit
		return article || c.last-c.first < 2 || !f.isNationality(c.first+1)
	}
	if !c.definite {
		return f.lex.In("g-vague", stem) && c.country == "" && !(f.page.IsProper(c.last-1) && f.lex.In("g-named-bodies", stem))
	}
	return c.last-c.first == 1 && f.lex.In("g-force", stem)
}

// quotedName takes a name in quotation marks: صحيفة «الشرق الأوسط».
func (f *finder) quotedName(c *candidate) {
	if !f.page.IsMark(c.last, '«', '"', '“') || f.page.IsMark(c.last, '"') && f.closes(c.last) {
		return
	}
	for j := c.last + 1; j < c.last+7 && int(j) < len(f.page.Tokens); j++ {
		if f.page.IsMark(j, '»', '"', '”') {
			if id, ok := f.withoutMarks(c.first, c.last, j); ok && c.last-c.first == 1 {
				c.row, c.known, c.class, c.kind = id, true, "name", f.lex.Actor(id).Kind // تنظيم «القاعدة»
			} else if row, ok := f.row(c.last + 1); ok && row.last == j && (row.kind == isnad.Organisation || row.kind == isnad.Group) && c.last-c.first == 1 {
				c.row, c.known, c.class, c.kind = row.row, true, "name", row.kind // صحيفة «الحياة» is الحياة, تنظيم «داعش» is داعش
			}
			c.end, c.last, c.definite = f.page.Tokens[j].End, j+1, true
			return
		}
		switch t := &f.page.Tokens[j]; {
		case t.Kind == reading.Numeral, f.cl.Tag[j] == reading.Verb && t.KnownAsStem, f.cl.Tag[j] == reading.Auxiliary,
			f.cl.Tag[j] == reading.That, f.cl.Tag[j] == reading.Relative, j == c.last+1 && f.cl.Tag[j] == reading.Preposition:
			return // what is said, and no name
		}
	}
}

// withoutMarks finds the row of a body whose name is the heading noun with the words in quotation marks after it.
func (f *finder) withoutMarks(head, mark, end int32) (uint32, bool) {
	node := f.lex.Start(f.page.Tokens[head].Stem)
	for i := mark + 1; i < end && node != 0; i++ {
		node = f.lex.Step(node, f.page.Tokens[i].Form)
	}
	if node == 0 {
		return 0, false
	}
	for _, id := range f.lex.At(node) {
		if e := f.lex.Entry(id); f.lex.Kind(e.Row) == lexicon.ActorKind {
			return e.Row, true
		}
	}
	return 0, false
}

// closes reports whether a straight quotation mark stands right after a word and before a space: it ends what was quoted.
func (f *finder) closes(i int32) bool {
	t := &f.page.Tokens[i]
	return i > 0 && f.page.Tokens[i-1].End == t.Start && (int(t.End) >= len(f.page.Text) || f.page.Text[t.End] == ' ')
}

func (f *finder) group(c candidate) (candidate, bool) {
	head := c.last
	f.modifiers(&c, 4)
	f.tradeOf(&c)
	f.partOf(&c)
	c.agreement = reading.Plural
	if c.last > head || c.definite {
		return c, true
	}
	if f.counted(c.first) {
		c.start = f.countStart(c.first)
		return c, true
	}
	return c, c.first > 0 && f.cl.Tag[c.first-1] == reading.Verb
}

// tradeOf takes the bare noun of a trade with the nationality after it, which is that of the people: عمال مناجم تونسيون.
func (f *finder) tradeOf(c *candidate) {
	i := c.last
	if c.definite || i != c.first+1 || int(i)+1 >= len(f.page.Tokens) || f.page.Tokens[i+1].Sentence != f.page.Tokens[c.first].Sentence {
		return
	}
	t, next := &f.page.Tokens[i], &f.page.Tokens[i+1]
	if t.Clitics != 0 || t.Kind != reading.Arabic || f.cl.Tag[i] != reading.Noun || next.Clitics != 0 || !f.agreesInNun(i+1) || f.agreesInNun(c.first) {
		return
	}
	if country := f.nationality(i + 1); country != "" {
		c.country, c.last, c.end = country, i+2, next.End
	}
}

// partOf takes the body that a bare plural belongs to: عناصر من حزب العمال الكردستاني.
func (f *finder) partOf(c *candidate) {
	if c.definite || !f.isWord(c.last, "من") {
		return
	}
	row, ok := f.row(c.last + 1)
	if !ok {
		if row, ok = f.titled(c.last + 1); !ok || row.class != "org" {
			return
		}
	}
	if (row.kind == isnad.Organisation || row.kind == isnad.Group) && !f.isNationality(c.last+1) {
		c.country, c.last, c.end = f.countryOf(row), row.last, row.end
	}
}

// crowd takes a vague number with the article as people, where it is the subject of a verb and nobody else is named: خرج المئات, but not المئات من الجنود.
func (f *finder) crowd(i int32) (candidate, bool) {
	t := &f.page.Tokens[i]
	if !f.lex.In("g-crowds", t.Form) || i == 0 || f.cl.Tag[i-1] != reading.Verb || f.page.Tokens[i-1].Sentence != t.Sentence || f.isWord(i+1, "من") {
		return candidate{}, false
	}
	return candidate{first: i, last: i + 1, start: t.Start, end: t.End, kind: isnad.Group, class: "crowd", title: "name.crowd", sector: "CVL", definite: true,
		agreement: reading.Plural}, true
}

// nation takes people whom only their nationality names, without the article: counted (خطف ثلاثة هنود) or one right after a verb (قتل فلسطيني).
func (f *finder) nation(i int32) (candidate, bool) {
	t := &f.page.Tokens[i]
	country := f.nationality(i)
	if country == "" || t.Clitics != 0 || t.Kind != reading.Arabic || i == 0 || f.page.Tokens[i-1].Sentence != t.Sentence {
		return candidate{}, false
	}
	c := candidate{first: i, last: i + 1, start: t.StemStart, end: t.StemEnd, title: "g-people", sector: "CVL", country: country}
	if next := i + 1; int(next) < len(f.page.Tokens) && f.page.Tokens[next].Sentence == t.Sentence && (f.lex.In("g-others", f.page.Tokens[next].Stem) || f.lex.In("g-another", f.page.Tokens[next].Stem)) && f.page.Tokens[next].Clitics == 0 {
		c.last, c.end = next+1, f.page.Tokens[next].End // فلسطيني آخر
	}
	switch s := f.page.Slice(t.Extent); {
	case f.counted(i) && !f.isFeminine(i):
		c.kind, c.class, c.agreement, c.start = isnad.Group, "group", reading.Plural, f.countStart(i)
	case f.cl.Tag[i-1] == reading.Verb && f.isTagged(i-1, arabic.VERB) && !strings.HasSuffix(s, "ا") && f.isOne(i) && !f.isFeminine(i):
		c.kind, c.class = isnad.Person, "role"
	default:
		return candidate{}, false
	}
	return c, true
}

// isTagged reports whether the tagger gives the stem of token i a part of speech: تدخل in تدخل تركي is a noun, whatever the tables know it as.
func (f *finder) isTagged(i int32, tag arabic.Tag) bool {
	w, ok := f.page.Stem(i)
	return ok && w.Tag == tag
}

// isOne reports whether a nationality is of one person.
func (f *finder) isOne(i int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last == i+1 && e.Aspect == lexicon.Demonym && e.Agreement&lexicon.Plural == 0 {
			return true
		}
	}
	return false
}

// countStart is the byte at which the number before token i begins, with the word that bounds it: نحو 12 ألف عراقي.
func (f *finder) countStart(i int32) int32 {
	first := i
	for f.counted(first) {
		first--
	}
	if j := first - 1; j >= 0 && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence {
		for _, s := range f.seen.From(j) {
			if row := f.lex.Entry(s.Entry).Row; s.Last == first && f.lex.Kind(row) == lexicon.AmountKind && f.lex.Amount(row).Class == "modifier" && f.cl.Tag[j] != reading.Verb {
				return f.page.Tokens[j].StemStart
			}
		}
	}
	return f.page.Tokens[first].StemStart
}

// counted reports whether a number stands before the token: 150 مواطنا.
func (f *finder) counted(i int32) bool {
	return i > 0 && f.page.Tokens[i-1].Sentence == f.page.Tokens[i].Sentence && (f.cl.Tag[i-1] == reading.Number || f.isNumber(i-1))
}
