// Package treebank reads annotated sentences of several treebanks into one form, and finds where the words of a token lie in its letters.
package treebank

import (
	"strings"

	"isnad/letter"
)

// A Word is an annotated word.
type Word struct {
	Form, Tag, Lemma string
	Own              string // the treebank's own tag (XPOS)
	Head             int    // index in the sentence's words, -1 for the root, -2 unknown
	Relation         string
	Unanalysed       bool // the annotators left it alone
	Start, End       int  // letters of its token, half open
}

// A Token is a token of a text with its words.
type Token struct {
	Surface string
	Words   []Word
	Bad     bool // its words do not give its letters
}

// A Sentence is annotated text.
type Sentence struct {
	ID     string
	Tokens []Token
	Trees  bool // heads are given
}

// Bare returns s without vowel marks and tatweel; s itself if nothing is left.
func Bare(s string) string {
	if b := string(letter.Exact(nil, s)); b != "" {
		return b
	}
	return s
}

// Fold returns the folded letters of s, one for one.
func Fold(s string) []rune {
	var out []rune
	for _, r := range Bare(s) {
		switch r {
		case 'أ', 'إ', 'آ', 'ٱ':
			r = 'ا'
		case 'ى', 'ئ':
			r = 'ي'
		case 'ؤ':
			r = 'و'
		case 'ة':
			r = 'ه'
		}
		out = append(out, r)
	}
	return out
}

func isPronoun(w string) bool {
	switch w {
	case "ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا":
		return true
	}
	return false
}

// pieces returns the folded forms as they stand in a fused token: ة before a pronoun is ت, ى is ا, وا is و, ل and ال are لل.
func pieces(forms []string) [][]rune {
	out := make([][]rune, len(forms))
	for i, f := range forms {
		out[i] = Fold(f)
	}
	for i := 0; i+1 < len(forms); i++ {
		f, after := []rune(Bare(forms[i])), out[i+1]
		switch {
		case isPronoun(string(after)) && len(f) > 0 && (f[len(f)-1] == 'ة' || f[len(f)-1] == 'ى'):
			end := 'ت'
			if f[len(f)-1] == 'ى' {
				end = 'ا'
			}
			out[i] = append(append([]rune(nil), out[i][:len(out[i])-1]...), end)
		case isPronoun(string(after)) && strings.HasSuffix(string(f), "وا"):
			out[i] = out[i][:len(out[i])-1]
		case string(f) == "ل" && len(after) > 2 && after[0] == 'ا' && after[1] == 'ل':
			n := 1
			if after[2] == 'ل' {
				n = 2
			}
			out[i+1] = after[n:]
		}
	}
	return out
}

func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(b)]
}

// fit returns how many of the words make up a token, and by how many letters they miss it.
func fit(surface string, words []Word) (n, misfit int) {
	misfit = 99
	folded := Fold(surface)
	forms := make([]string, 0, 16)
	for k := 1; k <= min(len(words), 16); k++ {
		forms = append(forms, words[k-1].Form)
		var joined []rune
		for _, p := range pieces(forms) {
			joined = append(joined, p...)
		}
		d := distance(folded, joined)
		if d < misfit || d == misfit && words[k-1].Tag == "PRON" {
			n, misfit = k, d
		}
		if len(joined) > len(folded)+4 {
			break
		}
	}
	return n, misfit
}

// place finds the letters of each word of a token: the cuts that fit best.
func (t *Token) place() {
	letters := Fold(t.Surface)
	n := len(letters)
	if len(t.Words) == 1 || n < len(t.Words) {
		for i := range t.Words {
			t.Words[i].Start, t.Words[i].End = min(i, n), min(i+1, n)
		}
		t.Words[len(t.Words)-1].End = n
		return
	}
	forms := make([]string, len(t.Words))
	for i, w := range t.Words {
		forms[i] = w.Form
	}
	start := 0
	for i, end := range bestCuts(letters, pieces(forms)) {
		t.Words[i].Start, t.Words[i].End = start, end
		start = end
	}
}

// bestCuts returns the ends of the stretches of letters that fit the parts best, each at least one letter.
func bestCuts(letters []rune, parts [][]rune) []int {
	n := len(letters)
	cost := make([][]int, len(parts)+1)
	from := make([][]int, len(parts)+1)
	for k := range cost {
		cost[k], from[k] = make([]int, n+1), make([]int, n+1)
		for j := range cost[k] {
			cost[k][j] = 1 << 20
		}
	}
	cost[0][0] = 0
	for k, part := range parts {
		for j := k + 1; j <= n-(len(parts)-k-1); j++ {
			for i := k; i < j; i++ {
				if c := cost[k][i]; c < 1<<20 {
					if c += distance(part, letters[i:j]); c < cost[k+1][j] {
						cost[k+1][j], from[k+1][j] = c, i
					}
				}
			}
		}
	}
	ends := make([]int, len(parts))
	for k, j := len(parts), n; k > 0; k-- {
		ends[k-1] = j
		j = from[k][j]
	}
	return ends
}

// Letters returns the folded letters of the sentence without spaces.
func (s *Sentence) Letters() string {
	var b strings.Builder
	for _, t := range s.Tokens {
		b.WriteString(string(Fold(t.Surface)))
	}
	return b.String()
}
