package page

import (
	"fmt"
	"strings"

	"isnad/internal/reading"
	"isnad/letter"
	"isnad/lexicon"
)

// Language names the language of a page (ISO 639; und where it cannot be told). Where it is not Arabic, or under half of the words are
// Arabic words, it returns a doubt that says so. Arabic is told from its neighbours by letters that it does not have and by its
// particles; but Arabic is also typed with the neighbours' yeh and kaf, and then its article shows it.
func Language(page *reading.Page, lex *lexicon.Lexicon) (string, *reading.Doubt) {
	n := count(page, lex)
	words := n.arabic + n.latin
	switch {
	case words == 0:
		return "und", notArabic("لا كلام في النص", "the text has no words")
	case n.latin > n.arabic:
		return latin(n), notArabic(fmt.Sprintf("أقل من نصف الكلمات عربي (%d من %d)", n.arabic, words), fmt.Sprintf("under half of the words are Arabic (%d of %d)", n.arabic, words))
	case n.foreign*12 > n.arabic && n.definite*8 < n.arabic:
		return neighbour(n), notArabic("بالحرف العربي، لكن بلغة أخرى", "in Arabic script but in another language")
	case words >= 8 && n.particles*40 < n.arabic && n.known*5 < n.arabic:
		return "und", notArabic("بالحرف العربي، لكن لا تظهر أدوات العربية", "in Arabic script, but the particles of Arabic are missing")
	}
	return "ar", nil
}

func notArabic(ar, en string) *reading.Doubt {
	return &reading.Doubt{Ar: "ليس نصاً عربياً: " + ar, En: "not an Arabic text: " + en}
}

type tally struct {
	arabic, latin, foreign, particles, known int
	definite                                 int // with the article
	kurdish, urdu, pashto                    int
	english                                  int
}

func count(page *reading.Page, lex *lexicon.Lexicon) (n tally) {
	for i := range page.Tokens {
		t := &page.Tokens[i]
		switch t.Kind {
		case reading.Latin:
			n.latin++
			switch page.Slice(t.Extent) {
			case "the", "of", "and", "to", "The":
				n.english++
			}
		case reading.Arabic:
			n.arabic++
			if t.KnownAsStem {
				n.known++
			}
			word := page.Slice(t.Extent)
			n.script(word)
			if strings.HasPrefix(word, "ال") {
				n.definite++
			}
			if node := lex.Start(t.Form); node != 0 {
				for _, e := range lex.At(node) {
					if lex.Kind(lex.Entry(e).Row) == lexicon.ParticleKind {
						n.particles++
						break
					}
				}
			}
		}
	}
	return n
}

// script counts a word with letters that Arabic does not have.
func (n *tally) script(word string) {
	foreign := false
	for _, r := range word {
		foreign = foreign || letter.IsForeign(r)
		switch r {
		case 'ە', 'ێ', 'ۆ', 'ڵ', 'ڕ':
			n.kurdish++
		case 'ٹ', 'ڈ', 'ے', 'ں', 'ھ', 'ہ':
			n.urdu++
		case 'ټ', 'ډ', 'ښ', 'ړ', 'ې':
			n.pashto++
		}
	}
	if foreign {
		n.foreign++
	}
}

func neighbour(n tally) string {
	switch {
	case n.kurdish > n.urdu && n.kurdish > n.pashto && n.kurdish*4 > n.arabic:
		return "ckb"
	case n.pashto > n.urdu && n.pashto*6 > n.arabic:
		return "ps"
	case n.urdu*6 > n.arabic:
		return "ur"
	}
	return "fa"
}

func latin(n tally) string {
	if n.english*15 > n.latin {
		return "en"
	}
	return "und"
}
