package main

import (
	"fmt"
	"math/bits"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"unicode"

	"isnad/internal/linear"
	"isnad/internal/words"
	"isnad/letter"
	"isnad/train/cluster"
	"isnad/train/news"
	"isnad/train/treebank"
)

// A corpus is raw text as sentences of word numbers, for counting only.
type corpus struct {
	number map[string]int32
	word   []string
	count  []int32
	text   [][]int32
}

// add adds a sentence of folded tokens.
func (c *corpus) add(tokens []string) {
	s := make([]int32, 0, len(tokens))
	for _, t := range tokens {
		n, ok := c.number[t]
		if !ok {
			n = int32(len(c.word))
			c.number[t] = n
			c.word = append(c.word, t)
			c.count = append(c.count, 0)
		}
		c.count[n]++
		s = append(s, n)
	}
	c.text = append(c.text, s)
}

// readNews reads the sentences of the raw articles, and the texts that names are learnt from: the more text, the better the classes.
func readNews(shared string) (*corpus, error) {
	c := &corpus{number: map[string]int32{}}
	paths, err := filepath.Glob(filepath.Join(shared, "data/news/*.jsonl"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no news in %s", shared)
	}
	sort.Strings(paths)
	for _, path := range paths {
		if err := c.articles(path); err != nil {
			return nil, err
		}
	}
	return c, c.named(shared)
}

// named adds the tokens of texts whose names are annotated, without their labels.
func (c *corpus) named(shared string) error {
	paths, err := filepath.Glob(filepath.Join(shared, "data/ner/aqmar/*.txt"))
	if err != nil {
		return err
	}
	for _, path := range append(paths, filepath.Join(shared, "data/ner/ANERCorp_CamelLab_train.txt")) {
		list, err := treebank.Names(path)
		if err != nil {
			return err
		}
		for _, s := range list {
			var tokens []string
			for _, row := range s {
				tokens = append(tokens, digitless(letter.FoldString(row[0])))
			}
			c.add(tokens)
		}
	}
	return nil
}

func digitless(s string) string {
	return strings.Map(func(r rune) rune {
		if _, ok := letter.Digit(r); ok {
			return '0'
		}
		return r
	}, s)
}

func (c *corpus) articles(path string) error {
	return news.Each(path, func(_ int, a news.Article) {
		for _, p := range strings.Split(a.Title+"\n"+a.Text, "\n") {
			for _, s := range sentences(p) {
				c.add(s)
			}
		}
	})
}

// sentences cuts a paragraph at final marks, and each sentence into folded tokens; digits become 0.
func sentences(p string) [][]string {
	var out [][]string
	var s []string
	word := strings.Builder{}
	flush := func() {
		if word.Len() > 0 {
			s = append(s, letter.FoldString(word.String()))
			word.Reset()
		}
	}
	for _, r := range p {
		_, digit := letter.Digit(r)
		switch {
		case letter.IsArabic(r) || letter.IsMark(r) || unicode.IsLetter(r):
			word.WriteRune(r)
		case digit:
			word.WriteRune('0')
		case unicode.IsSpace(r):
			flush()
		default:
			flush()
			s = append(s, string(r))
			if r == '.' || r == '؟' || r == '!' {
				out, s = append(out, s), nil
			}
		}
	}
	flush()
	if len(s) > 0 {
		out = append(out, s)
	}
	return out
}

// unjoin takes proclitics off where what is left is far commoner alone: وقال is و and قال. Classes are then of words, not of tokens.
func (c *corpus) unjoin() *corpus {
	out := &corpus{number: map[string]int32{}}
	cut := make([][]string, len(c.word))
	for i, w := range c.word {
		cut[i] = c.parts(w, c.count[i])
	}
	for _, s := range c.text {
		var tokens []string
		for _, w := range s {
			tokens = append(tokens, cut[w]...)
		}
		out.add(tokens)
	}
	return out
}

func (c *corpus) parts(w string, count int32) []string {
	for _, p := range []string{"و", "ب", "ل", "ف"} {
		rest, ok := strings.CutPrefix(w, p)
		if !ok || len(rest) < 6 {
			continue
		}
		if n, ok := c.number[rest]; ok && c.count[n] > 4*count {
			return append([]string{p}, c.parts(rest, c.count[n])...)
		}
		if after, ok := strings.CutPrefix(rest, "ل"); ok && p == "ل" && len(after) >= 6 {
			if n, ok := c.number["ال"+after]; ok && c.count[n] > count {
				return []string{p, "ال" + after}
			}
		}
	}
	return []string{w}
}

const (
	fineClasses, coarseClasses = 1000, 100
	clusteredFrom              = 4 // times a word must be seen to get a class
)

// known makes the table of what the raw text tells of forms. Flags come from lists of names.
func known(raw *corpus, flags map[string]uint8) map[uint64]words.Known {
	c := raw.unjoin()
	var members []int32
	index := make([]int32, len(c.word))
	for w := range c.word {
		index[w] = -1
		if c.count[w] >= clusteredFrom {
			index[w] = int32(len(members))
			members = append(members, int32(w))
		}
	}
	text := make([][]int32, len(c.text))
	for i, s := range c.text {
		for _, w := range s {
			text[i] = append(text[i], index[w])
		}
	}
	var fine, coarse []int32
	var wait sync.WaitGroup
	wait.Go(func() { fine = cluster.Exchange(text, len(members), fineClasses, 8) })
	wait.Go(func() { coarse = cluster.Exchange(text, len(members), coarseClasses, 12) })
	wait.Wait()
	out := map[uint64]words.Known{}
	for i, w := range members {
		out[linear.Bytes([]byte(c.word[w]))] = words.Known{Fine: uint16(fine[i] + 1), Coarse: uint8(coarse[i] + 1)}
	}
	for w, name := range raw.word {
		if raw.count[w] < 2 {
			continue
		}
		h := linear.Bytes([]byte(name))
		k := out[h]
		k.Count = uint8(bits.Len32(uint32(raw.count[w])))
		out[h] = k
	}
	for name, f := range flags {
		h := linear.Bytes([]byte(name))
		k := out[h]
		k.Flags |= f
		out[h] = k
	}
	return out
}
