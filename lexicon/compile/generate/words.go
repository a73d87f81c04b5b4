package main

import (
	"bufio"
	"encoding/json"
	"math/bits"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"isnad/letter"
)

// countNews counts the folded words of the news files; only the counts are used.
func (g *generator) countNews() error {
	g.seen, g.spelt, g.counts = map[string]int{}, map[string]int{}, map[string]int{}
	files, err := filepath.Glob(filepath.Join(g.shared, "data", "news", "*.jsonl"))
	if err != nil {
		return err
	}
	for _, name := range files {
		if err := g.countFile(name); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) countFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var a struct{ Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return err
		}
		for _, w := range strings.FieldsFunc(string(letter.Exact(nil, a.Title+" "+a.Text)), func(r rune) bool { return !letter.IsArabic(r) }) {
			g.spelt[w]++
			g.seen[fold(w)]++
		}
	}
	return lines.Err()
}

// written counts a word as it is spelt, with and without the article.
func (g *generator) written(word string) int { return g.spelt[word] + g.spelt["ال"+word] }

// rank tells how common words are in the news: 0 for none, else one more than the binary logarithm of their number, at most 15.
func (g *generator) rank(forms ...string) string {
	n := 0
	done := map[string]bool{}
	for _, f := range forms {
		f = letter.FoldString(f)
		if done[f] {
			continue
		}
		done[f] = true
		n += g.seen[f] + g.seen["و"+f]
	}
	return strconv.Itoa(min(bits.Len(uint(n)), 15))
}

// nounRank is the rank of a noun or adjective. What stands with the article is a noun; the letters without it may be a verb or particle, and
// count only as far as the article makes it likely.
func (g *generator) nounRank(forms ...string) string {
	with, without := 0, 0
	done := map[string]bool{}
	for _, f := range forms {
		f = fold(f)
		if done[f] {
			continue
		}
		done[f] = true
		for _, article := range []string{"ال", "لل", "بال", "وال", "كال"} {
			with += g.seen[article+f]
		}
		without += g.seen[f] + g.seen["و"+f] + g.seen["ب"+f]
	}
	return strconv.Itoa(min(bits.Len(uint(with+min(without, 20*with+7))), 15))
}

const (
	latin  = "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYyFNKaui~o`{"
	arabic = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰٱ"
)

// fromLatin turns Buckwalter's transliteration into letters with marks; ok is false where a sign is none of it.
func fromLatin(s string) (string, bool) {
	letters := []rune(arabic)
	var b strings.Builder
	for _, r := range s {
		i := strings.IndexRune(latin, r)
		if i < 0 {
			return "", false
		}
		b.WriteRune(letters[i])
	}
	return b.String(), true
}

// bare drops the marks and makes the joining alef plain.
func bare(s string) string {
	return strings.ReplaceAll(string(letter.Exact(nil, s)), "ٱ", "ا")
}

// root turns r.>.y into رءي; "" where it is no root of three to five consonants.
func root(s string) string {
	var b strings.Builder
	parts := strings.Split(s, ".")
	for _, p := range parts {
		if len(p) != 1 {
			return ""
		}
		a, ok := fromLatin(p)
		if !ok {
			return ""
		}
		switch a {
		case "أ", "إ", "ؤ", "ئ", "آ", "ا":
			a = "ء"
		}
		b.WriteString(a)
	}
	if len(parts) < 3 || len(parts) > 5 {
		return ""
	}
	return b.String()
}

// isWord reports whether s is one plain Arabic word that a text may hold.
func isWord(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		if r < 'ء' || r > 'ي' || r == 'ـ' {
			return false
		}
	}
	return true
}

// handmade returns the keys of a table of ours, made of the given columns, so that generated rows give way to them.
func handmade(name string, columns ...int) (map[string]bool, error) {
	raw, err := os.ReadFile(filepath.Join("ar", name))
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for _, line := range strings.Split(string(raw), "\n") {
		cells := strings.Split(line, "\t")
		if line == "" || line[0] == '#' || len(cells) <= columns[len(columns)-1] {
			continue
		}
		var key []string
		for _, c := range columns {
			key = append(key, cells[c])
		}
		keys[strings.Join(key, " ")] = true
	}
	return keys, nil
}
