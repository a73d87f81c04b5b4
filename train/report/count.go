package main

import (
	"isnad"
	"isnad/arabic"
	"isnad/arabic/morph"
	"isnad/internal/find/triggers"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A counter counts over many readings.
type counter struct {
	lex    *lexicon.Lexicon
	morph  *morph.Analyser
	hits   map[isnad.RuleID]int // of rows, by what they made or lent
	nouns  map[string]int       // doing-nouns that no row knows, by lemma
	verbs  map[string]int
	doing  map[string]bool // by lemma: whether the morphology knows it as a doing-noun
	buffer []morph.Analysis
	show   string
	shown  map[isnad.RuleID][]string
	read   int
}

func newCounter(lex *lexicon.Lexicon, show string) (*counter, error) {
	a, err := morph.New(lex.Morphology())
	if err != nil {
		return nil, err
	}
	return &counter{lex: lex, morph: a, hits: map[isnad.RuleID]int{}, nouns: map[string]int{}, verbs: map[string]int{}, doing: map[string]bool{}, show: show,
		shown: map[isnad.RuleID][]string{}}, nil
}

// count adds what one reading found and what it passed over.
func (c *counter) count(r *reading.Reading) {
	for i := range r.Reports {
		p := &r.Reports[i]
		c.hit(p.Rule, r, p.Trigger)
		if p.LightRule != "" {
			c.hit(p.LightRule, r, p.Trigger)
		}
		if p.StatusRule != "" {
			c.hits[p.StatusRule]++
		}
	}
	for i := range r.Attributions {
		c.hits[r.Attributions[i].Rule]++
	}
	if c.show == "" && r.Page != nil {
		c.unknown(r.Page)
	}
}

const examples = 5 // sentences a row

func (c *counter) hit(id isnad.RuleID, r *reading.Reading, x reading.Extent) {
	c.hits[id]++
	if n := len(c.show); n > 0 && len(id) >= n && string(id[:n]) == c.show && len(c.shown[id]) < examples {
		s := r.Page.Sentences[r.Page.Tokens[r.Page.TokenAt(x.Start)].Sentence].Extent
		c.shown[id] = append(c.shown[id], r.Page.Text[s.Start:x.Start]+"["+r.Page.Slice(x)+"]"+r.Page.Text[x.End:s.End])
	}
}

// unknown counts the verbs and doing-nouns that no row of events, speech or status holds.
func (c *counter) unknown(p *reading.Page) {
	seen := triggers.Find(p, c.lex)
	for i := range p.Tokens {
		w, ok := p.Stem(int32(i))
		if !ok || p.Tokens[i].Kind != reading.Arabic || c.holds(seen, int32(i)) {
			continue
		}
		switch {
		case w.Tag == arabic.VERB:
			c.verbs[p.Lemma(&w)]++
		case w.Tag == arabic.NOUN && c.isDoing(p.Lemma(&w)):
			c.nouns[p.Lemma(&w)]++
		}
	}
}

// holds reports whether a row that finders go by has a form at token i.
func (c *counter) holds(seen *reading.Sightings, i int32) bool {
	for _, s := range seen.From(i) {
		switch k := c.lex.Kind(c.lex.Entry(s.Entry).Row); {
		case k == lexicon.PredicateKind, k >= lexicon.ReportingKind && k <= lexicon.OrderKind, k == lexicon.ParticleKind:
			return true
		}
	}
	return false
}

func (c *counter) isDoing(lemma string) bool {
	known, ok := c.doing[lemma]
	if ok {
		return known
	}
	c.buffer = c.morph.Analyse(c.buffer[:0], []byte(lemma))
	for _, a := range c.buffer {
		known = known || a.Kin == morph.DoingNoun && a.Exact
	}
	c.doing[lemma] = known
	return known
}
