// Package triggers finds every run of tokens that the lexicon knows and marks the sentences that are worth the later finders.
package triggers

import (
	"sort"

	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the sightings of the page in the order of their first token, the longest first. One pass over the tokens; each division
// of a token leads into the lexicon's trie of form ids.
func Find(page *reading.Page, lex *lexicon.Lexicon) *reading.Sightings {
	f := finder{page: page, lex: lex, out: &reading.Sightings{
		All: make([]reading.Sighting, 0, len(page.Tokens)), At: make([]int32, 0, len(page.Tokens)+1), Marked: make([]bool, len(page.Sentences))}}
	for i := range page.Tokens {
		from := len(f.out.All)
		f.out.At = append(f.out.At, int32(from))
		f.from(int32(i))
		found := f.out.All[from:]
		sort.SliceStable(found, func(a, b int) bool { return f.longer(&found[a], &found[b]) })
	}
	f.out.At = append(f.out.At, int32(len(f.out.All)))
	return f.out
}

type finder struct {
	page *reading.Page
	lex  *lexicon.Lexicon
	out  *reading.Sightings
}

// longer puts the longer sighting first, and of two that end together the one whose phrase goes on with ب or ل.
func (f *finder) longer(a, b *reading.Sighting) bool {
	joined := func(s *reading.Sighting) bool {
		return f.lex.Entry(s.Entry).Agreement&(lexicon.ThenBa|lexicon.ThenLam) != 0
	}
	return a.Last > b.Last || a.Last == b.Last && joined(a) && !joined(b)
}

func (f *finder) from(i int32) {
	t := &f.page.Tokens[i]
	if t.Kind == reading.Latin || t.Kind == reading.Numeral || t.Kind == reading.Punctuation { // a mark: %, $
		f.follow(i, reading.Guess{Form: t.Form})
		return
	}
	for g := t.FirstGuess; g < t.LastGuess; g++ {
		f.follow(i, f.page.Guesses[g])
	}
}

// follow walks the trie from one division of token i.
func (f *finder) follow(i int32, g reading.Guess) {
	node := f.lex.Start(g.Form)
	if node == 0 {
		return
	}
	f.collect(node, i, i+1, g, f.page.Tokens[i].End-int32(g.Tail))
	if g.Clitics.Has(reading.Pronoun) {
		return
	}
	sentence := f.page.Tokens[i].Sentence
	for j := i + 1; int(j) < len(f.page.Tokens) && f.page.Tokens[j].Sentence == sentence && f.lex.HasMore(node); j++ {
		t := &f.page.Tokens[j]
		if t.Kind == reading.Punctuation {
			return
		}
		next := f.lex.Step(node, t.Form)
		if next == 0 {
			f.withPronoun(node, i, j, g)
			return
		}
		node = next
		f.collect(node, i, j+1, g, t.End)
	}
}

// withPronoun lets the last word of a phrase carry a pronoun: وزير خارجيته.
func (f *finder) withPronoun(node uint32, i, j int32, g reading.Guess) {
	t := &f.page.Tokens[j]
	for k := t.FirstGuess; k < t.LastGuess; k++ {
		if last := f.page.Guesses[k]; last.Clitics == reading.Pronoun {
			if next := f.lex.Step(node, last.Form); next != 0 {
				f.collect(next, i, j+1, g, t.End)
				return
			}
		}
	}
}

func (f *finder) collect(node uint32, first, last int32, g reading.Guess, end int32) {
	start := f.page.Tokens[first].Start + int32(g.Skip)
	for _, id := range f.lex.At(node) {
		e := f.lex.Entry(id)
		if !f.fits(e, g, last-first > 1) || !f.spelt(e, start, first) || !f.completed(e, last) {
			continue
		}
		f.out.All = append(f.out.All, reading.Sighting{Extent: reading.Extent{Start: start, End: end}, Entry: id, First: first, Last: last, Clitics: g.Clitics})
		if k := f.lex.Kind(e.Row); k == lexicon.PredicateKind || k >= lexicon.ReportingKind && k <= lexicon.OrderKind {
			f.out.Marked[f.page.Tokens[first].Sentence] = true
		}
	}
}

// fits reports whether the clitics may stand with a form of this aspect.
func (f *finder) fits(e lexicon.Entry, g reading.Guess, phrase bool) bool {
	c := g.Clitics
	switch {
	case e.Aspect.IsVerb():
		if c.Has(reading.Al|reading.Ba|reading.Kaf) || c.Has(reading.Lam|reading.Sin) && e.Aspect != lexicon.Imperfect && e.Aspect != lexicon.PassiveImperfect {
			return false
		}
		return e.Agreement&lexicon.BeforePronoun == 0 || c.Has(reading.Pronoun)
	case e.Aspect.TakesArticle():
		return !c.Has(reading.Sin)
	}
	if c.Has(reading.Sin | reading.Al) {
		return false
	}
	switch f.lex.Kind(e.Row) {
	case lexicon.ParticleKind, lexicon.ConditionalKind, lexicon.OrderKind, lexicon.StatusKind, lexicon.ReportingKind:
		return !c.Has(reading.Pronoun|reading.Kaf|reading.Lam|reading.Ba) || phrase && !c.Has(reading.Pronoun)
	}
	return !c.Has(reading.Pronoun)
}

// spelt reports whether the first word has the exact spelling that the entry demands.
func (f *finder) spelt(e lexicon.Entry, start, first int32) bool {
	want := f.lex.ExactKey(e)
	return want == "" || f.page.Exactly(start, f.page.Tokens[first].End, want)
}

// completed reports whether the word after a phrase carries the ب or ل that the phrase ends with.
func (f *finder) completed(e lexicon.Entry, next int32) bool {
	want := reading.Clitics(0)
	switch {
	case e.Agreement&lexicon.ThenBa != 0:
		want = reading.Ba
	case e.Agreement&lexicon.ThenLam != 0:
		want = reading.Lam
	default:
		return true
	}
	if int(next) < len(f.page.Tokens) && f.page.IsMark(next, '«', '"', '“') {
		return false
	}
	if int(next) >= len(f.page.Tokens) {
		return false
	}
	t := &f.page.Tokens[next]
	if t.Clitics.Has(want) {
		return true
	}
	for k := t.FirstGuess; k < t.LastGuess; k++ {
		if f.page.Guesses[k].Clitics.Has(want) {
			return true
		}
	}
	letter := map[reading.Clitics]string{reading.Ba: "ب", reading.Lam: "ل"}[want]
	return !t.KnownAsStem && t.End-t.Start > 4 && f.page.Text[t.Start:t.Start+2] == letter
}
