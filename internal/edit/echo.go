package edit

import (
	"slices"
	"strings"
	"unicode"

	"isnad"
	"isnad/internal/store/fold"
	"isnad/letter"
)

// echoRun is how many words in a row a text and what somebody typed share before one is taken to repeat the other; what has fewer must stand in the text
// whole. Names have two or three.
const echoRun = 3

// Echoes lists the acts that still hold words of a document when it is erased: values that somebody typed into other nouns, notes, questions and assumptions.
// Which of them shall go is for a person to say: words may be the same by chance. texts are those of the document, its title and outlet with them.
func Echoes(acts []isnad.Change, d isnad.DocumentID, texts []string) (out []isnad.Change) {
	said := map[string]bool{}
	for _, t := range texts {
		words := letter.Words(t)
		for i := range words {
			for n := 1; n <= echoRun && i+n <= len(words); n++ {
				said[strings.Join(words[i:i+n], " ")] = true
			}
		}
	}
	for _, c := range acts {
		rest, _ := fold.Without(c.What, d)
		for _, typed := range append(typedIn(rest), c.Reason) {
			if echoes(letter.Words(typed), said) {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// typedIn lists what somebody typed in an act.
func typedIn(s isnad.Step) []string {
	switch w := s.(type) {
	case isnad.Edit:
		return []string{w.From, w.To}
	case isnad.Note:
		return []string{w.Text}
	case isnad.Entity:
		if len(w.Tellings) == 0 {
			return []string{w.Name, w.NameEn}
		}
	case isnad.Judgement:
		return []string{w.Sentence, w.Question, w.WouldChange}
	case isnad.Resolution:
		return []string{w.Because}
	case isnad.Indicator:
		p := w.Pattern
		return slices.Concat([]string{w.Name, w.Reason, p.Claim}, p.Actors, p.Recipients, p.Places, p.Voices)
	case isnad.SavedSearch:
		return []string{w.Name, asked(w.Address)}
	case isnad.Member:
		if w.Kind != isnad.MemberDocument {
			return []string{w.What}
		}
	}
	return nil
}

// echoes tells whether a run of words, or all of them where they are few, was said. Numbers and codes alone are nobody's words.
func echoes(words []string, said map[string]bool) bool {
	letters := 0
	for _, w := range words {
		if strings.IndexFunc(w, unicode.IsLetter) >= 0 {
			letters += len([]rune(w))
		}
	}
	if letters < 4 {
		return false
	}
	n := min(echoRun, len(words))
	for i := 0; i+n <= len(words); i++ {
		if said[strings.Join(words[i:i+n], " ")] {
			return true
		}
	}
	return false
}
