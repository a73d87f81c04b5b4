package search

import (
	"slices"
	"strings"

	"isnad/letter"
	"isnad/letter/latin"
)

// From these likenesses on, two words of names are taken for one: across scripts, where vowels are guessed (Trump, ترمب is .83, Hassan, حسين .80), and within one
// (ترامب, ترمب is .77, سالم, سليم .28).
const (
	acrossScripts = .82
	withinScript  = .75
)

// A NameWord is a word of a name, particles joined to it: عبدالله, نصرالله.
type NameWord struct {
	Text  string
	Plain string   // folded, without its article
	Keys  []string // under which an index files it: words that may be one share a key
	word  latin.Word
}

// NameWords cuts a name into its words.
func NameWords(name string) (out []NameWord) {
	made := latin.NewName(strings.ReplaceAll(name, "_", " "))
	for i := range made.Words {
		out = append(out, nameWord(made.Words[i].Text))
	}
	return out
}

func nameWord(text string) NameWord {
	w := latin.NewWord(text)
	return NameWord{Text: text, Plain: plainWord(text), Keys: keysOf(&w), word: w}
}

// MayBe tells whether two words of names may be spellings of one.
func (w *NameWord) MayBe(o *NameWord) bool {
	if w.Plain == o.Plain {
		return true
	}
	least := float32(withinScript)
	if w.word.IsArabic() != o.word.IsArabic() {
		least = acrossScripts
	}
	return slices.ContainsFunc(w.Keys, func(k string) bool { return slices.Contains(o.Keys, k) }) && latin.Likeness(&w.word, &o.word) >= least
}

// plainWord is a word of a name without its article.
func plainWord(word string) string {
	folded := letter.FoldString(word)
	if rest, ok := strings.CutPrefix(folded, "al"); ok && len(rest) >= 4 {
		return rest
	}
	return letter.WithoutArticle(folded)
}

const hex = "0123456789abcdef"

func keysOf(w *latin.Word) []string {
	out := []string{"=" + plainWord(w.Text)}
	for _, k := range w.Keys(nil) {
		b := []byte("~")
		for shift := 28; shift >= 0; shift -= 4 {
			b = append(b, hex[k>>shift&15])
		}
		if key := string(b); k != 0 && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// nameWords are the words of a name, which are kept: names come again and again.
func (a *Analyser) nameWords(name string) []NameWord {
	words, ok := a.names[name]
	if !ok {
		if len(a.names) >= mostNamesKept {
			clear(a.names)
		}
		words = NameWords(name)
		a.names[name] = words
	}
	return words
}

// mostNamesKept is the number of names whose words are kept at most.
const mostNamesKept = 1 << 15

// nameAsked is a name that is looked for: somebody has it if each of its words may be a word of one name of theirs.
type nameAsked struct {
	a     *Analyser
	words []NameWord
	known map[string]bool
}

func newNameAsked(text string, a *Analyser) *nameAsked {
	return &nameAsked{a, NameWords(text), map[string]bool{}}
}

func (n *nameAsked) in(name string) bool {
	if has, ok := n.known[name]; ok {
		return has
	}
	other := n.a.nameWords(name)
	has := len(n.words) > 0
	for i := range n.words {
		has = has && slices.ContainsFunc(other, func(o NameWord) bool { return n.words[i].MayBe(&o) })
	}
	n.known[name] = has
	return has
}
