package main

import (
	"sync"

	"isnad/internal/linear"
	"isnad/internal/words"
	trees "isnad/train/syntax"
	"isnad/train/treebank"
)

// folds is how many parts the trees are put into, so that each is tagged by a model that has not seen it.
const folds = 4

// syntax trains the parser on trees with the tags that a tagger gives to sentences it has not seen, and with those annotated (Marton, Habash
// and Rambow 2013: a parser should learn from tags like those it will get).
func (t *trainer) syntax(set string, f linear.File) error {
	c, banks, err := t.trees(set)
	if err != nil {
		return err
	}
	var samples []trees.Sample
	for _, b := range banks {
		tagged := t.jackknife(c, b)
		for i, s := range b.sentences {
			gold, own := trees.FromTree(s, b.scheme, nil, t.forms).Example, trees.FromTree(s, b.scheme, tagged[i], t.forms).Example
			gold.Foreign, own.Foreign = b.foreign, b.foreign
			for range b.times {
				samples = append(samples, trees.Sample{own, gold})
			}
		}
	}
	t.say("%d trees", len(samples))
	m := trees.Train(samples, trees.Usual())
	m.Put(f)
	return nil
}

// A bank is a set of trees with what its labels mean.
type bank struct {
	sentences []treebank.Sentence
	scheme    trees.Scheme
	times     int
	foreign   uint8 // kept apart from the trees that the model is for
}

func (t *trainer) trees(set string) (*course, []bank, error) {
	c, err := t.course(set)
	if err != nil {
		return nil, nil, err
	}
	if set == "research" {
		var out []treebank.Sentence
		for _, name := range []string{"train", "dev"} {
			s, err := treebank.Trees(t.bank("padt-trees-ud2split/ar_padt-trees-" + name + ".conllu"))
			if err != nil {
				return nil, nil, err
			}
			if name == "train" || !t.tuning {
				out = append(out, s...)
			}
		}
		banks, err := t.freeTrees(1, 2)
		return c, append(banks, bank{sentences: out, scheme: trees.PADT, times: 1}), err
	}
	banks, err := t.freeTrees(0, 0)
	return c, banks, err
}

// freeTrees are the trees that everybody may use, under numbers of foreign conventions; 0 where they are the model's own.
func (t *trainer) freeTrees(pudAs, ownAs uint8) ([]bank, error) {
	pud, err := treebank.Spaced(t.bank("ar_pud-ud-test.conllu"))
	if err != nil {
		return nil, err
	}
	own, err := t.ownSentences("train-*.tsv")
	if err != nil {
		return nil, err
	}
	return []bank{{sentences: pud, scheme: trees.PUD, times: 1, foreign: pudAs}, {sentences: own, scheme: trees.Own, times: 2, foreign: ownAs}}, nil
}

// jackknife gives each word of each sentence the tag that a model gives which has not seen the sentence. The segments stay those annotated.
func (t *trainer) jackknife(c *course, b bank) [][]words.Tag {
	known := map[string]bool{}
	for _, k := range c.keys {
		known[k] = true
	}
	fold := map[string]int{}
	seen := false
	for i, s := range b.sentences {
		fold[s.Letters()] = i % folds
		seen = seen || known[s.Letters()]
	}
	out := make([][]words.Tag, len(b.sentences))
	n := folds
	if !seen {
		n = 1 // one model has seen none of them
	}
	var wait sync.WaitGroup
	for part := range n {
		wait.Go(func() {
			t.tagFold(c, b, out, func(s *treebank.Sentence) bool { return n == 1 || fold[s.Letters()] == part })
		})
	}
	wait.Wait()
	return out
}

// tagFold tags the sentences of one part with a model that learns from all that are not in it.
func (t *trainer) tagFold(c *course, b bank, out [][]words.Tag, in func(*treebank.Sentence) bool) {
	left := map[string]bool{}
	for i := range b.sentences {
		if in(&b.sentences[i]) {
			left[b.sentences[i].Letters()] = true
		}
	}
	part := &course{rounds: 4, tagRows: c.tagRows, allowed: c.allowed, closed: c.closed}
	for i, e := range c.whole {
		if !left[c.keys[i]] {
			part.whole = append(part.whole, e)
		}
	}
	l := t.learner(part)
	teach(l, part, 1)
	r := t.merged([]*words.Learner{l}, part).NewReader(true)
	for i := range b.sentences {
		if in(&b.sentences[i]) {
			out[i] = tagsOf(r, b.sentences[i])
		}
	}
}

func tagsOf(r *words.Reader, s treebank.Sentence) []words.Tag {
	e := example(s, func(treebank.Word) uint32 { return anyTag }, func(string) bool { return true })
	found := map[[3]int]words.Tag{}
	for _, w := range r.WordsWithin(nil, e.Tokens, e.Limits) {
		found[[3]int{w.Token, w.Start, w.End}] = w.Tag
	}
	var tags []words.Tag
	for i, k := range s.Tokens {
		for _, w := range k.Words {
			tag, ok := found[[3]int{i, w.Start, w.End}]
			if !ok {
				tag, _ = words.ParseTag(w.Tag)
			}
			tags = append(tags, tag)
		}
	}
	return tags
}
