package page

import (
	"strings"
	"unicode/utf8"

	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/letter"
	"isnad/lexicon"
)

const article = "ال"

// divide tells what is joined to the stem of a token, and which form of the lexicon the stem is. The lexicon may know more of the token than
// its stem: a particle with its pronoun (أنه), a word with its preposition (بالتالي). Each such division along the cuts between the words is a
// guess; the one that takes least is chosen if it can stand alone.
func (m *maker) divide(t *reading.Token, words []arabic.Word) {
	d := m.division(words)
	t.FirstGuess = int32(len(m.page.Guesses))
	for i := 0; i <= d.stem; i++ {
		m.guess(t, m.key0(words[i].Start, t.End), d.before[i], words[i].Start, int(t.End))
		if d.pronoun && i < d.stem {
			m.guess(t, m.key0(words[i].Start, int32(words[d.stem].End)), d.before[i]|reading.Pronoun, words[i].Start, words[d.stem].End)
		}
	}
	m.stem(t, &words[d.stem], d)
	if d.stem == 0 && !m.stands(t) {
		m.rescue(t, &words[0], d)
	}
	t.LastGuess = int32(len(m.page.Guesses))
	m.choose(t)
	t.NounStart = t.StemStart
	if t.Clitics.Has(reading.Al) {
		t.NounStart = int32(words[d.stem].Start)
	}
}

// A division says which word of a token is its stem, and what stands before each word up to it.
type division struct {
	stem    int
	before  [8]reading.Clitics
	pronoun bool
}

func (m *maker) division(words []arabic.Word) division {
	d := division{}
	for i := range words {
		switch w := &words[i]; {
		case w.Role == arabic.Proclitic && i+1 < min(len(words), len(d.before)):
			d.stem = i + 1
			d.before[i+1] = d.before[i] | clitic(w)
		case w.Role == arabic.Enclitic:
			d.pronoun = true
		}
	}
	return d
}

func clitic(w *arabic.Word) reading.Clitics {
	switch w.Form {
	case "و":
		return reading.Wa
	case "ف":
		return reading.Fa
	case "ب":
		return reading.Ba
	case "ل":
		return reading.Lam
	case "ك":
		return reading.Kaf
	case "س":
		return reading.Sin
	}
	return 0
}

// key0 returns the form of the lexicon that the letters of a stretch are, or 0.
func (m *maker) key0(start int, end int32) uint32 {
	m.key = letter.Fold(m.key[:0], m.text[start:end])
	return m.lex.Form(m.key)
}

// guess keeps a division if the lexicon knows its form and it is not there yet.
func (m *maker) guess(t *reading.Token, form uint32, clitics reading.Clitics, start, end int) {
	if form == 0 {
		return
	}
	g := reading.Guess{Form: form, Clitics: clitics, Skip: uint8(min(start-int(t.Start), 255)), Tail: uint8(min(int(t.End)-end, 255))}
	for _, other := range m.page.Guesses[t.FirstGuess:] {
		if other == g {
			return
		}
	}
	m.page.Guesses = append(m.page.Guesses, g)
}

// stem takes the division that the words tell: the stem as it is spelt alone, without its article if it has one.
func (m *maker) stem(t *reading.Token, w *arabic.Word, d division) {
	t.Clitics = d.before[d.stem]
	if d.pronoun {
		t.Clitics |= reading.Pronoun
	}
	t.StemStart, t.StemEnd = int32(w.Start), int32(w.End)
	m.key = letter.Fold(m.key[:0], w.Form)
	m.guess(t, m.lex.Form(m.key), t.Clitics, w.Start, w.End)
	if key := m.key; len(key) > len(article)+2 && string(key[:len(article)]) == article {
		m.key = key[len(article):]
		t.Clitics |= reading.Al
		t.StemStart = m.afterArticle(w)
		m.guess(t, m.lex.Form(m.key), t.Clitics, int(t.StemStart), w.End)
	}
	t.Stem = m.intern(m.key)
}

// stands reports whether one of the guesses of the last token can stand alone.
func (m *maker) stands(t *reading.Token) bool {
	for _, g := range m.page.Guesses[t.FirstGuess:] {
		if m.lex.Stands(g.Form) {
			return true
		}
	}
	return false
}

// rescue cuts و, ف, ب or ل off a token that was left whole and is no name, if only then the lexicon knows a word: ورأت, لوقف.
func (m *maker) rescue(t *reading.Token, w *arabic.Word, d division) {
	r, n := utf8.DecodeRuneInString(m.text[w.Start:w.End])
	c := clitic(&arabic.Word{Form: string(r)})
	if !c.Has(reading.Wa|reading.Fa|reading.Ba|reading.Lam) || w.Tag == arabic.PROPN || w.End-w.Start-n < 6 {
		return
	}
	if d.pronoun {
		c |= reading.Pronoun
	}
	m.key = letter.Fold(m.key[:0], m.text[w.Start+n:w.End])
	if form := m.lex.Form(m.key); form != 0 && m.lex.Stands(form) {
		m.guess(t, form, c, w.Start+n, w.End)
	}
}

// choose takes the guess that takes least from the token, of those that can stand alone; what the words told is what is left.
func (m *maker) choose(t *reading.Token) {
	best, joined, definite, doubled := -1, -1, -1, -1
	twice := strings.HasPrefix(m.text[t.Start:t.End], "وو")
	for i := t.FirstGuess; i < t.LastGuess; i++ {
		g := m.page.Guesses[i]
		if m.lex.Stands(g.Form) && (best < 0 || cost(g) < cost(m.page.Guesses[best])) {
			best = int(i)
		}
		if twice && g.Clitics.Has(reading.Wa) && m.lex.Stands(g.Form) && (doubled < 0 || cost(g) < cost(m.page.Guesses[doubled])) {
			doubled = int(i)
		}
		if g.Clitics != 0 && g.Clitics == t.Clitics && g.Clitics&^(reading.Wa|reading.Fa) == 0 {
			joined = int(i)
		}
		if g.Clitics == t.Clitics && g.Form == t.Stem && g.Clitics.Has(reading.Lam) && g.Clitics.Has(reading.Al) && m.lex.Stands(g.Form) {
			definite = int(i)
		}
	}
	if best < 0 {
		return
	}
	if definite >= 0 && m.page.Guesses[best].Clitics == t.Clitics&^reading.Al && !m.isTitle(m.page.Guesses[best].Form) {
		best = definite // للقوات is ل and القوات, not ل and لقوات
	}
	if joined >= 0 && m.page.Guesses[best].Clitics == 0 && m.lex.In("g-and-in", m.page.Guesses[joined].Form) {
		best = joined // وفي القاهرة is not وفي, who is loyal
	}
	if doubled >= 0 {
		best = doubled // no word of Arabic begins with two و: ووصل, ووعدت
	}
	g := m.page.Guesses[best]
	t.Clitics, t.Stem, t.KnownAsStem = g.Clitics, g.Form, true
	t.StemStart, t.StemEnd = t.Start+int32(g.Skip), t.End-int32(g.Tail)
}

// isTitle reports whether a form heads the name of a person, a body or a place: للجنة is not ل and الجنة.
func (m *maker) isTitle(form uint32) bool {
	for _, id := range m.lex.At(m.lex.Start(form)) {
		if m.lex.Kind(m.lex.Entry(id).Row) == lexicon.TitleKind {
			return true
		}
	}
	return false
}

// cost orders guesses: letters taken before the stem, a preposition or the future more, a pronoun most.
func cost(g reading.Guess) int {
	n := int(g.Skip) + 3*int(g.Tail)
	if g.Clitics.Has(reading.Ba | reading.Lam | reading.Kaf | reading.Sin) {
		n += 2
	}
	return n
}

// afterArticle returns where the stem begins after its article: of للحكومة after the second ل.
func (m *maker) afterArticle(w *arabic.Word) int32 {
	text := m.text[w.Start:w.End]
	n := 2
	if key := letter.FoldString(text); len(key) < len(article) || key[:len(article)] != article {
		n = 1
	}
	for i, r := range text {
		if letter.IsMark(r) {
			continue
		}
		if n == 0 {
			return int32(w.Start + i)
		}
		n--
	}
	return int32(w.Start)
}
