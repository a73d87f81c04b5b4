package latin

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"isnad/letter"
)

//go:embed given.tsv
var givenTSV string

// given are given names by their folded letters, as English news writes them.
var given = readGiven(givenTSV)

func readGiven(tsv string) map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(tsv), "\n")[2:] {
		name, forms, _ := strings.Cut(line, "\t")
		for f := range strings.SplitSeq(forms, "|") {
			out[letter.FoldString(f)] = name
		}
	}
	return out
}

// Romanise spells an Arabic name in Latin letters as English news would: Mohammed al-Sudani. Given names are those of a table, the rest is spelt by
// rule, with the vowels that are likeliest where Arabic leaves them out. Sure is whether the spelling is worth printing: the first name is one of the
// table, and every other word is of the table or has the shape of an Arabic name. Names from other languages are never sure: theirs are spelt as they
// are at home, and Arabic letters do not tell how.
func Romanise(name string) (text string, sure bool) {
	words := strings.Fields(name)
	var out []string
	sure = len(words) > 1
	for i := 0; i < len(words); {
		s, n, known := romaniseAt(words[i:])
		sure = sure && known && (len(out) > 0 || inTable(words[:n]))
		out, i = append(out, s), i+n
	}
	return strings.Join(out, " "), sure && len(out) > 1
}

// romaniseAt spells the words that make one part of a name at the head of words, and tells how many they are and whether they look Arabic.
func romaniseAt(words []string) (s string, n int, known bool) {
	for n = min(2, len(words)); n > 0; n-- {
		if g, ok := given[letter.FoldString(strings.Join(words[:n], " "))]; ok {
			return g, n, true
		}
	}
	w := words[0]
	fold := letter.FoldString(w)
	if len(words) > 1 {
		s, n, known = romaniseAt(words[1:])
		switch {
		case w == "آل":
			return "Al " + strings.TrimPrefix(s, "al-"), n + 1, known
		case fold == "بن":
			return "bin " + s, n + 1, known
		case fold == "ابو" || fold == "ابي" || fold == "ابا":
			return "Abu " + s, n + 1, known
		case fold == "ام":
			return "Umm " + s, n + 1, known
		case fold == "عبد":
			return "Abdul " + strings.TrimPrefix(s, "al-"), n + 1, known
		case fold == "ابن":
			return "Ibn " + s, n + 1, known
		}
	}
	s, known = RomaniseWord(w)
	return s, 1, known
}

func inTable(words []string) bool {
	_, ok := given[letter.FoldString(strings.Join(words, " "))]
	return ok
}

// RomaniseWord spells one word of an Arabic name, and tells whether the word looks Arabic.
func RomaniseWord(word string) (s string, known bool) {
	if g, ok := given[letter.FoldString(word)]; ok {
		return g, true
	}
	exact := []rune(string(letter.Exact(nil, word)))
	if rest, ok := strings.CutPrefix(string(exact), "أبو"); ok && utf8.RuneCountInString(rest) > 2 {
		s, known = RomaniseWord(rest)
		return "Abu " + s, known
	}
	if len(exact) > 4 && exact[0] == 'ا' && exact[1] == 'ل' {
		s, stem := stemLatin(exact[2:])
		return "al-" + s, stem || arabicShape(exact[2:], true)
	}
	s, stem := stemLatin(exact)
	return s, stem || arabicShape(exact, false)
}

// stemLatin spells a word without its article: by the table, as the nisba of a name of the table (التميمي), or by rule.
func stemLatin(stem []rune) (s string, known bool) {
	if g, ok := given[letter.FoldString(string(stem))]; ok {
		return g, true
	}
	if n := len(stem); n > 3 && stem[n-1] == 'ي' {
		if g, ok := given[letter.FoldString(string(stem[:n-1]))]; ok && !strings.Contains(g, " ") && !strings.HasSuffix(g, "i") {
			return strings.TrimSuffix(g, "a") + "i", true
		}
	}
	return capital(spellOut(stem)), false
}

// arabicShape tells whether a word looks like an Arabic name: it ends as a nisba does, or holds a letter that names from elsewhere seldom have.
func arabicShape(stem []rune, article bool) bool {
	for _, r := range stem {
		switch r {
		case 'پ', 'چ', 'ژ', 'گ', 'ڤ':
			return false
		}
	}
	return article || strings.ContainsAny(string(stem), "عحصضظذ")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
