package judge

import (
	"strings"

	"isnad"
	"isnad/letter"
	"isnad/lexicon"
)

// LikelihoodOf reads a word of likelihood in Arabic or English, or a code; it reports whether it is one.
func LikelihoodOf(lex *lexicon.Lexicon, word string) (isnad.Likelihood, bool) {
	for l := isnad.AlmostNoChance; l <= isnad.LikelihoodNotJudged; l++ {
		if called(lex, word, l.String(), "Likelihood.", "likelihood-said.", "likelihood-read.") {
			return l, true
		}
	}
	return 0, false
}

// ConfidenceOf reads a word of confidence as LikelihoodOf reads one of likelihood.
func ConfidenceOf(lex *lexicon.Lexicon, word string) (isnad.Confidence, bool) {
	for c := isnad.LowConfidence; c <= isnad.HighConfidence; c++ {
		if called(lex, word, c.String(), "Confidence.", "confidence-said.", "confidence-read.") {
			return c, true
		}
	}
	return 0, false
}

// called tells whether a word is a code or among its labels in either language, whatever marks, hamzas or capitals it is written with.
func called(lex *lexicon.Lexicon, word, code string, tables ...string) bool {
	key := strings.Join(letter.Words(word), " ")
	if key == strings.Join(letter.Words(code), " ") {
		return true
	}
	for _, t := range tables {
		for _, name := range names(lex, t+code) {
			if key == strings.Join(letter.Words(name), " ") {
				return true
			}
		}
	}
	return false
}

// names are the labels under a key in both languages; a row that is not there has none.
func names(lex *lexicon.Lexicon, key string) (out []string) {
	for _, lang := range []string{"ar", "en"} {
		if label := lex.Label(key, lang); label != key && label != "" {
			out = append(out, strings.Split(label, "|")...)
		}
	}
	return out
}

// Mixed finds words of likelihood or confidence in a sentence that is to be judged. ICD 203 keeps the two out of one sentence; here both stand beside it, and a
// sentence that says either itself could contradict them.
func Mixed(lex *lexicon.Lexicon, sentence string) (words string, found bool) {
	var list []string
	for l := isnad.AlmostNoChance; l <= isnad.AlmostCertain; l++ {
		list = append(append(list, names(lex, "Likelihood."+l.String())...), names(lex, "likelihood-said."+l.String())...)
	}
	for c := isnad.LowConfidence; c <= isnad.HighConfidence; c++ {
		list = append(append(list, names(lex, "Confidence."+c.String())...), names(lex, "confidence-said."+c.String())...)
	}
	said := " " + strings.Join(letter.Words(sentence), " ") + " "
	for _, name := range list {
		key := strings.Join(letter.Words(name), " ")
		if len(name) > len(words) && (strings.Contains(said, " "+key+" ") || strings.Contains(said, " ب"+key+" ")) {
			words = name
		}
	}
	return words, words != ""
}
