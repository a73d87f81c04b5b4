package arabic

import (
	"strings"
	"unicode/utf8"

	"isnad/internal/letter"
	"isnad/internal/reading"
)

// A division is a way to take proclitics off the folded letters of a token. Letters counts what is taken.
type division struct {
	clitics reading.Clitics
	letters int
	prefix  string // what the stem regains: للحكومة gives ل + الحكومة
}

// pronouns are the joined pronouns in folded letters, longest first.
var pronouns = []string{"هما", "كما", "هم", "ها", "هن", "كم", "نا", "ه", "ك", "ي"}

// divide finds the divisions of the last token that the lexicon knows and chooses one.
func (c *cutter) divide(start, end int) {
	t := &c.page.Tokens[len(c.page.Tokens)-1]
	src := c.page.Text[start:end]
	c.key = letter.Fold(c.key[:0], src)
	key := append([]byte(nil), c.key...)
	t.Form = c.intern(key)
	t.FirstGuess = int32(len(c.page.Guesses))
	var buf [24]division
	for _, d := range proclitics(key, buf[:0]) {
		c.guess(src, key, d)
	}
	t.LastGuess = int32(len(c.page.Guesses))
	c.choose(t, src, key)
	c.split(t)
}

// guess keeps a division if its stem, or its stem without a pronoun, is a form of the lexicon.
func (c *cutter) guess(src string, key []byte, d division) {
	stem := key[2*d.letters:]
	if len(stem) < 4 && d.letters > 0 {
		return
	}
	var buf [64]byte
	if d.prefix != "" {
		stem = append(append(buf[:0], d.prefix...), stem...)
	}
	if id := c.lex.Form(stem); id != 0 {
		c.keep(src, d, id, 0)
	}
	if d.clitics.Has(reading.Al) {
		return
	}
	for _, p := range pronouns {
		if head := len(stem) - len(p); head >= 4 && string(stem[head:]) == p && !(p == "ه" && strings.HasSuffix(src, "ة")) && !(p == "ي" && strings.HasSuffix(src, "ى")) {
			c.withPronoun(src, d, stem[:head], len(p)/2)
		}
	}
}

// withPronoun keeps the division before a pronoun; ت before it may be ة.
func (c *cutter) withPronoun(src string, d division, head []byte, letters int) {
	if strings.HasSuffix(src, "ة") {
		return // folded like the pronoun ه, but never one: تابعة
	}
	if id := c.lex.Form(head); id != 0 {
		c.keep(src, division{d.clitics | reading.Pronoun, d.letters, ""}, id, letters)
	}
	if n := len(head) - 2; n >= 2 && string(head[n:]) == "ت" {
		var buf [64]byte
		if id := c.lex.Form(append(append(buf[:0], head[:n]...), "ه"...)); id != 0 {
			c.keep(src, division{d.clitics | reading.Pronoun, d.letters, ""}, id, letters)
		}
	}
}

func (c *cutter) keep(src string, d division, form uint32, tail int) {
	c.page.Guesses = append(c.page.Guesses, reading.Guess{Form: form, Clitics: d.clitics, Skip: uint8(min(forward(src, d.letters), 255)), Tail: uint8(min(backward(src, tail), 255))})
}

// forward returns the bytes that the first n letters of src take, marks included.
func forward(src string, n int) int {
	i := 0
	for i < len(src) {
		r, size := utf8.DecodeRuneInString(src[i:])
		if !letter.IsMark(r) {
			if n -= width(r); n < 0 {
				return i
			}
		}
		i += size
	}
	return i
}

// backward returns the bytes that the last n letters of src take.
func backward(src string, n int) int {
	i := len(src)
	for i > 0 && n > 0 {
		r, size := utf8.DecodeLastRuneInString(src[:i])
		if !letter.IsMark(r) {
			n -= width(r)
		}
		i -= size
	}
	return len(src) - i
}

// width is the number of folded letters that a rune becomes: the joined lam-alef is two.
func width(r rune) int {
	if r >= 0xFEF5 && r <= 0xFEFC {
		return 2
	}
	return 1
}

// proclitics lists the divisions of folded letters, least taken first.
func proclitics(key []byte, out []division) []division {
	out = append(out, division{})
	out = afterConjunction(key, division{}, out)
	if len(key) > 4 {
		switch string(key[:2]) {
		case "و":
			d := division{reading.Wa, 1, ""}
			out = afterConjunction(key, d, append(out, d))
		case "ف":
			d := division{reading.Fa, 1, ""}
			out = afterConjunction(key, d, append(out, d))
		}
	}
	return out
}

func afterConjunction(key []byte, d division, out []division) []division {
	rest := key[2*d.letters:]
	if len(rest) < 4 {
		return out
	}
	if string(rest[:4]) == "ال" {
		out = append(out, division{d.clitics | reading.Al, d.letters + 2, ""})
		return out
	}
	switch string(rest[:2]) {
	case "ب":
		out = afterPreposition(key, division{d.clitics | reading.Ba, d.letters + 1, ""}, out)
	case "ك":
		out = afterPreposition(key, division{d.clitics | reading.Kaf, d.letters + 1, ""}, out)
	case "ل":
		if string(rest[2:4]) == "ل" {
			out = append(out, division{d.clitics | reading.Lam | reading.Al, d.letters + 2, ""},
				division{d.clitics | reading.Lam, d.letters + 2, "ال"})
		}
		out = append(out, division{d.clitics | reading.Lam, d.letters + 1, ""})
	case "س":
		switch string(rest[2:4]) {
		case "ي", "ت", "ن", "ا":
		default:
			return out // the future stands only before the present
		}
		out = append(out, division{d.clitics | reading.Sin, d.letters + 1, ""})
	}
	return out
}

func afterPreposition(key []byte, d division, out []division) []division {
	out = append(out, d)
	if rest := key[2*d.letters:]; len(rest) >= 8 && string(rest[:4]) == "ال" {
		out = append(out, division{d.clitics | reading.Al, d.letters + 2, ""})
	}
	return out
}

// choose takes the division that takes least, if the lexicon knows one; else it takes off what can hardly be anything but a clitic.
func (c *cutter) choose(t *reading.Token, src string, key []byte) {
	if t.FirstGuess < t.LastGuess {
		g := c.page.Guesses[t.FirstGuess]
		for _, other := range c.page.Guesses[t.FirstGuess+1 : t.LastGuess] {
			if c.cost(other) < c.cost(g) {
				g = other
			}
		}
		if !c.lex.Stands(g.Form) && g.Clitics == 0 {
			c.unknown(t, src, key)
			return
		}
		t.Clitics, t.Stem, t.KnownAsStem = g.Clitics, g.Form, true
		t.StemStart, t.StemEnd = t.Start+int32(g.Skip), t.End-int32(g.Tail)
		return
	}
	c.unknown(t, src, key)
}

// unknown divides a token of which the lexicon knows no word.
func (c *cutter) unknown(t *reading.Token, src string, key []byte) {
	d := unknownDivision(key)
	t.Clitics = d.clitics
	skip := forward(src, d.letters)
	t.StemStart = t.Start + int32(skip)
	t.Stem = c.intern(append([]byte(d.prefix), key[2*d.letters:]...))
}

// cost orders divisions: a preposition costs more than the article or a conjunction, a pronoun more, and a form that stands only inside
// phrases most.
func (c *cutter) cost(g reading.Guess) int {
	n := int(g.Skip) + 3*int(g.Tail)
	if !c.lex.Stands(g.Form) {
		n += 100
	}
	if g.Clitics.Has(reading.Ba | reading.Lam | reading.Kaf | reading.Sin) {
		n += 2
	}
	return n
}

// unknownDivision takes the article with what stands before it, and و before four letters and more.
func unknownDivision(key []byte) division {
	best := division{}
	var buf [24]division
	for _, d := range proclitics(key, buf[:0]) {
		rest := len(key)/2 - d.letters
		switch {
		case d.clitics.Has(reading.Al) && rest >= 2:
			return d
		case d.prefix != "" && rest >= 3:
			best = d
		case d.clitics == reading.Wa && rest >= 4:
			best = d
		}
	}
	return best
}

// split writes the words of the last token: each clitic one, the stem with its article one.
func (c *cutter) split(t *reading.Token) {
	at := int(t.Start)
	src := c.page.Text
	for _, k := range []struct {
		clitic reading.Clitics
		kind   reading.WordKind
	}{{reading.Wa | reading.Fa, reading.ConjunctionWord}, {reading.Ba | reading.Lam | reading.Kaf, reading.PrepositionWord}, {reading.Sin, reading.FutureWord}} {
		if t.Clitics.Has(k.clitic) {
			n := forward(src[at:t.StemStart], 1)
			if n > 0 {
				c.word(at, at+n, k.kind)
				at += n
			}
		}
	}
	t.NounStart = int32(at)
	if at < int(t.StemEnd) {
		c.word(at, int(t.StemEnd), reading.StemWord)
	}
	if t.StemEnd < t.End {
		c.word(int(t.StemEnd), int(t.End), reading.PronounWord)
	}
}
