package search

import "strings"

// A Snippet is a part of a text that shows why it was found. Start and End are its bytes in the text; Marks are the bytes of the words that meet the query, each
// start and end, within it.
type Snippet struct {
	Start, End int
	Marks      [][2]int
}

// Snippet cuts out of a text the part of about so many words in which most of what was asked for stands: of equal ones the first.
func (m *Matcher) Snippet(text string, words int) Snippet {
	terms := m.a.Terms(text)
	var hits []int
	if m.Query.Words != nil {
		hits = m.hits(m.Query.Words, terms)
	}
	if len(terms) == 0 {
		return Snippet{}
	}
	best, most := 0, -1
	for i := range hits {
		different := map[string]bool{}
		for k := i; k < len(hits) && hits[k] < hits[i]+words; k++ {
			different[terms[hits[k]].Stem] = true
		}
		if len(different) > most {
			best, most = hits[i], len(different)
		}
	}
	return around(text, terms, hits, max(best-words/4, 0), words)
}

// Around is the snippet about the bytes of a finding.
func (m *Matcher) Around(text string, start, end, words int) Snippet {
	terms := m.a.Terms(text)
	for i, t := range terms {
		if t.End > start {
			s := around(text, terms, nil, max(i-words/4, 0), words)
			s.Marks = [][2]int{{max(start, s.Start), min(end, s.End)}}
			return s
		}
	}
	return Snippet{}
}

func around(text string, terms []Term, hits []int, first, words int) Snippet {
	last := min(first+words, len(terms)) - 1
	s := Snippet{Start: terms[first].Start, End: terms[last].End}
	if i := strings.LastIndexByte(text[s.Start:terms[min(first+words/4, last)].Start], '\n'); i >= 0 {
		s.Start += i + 1
	}
	for _, h := range hits {
		if t := terms[h]; t.Start >= s.Start && t.End <= s.End {
			s.Marks = append(s.Marks, [2]int{t.Start, t.End})
		}
	}
	return s
}

// hits are the places of the terms that leaves of the query are met by, in order.
func (m *Matcher) hits(n *Node, terms []Term) (out []int) {
	seen := make([]bool, len(terms))
	m.mark(n, terms, seen)
	for i, yes := range seen {
		if yes {
			out = append(out, i)
		}
	}
	return out
}

func (m *Matcher) mark(n *Node, terms []Term, seen []bool) {
	switch n.Kind {
	case Not:
		return
	case And, Or:
		for _, k := range n.Kids {
			m.mark(k, terms, seen)
		}
		return
	case Phrase, Strict:
		for _, p := range n.Phrases() {
			markRun(p, terms, seen)
		}
	default:
		for i, t := range terms {
			if n.Kind == Stem && t.Stem == n.Terms[0] || n.Kind == Exact && t.Exact == n.Terms[0] || n.Kind == Prefix && strings.HasPrefix(t.Exact, n.Terms[0]) {
				seen[i] = true
			}
		}
	}
	if n.Name != "" {
		m.markName(n.Name, terms, seen)
	}
}

func markRun(p []string, terms []Term, seen []bool) {
	for i := 0; i+len(p) <= len(terms); i++ {
		k := 0
		for k < len(p) && terms[i+k].Exact == p[k] {
			k++
		}
		if k == len(p) {
			for j := range k {
				seen[i+j] = true
			}
		}
	}
}

// markName marks the words, alone or joined to the next, that may be a word of the name.
func (m *Matcher) markName(name string, terms []Term, seen []bool) {
	asked := m.name(name).words
	for i, t := range terms {
		joined := ""
		if i+1 < len(terms) {
			joined = t.Exact + terms[i+1].Exact
		}
		for k := range asked {
			if one := m.cut(t.Exact); len(one) == 1 && asked[k].MayBe(&one[0]) {
				seen[i] = true
			} else if two := m.cut(joined); len(two) == 1 && asked[k].Plain != "" && len(joined) > 0 && asked[k].MayBe(&two[0]) {
				seen[i], seen[i+1] = true, true
			}
		}
	}
}
