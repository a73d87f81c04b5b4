package search

import (
	"strings"
	"unicode/utf8"

	"isnad/letter"
)

// stem is the light stem of a folded Arabic word: of its dictionary form where the dictionary is sure of it, else of itself.
func (a *Analyser) stem(word string) string {
	if a.morph != nil {
		if lemma, ok := a.lemma(word); ok {
			return lemmaKey(letter.FoldString(lemma))
		}
	}
	return tailless(headless(word))
}

// lemmaKey lets a noun in ة and its adjective in ي meet the noun without: حكومة, حكومي.
func lemmaKey(lemma string) string {
	for _, tail := range [...]string{"ه", "ي"} {
		if rest, ok := strings.CutSuffix(lemma, tail); ok && utf8.RuneCountInString(rest) >= 3 {
			return rest
		}
	}
	return lemma
}

// lemma is the dictionary form of a word, with its proclitics and pronouns cut off if it must be. It is sure if all that the dictionary knows the form to be
// is of one word, or the commonest is much commoner than every other.
func (a *Analyser) lemma(word string) (string, bool) {
	for _, w := range forms(word) {
		if lemma, known, sure := a.look(w); known {
			return lemma, sure
		}
	}
	return "", false
}

// muchCommoner is the difference of ranks, in powers of two, from which the commoner of two words is taken.
const muchCommoner = 5

func (a *Analyser) look(form string) (lemma string, known, sure bool) {
	list := a.morph.Analyse(nil, []byte(form))
	if len(list) == 0 {
		return "", false, false
	}
	best := 0
	for i := range list {
		if list[i].Rank > list[best].Rank {
			best = i
		}
	}
	lemma = list[best].Lemma
	folded := letter.FoldString(lemma)
	for i := range list {
		if int(list[best].Rank)-int(list[i].Rank) < muchCommoner && letter.FoldString(list[i].Lemma) != folded {
			return "", true, false
		}
	}
	return lemma, true, true
}

// forms are a word as it stands, then without what may be joined to its head, then to its end.
func forms(word string) []string {
	out := []string{word}
	if rest, ok := CutHead(word); ok {
		out = append(out, rest)
		if again, ok := CutHead(rest); ok {
			out = append(out, again)
		}
	}
	for _, w := range out[:len(out):len(out)] {
		for _, pronoun := range [...]string{"ها", "هم", "هما", "هن", "كم", "نا", "ه"} {
			if rest, ok := strings.CutSuffix(w, pronoun); ok && utf8.RuneCountInString(rest) >= 3 {
				out = append(out, rest)
				if t, ok := strings.CutSuffix(rest, "ت"); ok {
					out = append(out, t+"ه") // ة before a pronoun is written ت
				}
			}
		}
	}
	return out
}

// CutHead cuts و, ف, ب, ك, ل or س off a word of which three letters are left.
func CutHead(word string) (string, bool) {
	r, n := utf8.DecodeRuneInString(word)
	if !strings.ContainsRune("وفبكلس", r) || utf8.RuneCountInString(word) < 4 {
		return word, false
	}
	return word[n:], true
}

// headless and tailless cut affixes off a folded word as the stemmer light10 does: Larkey, Ballesteros and Connell, Light Stemming for Arabic Information
// Retrieval (2007). A dictionary form has nothing at its head to be cut.
func headless(word string) string {
	if rest, ok := strings.CutPrefix(word, "و"); ok && utf8.RuneCountInString(rest) >= 3 {
		word = rest
	}
	for _, head := range [...]string{"ال", "وال", "بال", "كال", "فال", "لل"} {
		if rest, ok := strings.CutPrefix(word, head); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return word
}

func tailless(word string) string {
	for _, tail := range [...]string{"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"} {
		if rest, ok := strings.CutSuffix(word, tail); ok && utf8.RuneCountInString(rest) >= 2 {
			word = rest
		}
	}
	return word
}
