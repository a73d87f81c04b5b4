package main

import (
	"math/rand"
	"path/filepath"
	"sync"

	"isnad/internal/linear"
	"isnad/internal/words"
	"isnad/train/treebank"
)

const (
	seeds           = 2
	freeTagRows     = 300_000 // what lets each set stay below 12 MB
	researchTagRows = 260_000
	scoresDropped   = 2 // averaged weights below this, after scaling, say nothing
)

// A course is what a set of weights of words is taught with.
type course struct {
	whole    []words.Example // annotated sentences
	keys     []string        // their letters
	partial  []words.Example // sentences of which only some is known
	held     []treebank.Sentence
	closed   []words.GoldSentence // whose words of closed parts of speech are all there are
	golds    []words.GoldSentence // for spelling
	lemmas   []words.GoldSentence
	rounds   int
	tagRows  int // that are kept
	allowed  uint32
	heldName string
}

func (t *trainer) words(set string, f linear.File) error {
	c, err := t.course(set)
	if err != nil {
		return err
	}
	t.say("%d sentences, %d in part", len(c.whole), len(c.partial))
	learners := make([]*words.Learner, seeds)
	var wait sync.WaitGroup
	for i := range learners {
		learners[i] = t.learner(c)
		wait.Go(func() { teach(learners[i], c, int64(i+1)) })
	}
	wait.Wait()
	m := t.merged(learners, c)
	if c.held != nil {
		t.say("%s: %s", c.heldName, measure(m, c.held))
	}
	t.learnForms(m, c)
	m.Parts(f)
	return nil
}

func (t *trainer) learnForms(m *words.Model, c *course) {
	m.LearnSpelling(c.golds, 8, rand.New(rand.NewSource(1)).Shuffle)
	m.LearnLemmas(c.lemmas, 10, rand.New(rand.NewSource(1)).Shuffle)
	t.say("%d edits of spelling, %d of lemmas", len(m.Spelling.Edits), len(m.Lemmas.Edits))
}

// spellAndLemmas learns anew what needs no other training.
func (t *trainer) spellAndLemmas(set string, f linear.File) error {
	c, err := t.course(set)
	if err != nil {
		return err
	}
	m, err := words.Open(f, t.clitics, t.analyser)
	if err != nil {
		return err
	}
	t.learnForms(m, c)
	m.Parts(f)
	return nil
}

func (t *trainer) learner(c *course) *words.Learner {
	l := words.NewLearner(t.clitics, t.forms, c.allowed, t.analyser)
	l.SeeClosed(c.closed)
	return l
}

func teach(l *words.Learner, c *course, seed int64) {
	rng := rand.New(rand.NewSource(seed))
	for round := range c.rounds {
		examples := append([]words.Example(nil), c.whole...)
		if round > 0 {
			examples = append(examples, c.partial...)
		}
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, e := range examples {
			l.Learn(e)
		}
	}
}

func (t *trainer) merged(learners []*words.Learner, c *course) *words.Model {
	var tags, cuts []*linear.Perceptron
	for _, l := range learners {
		tags, cuts = append(tags, l.Tags), append(cuts, l.Cuts)
	}
	scale := linear.Scale(append(append([]*linear.Perceptron(nil), tags...), cuts...)...)
	rows := linear.Strongest(linear.Merge(scale, scoresDropped, tags...), c.tagRows)
	return words.NewModel(t.clitics, t.forms, linear.Pack(rows), linear.Pack(linear.Merge(scale, scoresDropped, cuts...)), learners[0].Closed, c.allowed, t.analyser)
}

func (t *trainer) course(set string) (*course, error) {
	if set == "research" {
		return t.research()
	}
	return t.free()
}

func (t *trainer) bank(name string) string { return filepath.Join(t.shared, "data/treebank", name) }

// research is taught with PADT: all its segments and tags, and the lemmas of its trees. Sentences of the test stay out.
func (t *trainer) research() (*course, error) {
	train, err := treebank.Segments(t.bank("padt-upos-segm/ar_padt-ud-train.txt"))
	if err != nil {
		return nil, err
	}
	dev, err := treebank.Segments(t.bank("padt-upos-segm/ar_padt-ud-dev.txt"))
	if err != nil {
		return nil, err
	}
	c := &course{rounds: 8, tagRows: researchTagRows, allowed: anyTag, heldName: "PADT dev"}
	if t.tuning {
		c.held = dev
	} else {
		train = append(train, dev...)
	}
	whole := t.unsplit(train)
	for _, s := range train {
		c.whole, c.keys = append(c.whole, example(s, plainTag, whole)), append(c.keys, s.Letters())
		c.golds = append(c.golds, gold(s))
	}
	c.closed = c.golds
	if c.partial, err = t.iahlt(); err != nil {
		return nil, err
	}
	c.lemmas, err = t.researchLemmas()
	return c, err
}

// iahlt gives the segments of IAHLT's sentences; its parts of speech follow other conventions.
func (t *trainer) iahlt() ([]words.Example, error) {
	var out []words.Example
	for _, name := range []string{"train", "dev"} {
		sentences, err := treebank.Spaced(t.bank("ar_iahlt-ud-" + name + ".conllu"))
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			out = append(out, example(s, func(treebank.Word) uint32 { return anyTag }, func(string) bool { return true }))
		}
	}
	return out, nil
}

func (t *trainer) researchLemmas() ([]words.GoldSentence, error) {
	tests, err := treebank.Segments(t.bank("padt-upos-segm/ar_padt-ud-test.txt"))
	if err != nil {
		return nil, err
	}
	test := map[string]bool{}
	for _, s := range tests {
		test[s.Letters()] = true
	}
	var out []words.GoldSentence
	for _, name := range []string{"padt-trees-ud2split/ar_padt-trees-train.conllu", "padt-trees-ud2split/ar_padt-trees-dev.conllu", "derived/padt-seg-lemma-extra.conllu"} {
		trees, err := treebank.Trees(t.bank(name))
		if err != nil {
			return nil, err
		}
		for _, s := range trees {
			if !test[s.Letters()] {
				out = append(out, gold(s))
			}
		}
	}
	return out, nil
}

// free is taught with PUD and our own sentences, and with NewsFANE, whose cuts of و, ف and pronouns and whose names are known.
func (t *trainer) free() (*course, error) {
	pud, err := treebank.Spaced(t.bank("ar_pud-ud-test.conllu"))
	if err != nil {
		return nil, err
	}
	tags, err := readTagMap("train/pud.tsv")
	if err != nil {
		return nil, err
	}
	own, err := t.ownSentences("train-*.tsv")
	if err != nil {
		return nil, err
	}
	c := &course{rounds: 8, tagRows: freeTagRows, allowed: anyTag &^ (1 << words.INTJ), heldName: "own test"}
	if t.tuning {
		if c.held, err = t.ownSentences("test-*.tsv"); err != nil {
			return nil, err
		}
	}
	always := func(string) bool { return true }
	for _, s := range pud {
		c.whole, c.keys = append(c.whole, example(s, t.pudTag(tags), always)), append(c.keys, s.Letters())
		c.lemmas = append(c.lemmas, gold(s))
		c.closed = append(c.closed, t.mapped(s, tags))
	}
	for _, s := range own {
		c.closed = append(c.closed, gold(s))
		e := example(s, plainTag, always)
		c.whole, c.keys = append(c.whole, e, e), append(c.keys, s.Letters(), s.Letters())
		c.golds = append(c.golds, gold(s))
		c.lemmas = append(c.lemmas, gold(s), gold(s))
	}
	c.golds = append(c.golds, joinedByRule(c.lemmas)...)
	c.partial, err = t.newsFANE()
	return c, err
}

func (t *trainer) ownSentences(pattern string) ([]treebank.Sentence, error) {
	paths, err := filepath.Glob(filepath.Join(t.own, pattern))
	if err != nil {
		return nil, err
	}
	var out []treebank.Sentence
	for _, p := range paths {
		s, err := treebank.Own(p)
		if err != nil {
			return nil, err
		}
		out = append(out, s...)
	}
	return out, nil
}
