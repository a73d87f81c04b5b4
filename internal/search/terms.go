package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/arabic/morph"
	"isnad/internal/gazetteer"
	"isnad/letter"
	"isnad/lexicon"
)

// A Term is a word of a text. Start and End count its bytes, half open.
type Term struct {
	Start, End  int
	Exact, Stem string
}

// Break stands between title and text where both are one list of terms, so that no phrase reaches over it. It is a letter of no word.
const Break = "§"

// longestTerm is the number of bytes after which a word is cut.
const longestTerm = 120

// An Analyser cuts texts into terms, and knows the words of queries. It keeps what each word gives and serves one goroutine.
type Analyser struct {
	lex       *lexicon.Lexicon
	world     *gazetteer.Gazetteer
	morph     *morph.Analyser // nil: without a dictionary all stems are light ones
	stems     map[string][2]string
	fields    fieldNames
	codes     map[Field]map[string]string
	countries map[string]string // codes of states by their folded names
	lies      map[site][]string
	names     map[string][]NameWord
}

// mostStems is the number of words whose stems are kept at most.
const mostStems = 1 << 18

// New makes an analyser with the dictionary of a lexicon.
func New(l *lexicon.Lexicon) *Analyser {
	f := readFields()
	a := &Analyser{lex: l, world: gazetteer.World(), stems: map[string][2]string{}, fields: f, codes: readCodes(l, f.value), countries: map[string]string{},
		lies: map[site][]string{}, names: map[string][]NameWord{}}
	if m, err := morph.New(l.Morphology()); err == nil {
		a.morph = m
	}
	for _, c := range l.Countries {
		a.countries[letter.FoldString(c.Name)], a.countries[letter.FoldString(c.En)] = c.Code, c.Code
	}
	return a
}

// Terms cuts a text into its terms, in order: runs of letters, and runs of digits. Marks, tatweel and what can not be seen belong to the word they stand in; digits
// of all scripts are one.
func (a *Analyser) Terms(text string) []Term {
	out := make([]Term, 0, len(text)/10)
	word := make([]byte, 0, 64)
	start, end, kind := 0, 0, other
	flush := func() {
		if len(word) > 0 {
			out = append(out, a.term(word, start, end, kind))
		}
		word, kind = word[:0], other
	}
	for i, r := range text {
		n := utf8.RuneLen(r)
		if n < 0 {
			n = 1
		}
		k := kindOf(r)
		if k == mark {
			if len(word) > 0 {
				end = i + n
			}
			continue
		}
		if k != kind || k == other || len(word) > longestTerm {
			flush()
		}
		if k == other {
			continue
		}
		if len(word) == 0 {
			start = i
		}
		word, kind, end = appendRune(word, r, text[i:min(i+n, len(text))]), k, i+n
	}
	flush()
	return out
}

// What a rune is to a word.
const (
	other = iota
	mark
	arabicLetter
	digit
	foreignLetter
)

func kindOf(r rune) int {
	switch {
	case 'ا' <= r && r <= 'غ' || 'ف' <= r && r <= 'ي' || 'ء' <= r && r <= 'ئ':
		return arabicLetter
	case r < utf8.RuneSelf:
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return foreignLetter
		}
		if '0' <= r && r <= '9' {
			return digit
		}
		return other
	case letter.IsMark(r):
		return mark
	case letter.IsArabic(r) && unicode.IsLetter(r):
		return arabicLetter
	}
	if _, ok := letter.Digit(r); ok {
		return digit
	}
	switch {
	case unicode.Is(unicode.Mn, r):
		return mark
	case unicode.IsLetter(r):
		if unicode.Is(unicode.Arabic, r) {
			return arabicLetter
		}
		return foreignLetter
	}
	return other
}

func appendRune(word []byte, r rune, raw string) []byte {
	if 'ء' <= r && r <= 'ي' {
		return letter.Fold(word, raw)
	}
	if d, ok := letter.Digit(r); ok {
		return append(word, byte('0'+d))
	}
	if r >= utf8.RuneSelf && !unicode.Is(unicode.Arabic, r) {
		return utf8.AppendRune(word, unicode.ToLower(r))
	}
	return letter.Fold(word, raw)
}

func (a *Analyser) term(word []byte, start, end, kind int) Term {
	if kind != arabicLetter {
		exact := string(word)
		return Term{start, end, exact, exact}
	}
	keys, ok := a.stems[string(word)]
	if !ok {
		keys = [2]string{string(word), a.stem(string(word))}
		if len(a.stems) >= mostStems {
			clear(a.stems)
		}
		a.stems[keys[0]] = keys
	}
	return Term{start, end, keys[0], keys[1]}
}

// Columns gives the terms of a title and a text as two lines of words parted by blanks, exact and stem, for an index to keep.
func (a *Analyser) Columns(title, text string) (exact, stem string) {
	var x, s strings.Builder
	x.Grow(len(text) + len(title) + 8)
	s.Grow(len(text) + len(title) + 8)
	for i, part := range []string{title, text} {
		if i > 0 {
			x.WriteString(Break + " ")
		}
		for _, t := range a.Terms(part) {
			x.WriteString(t.Exact + " ")
			s.WriteString(t.Stem + " ")
		}
	}
	return x.String(), s.String()
}
