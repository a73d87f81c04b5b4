package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"isnad/arabic/morph"
	"isnad/internal/words"
	"isnad/letter"
	"isnad/train/treebank"
)

const anyTag = 1<<words.Tags - 1

// example turns an annotated sentence into an example: every token may be read only as annotated; a token whose words are damaged, as
// anything. A token that the annotators left alone may be cut or not, unless whole says that it is one word.
func example(s treebank.Sentence, tags func(w treebank.Word) uint32, whole func(surface string) bool) words.Example {
	e := words.Example{}
	for _, t := range s.Tokens {
		e.Tokens = append(e.Tokens, []byte(treebank.Bare(t.Surface)))
		e.Limits = append(e.Limits, limit(t, tags, whole))
	}
	return e
}

func limit(t treebank.Token, tags func(w treebank.Word) uint32, whole func(surface string) bool) words.Limit {
	if t.Bad || len(t.Words) == 1 && t.Words[0].Unanalysed && !whole(t.Surface) {
		return words.Limit{}
	}
	masks := make([]uint32, len(t.Words))
	ends := make([]int, len(t.Words))
	for i, w := range t.Words {
		masks[i], ends[i] = tags(w), w.End
	}
	return words.Limit{
		Cuts: func(got []int) bool { return slices.Equal(got, ends) },
		Tags: func(i int, _ bool) uint32 {
			if i < len(masks) {
				return masks[i]
			}
			return anyTag
		},
	}
}

func plainTag(w treebank.Word) uint32 {
	if g, ok := words.ParseTag(w.Tag); ok {
		return 1 << g
	}
	return anyTag
}

// unsplit tells of a surface whether it is one word: it stands so elsewhere, or it is a name.
func (t *trainer) unsplit(sentences []treebank.Sentence) func(surface string) bool {
	seen := map[string]bool{}
	for _, s := range sentences {
		for _, k := range s.Tokens {
			if len(k.Words) == 1 && !k.Words[0].Unanalysed {
				seen[letter.FoldString(k.Surface)] = true
			}
		}
	}
	return func(surface string) bool {
		f := letter.FoldString(surface)
		return seen[f] || t.flags[f] != 0
	}
}

// gold turns an annotated sentence into words with forms and lemmas. Of words that were left alone neither is known.
func gold(s treebank.Sentence) words.GoldSentence {
	g := words.GoldSentence{}
	for i, t := range s.Tokens {
		g.Tokens = append(g.Tokens, []byte(treebank.Bare(t.Surface)))
		for _, w := range t.Words {
			tag, _ := words.ParseTag(w.Tag)
			x := words.GoldWord{Token: i, Start: w.Start, End: w.End, Tag: tag, Form: treebank.Bare(w.Form), Lemma: treebank.Bare(w.Lemma)}
			if w.Lemma == "_" || w.Lemma == "" || w.Unanalysed || t.Bad {
				x.Lemma = ""
			}
			if t.Bad {
				x.Form = ""
			}
			g.Words = append(g.Words, x)
		}
	}
	return g
}

type tagRule struct {
	form, tag, own string
	allowed        uint32
}

func readTagMap(path string) ([]tagRule, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []tagRule
	in := bufio.NewScanner(file)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "form\t") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 4 {
			return nil, fmt.Errorf("%s:%d: %d columns, want 4", path, n, len(c))
		}
		r := tagRule{form: c[0], tag: c[1], own: c[2]}
		for _, name := range strings.Fields(c[3]) {
			g, ok := words.ParseTag(name)
			if !ok {
				return nil, fmt.Errorf("%s:%d: no tag %s", path, n, name)
			}
			r.allowed |= 1 << g
		}
		out = append(out, r)
	}
	return out, in.Err()
}

// pudTag reads PUD's tags in our conventions. Its proper nouns may be common ones where the lexicon knows such a word.
func (t *trainer) pudTag(rules []tagRule) func(w treebank.Word) uint32 {
	return func(w treebank.Word) uint32 {
		form := letter.FoldString(w.Form)
		for _, r := range rules {
			if (r.form == "*" || r.form == form) && (r.tag == "*" || r.tag == w.Tag) && (r.own == "*" || r.own == w.Own) {
				return r.allowed
			}
		}
		mask := plainTag(w)
		if w.Tag == "PROPN" {
			mask |= t.commonTags(w.Form)
		}
		return mask
	}
}

// mapped is a sentence of PUD with each word once for every tag that it may have in our conventions.
func (t *trainer) mapped(s treebank.Sentence, rules []tagRule) words.GoldSentence {
	g := gold(s)
	tags := t.pudTag(rules)
	i := 0
	for _, k := range s.Tokens {
		for _, w := range k.Words {
			for tag := range words.Tags {
				if tags(w)>>tag&1 == 1 {
					g.Words[i].Tag = tag
				}
			}
			i++
		}
	}
	return g
}

func (t *trainer) commonTags(form string) uint32 {
	mask := uint32(0)
	for _, a := range t.analyser.Analyse(nil, []byte(treebank.Bare(form))) {
		switch a.Class {
		case morph.NounClass:
			mask |= 1 << words.NOUN
		case morph.AdjectiveClass:
			mask |= 1 << words.ADJ
		}
	}
	return mask
}

// newsFANE reads the sentences of NewsFANE that are not in the test of ANERcorp, as examples of which the cuts before و, ف and before
// pronouns are known, and which words are names of persons and nations.
func (t *trainer) newsFANE() ([]words.Example, error) {
	fane, err := treebank.Names(filepath.Join(t.shared, "data/ner/newsfane/NewsFANE_Gold_2014_170K.txt"))
	if err != nil {
		return nil, err
	}
	test, err := treebank.Names(filepath.Join(t.shared, "data/ner/ANERCorp_CamelLab_test.txt"))
	if err != nil {
		return nil, err
	}
	var out []words.Example
	kept := treebank.WithoutLeaks(fane, test)
	for _, s := range kept {
		out = append(out, t.partial(s))
	}
	t.say("%d sentences of NewsFANE are not in the test, of %d", len(kept), len(fane))
	return out, nil
}

type joined struct {
	text       string
	head, tail int // letters cut off before and after
	tags       uint32

	preposition, sure bool // whether ب ل ك س is cut off after the head, and whether that is known
}

func (t *trainer) partial(s [][2]string) words.Example {
	var tokens []joined
	conjunction := false
	for _, row := range s {
		w := row[0]
		n := len([]rune(w))
		switch last := len(tokens) - 1; {
		case conjunction:
			tokens[last].text += w
			tokens[last].tags = nameTags(row[1])
			conjunction = false
		case w == "و" || w == "ف":
			tokens = append(tokens, joined{text: w, head: 1, tags: anyTag})
			conjunction = true
		case isPronoun(w) && last >= 0 && tokens[last].tail == 0:
			tokens[last].text += w
			tokens[last].tail = n
		default:
			tokens = append(tokens, joined{text: w, tags: nameTags(row[1])})
		}
	}
	e := words.Example{}
	for _, k := range tokens {
		text := respelt(treebank.Bare(k.text), k.head)
		k.text = text
		k.preposition, k.sure = t.forced([]rune(text)[k.head:])
		e.Tokens = append(e.Tokens, []byte(text))
		e.Limits = append(e.Limits, k.limit(len([]rune(text))))
	}
	return e
}

// endsInPronoun reports whether the last letters of n would be taken for a pronoun, where the sentence has none. Of short words it is left open:
// له and به stand uncut.
func (k joined) endsInPronoun(n, last int) bool {
	return last > 0 && n-k.head > 4 && n-last > k.head+1 && isPronoun(string([]rune(k.text)[n-last:]))
}

// respelt writes ل and the article as they are joined: NewsFANE has لالحكومة for للحكومة, and لاللغة for للغة.
func respelt(text string, head int) string {
	front := 2 * head
	rest, ok := strings.CutPrefix(text[front:], "لال")
	switch {
	case !ok:
		return text
	case strings.HasPrefix(rest, "ل"):
		return text[:front] + "ل" + rest
	}
	return text[:front] + "لل" + rest
}

func (k joined) limit(n int) words.Limit {
	return words.Limit{
		Cuts: func(ends []int) bool {
			first := len(ends) > 1 && ends[0] == 1
			last := 0
			if len(ends) > 1 {
				last = n - ends[len(ends)-2]
			}
			if k.head == 1 != (first && isConjunction(k.text)) {
				return false
			}
			if k.sure && k.preposition != slices.Contains(ends[:len(ends)-1], k.head+1) {
				return false
			}
			if k.tail == 0 {
				return !k.endsInPronoun(n, last)
			}
			return last == k.tail
		},
		Tags: func(_ int, isStem bool) uint32 {
			if isStem {
				return k.tags
			}
			return anyTag
		},
	}
}

// forced tells whether the lexicon leaves no choice about a first letter ب ل ك س: it is cut off where only the rest is a word that may follow it,
// and not where only the whole is a word.
func (t *trainer) forced(word []rune) (cut, sure bool) {
	if len(word) < 4 || !strings.ContainsRune("بلكس", word[0]) {
		return false, len(word) > 3
	}
	rest := string(word[1:])
	if word[0] == 'ل' && word[1] == 'ل' {
		rest = "ال" + string(word[2:])
	}
	whole, part := t.analyser.Analyse(nil, []byte(string(word))), t.analyser.Analyse(nil, []byte(rest))
	follows := slices.ContainsFunc(part, func(a morph.Analysis) bool {
		if word[0] == 'س' {
			return a.Class == morph.VerbClass && a.Aspect == morph.PresentAspect
		}
		return a.Class != morph.VerbClass
	})
	return follows, follows != (len(whole) > 0)
}

func isConjunction(text string) bool {
	return strings.HasPrefix(text, "و") || strings.HasPrefix(text, "ف")
}

func isPronoun(w string) bool {
	switch w {
	case "ه", "ها", "هم", "هما", "هن", "نا", "كم", "ني", "ي", "ك":
		return true
	}
	return false
}

// nameTags tells what the stem of a word with a label of NewsFANE may be: part of a person's name or a nation is a proper noun; what is no
// name is none.
func nameTags(label string) uint32 {
	switch label[min(2, len(label)):] {
	case "":
		return anyTag &^ (1<<words.PROPN | 1<<words.INTJ)
	case "Nation", "Politician", "Other_PER", "Artist", "Athlete", "Scientist", "Religious_PER", "Businessperson":
		return 1 << words.PROPN
	}
	return anyTag
}
