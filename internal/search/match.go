package search

import (
	"slices"
	"strings"

	"isnad"
)

// A Matcher tells whether documents meet a query. It keeps what it found out about names and serves one goroutine.
type Matcher struct {
	Query Query
	Kind  isnad.NounKind // events or claims only; "": all
	a     *Analyser
	names map[string]*nameAsked
}

// NewMatcher makes a matcher for a query.
func NewMatcher(q Query, kind isnad.NounKind, a *Analyser) *Matcher {
	return &Matcher{Query: q, Kind: kind, a: a, names: map[string]*nameAsked{}}
}

// AsksFindings tells whether single findings must meet something.
func (m *Matcher) AsksFindings() bool {
	must, _ := m.Query.ofFindings()
	return m.Kind != "" || len(must) > 0
}

// Card tells whether a card meets the filters, cases apart, and which of its findings do, if any are asked for. Filters that must not be met are asked of the
// same finding as those that must; alone, of all.
func (m *Matcher) Card(c *Card) (findings []int, ok bool) {
	for i := range m.Query.Filters {
		f := &m.Query.Filters[i]
		if !f.Field.OfFinding() && f.Field != InCase && m.document(f, c) == f.Not {
			return nil, false
		}
	}
	must, not := m.Query.ofFindings()
	if !m.AsksFindings() {
		for i := range c.Findings {
			if m.any(not, c, &c.Findings[i]) {
				return nil, false
			}
		}
		return nil, true
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if (m.Kind == "" || f.Kind == m.Kind) && m.all(must, c, f) && !m.any(not, c, f) {
			findings = append(findings, i)
		}
	}
	return findings, len(findings) > 0
}

func (m *Matcher) all(list []Filter, c *Card, f *Finding) bool {
	for i := range list {
		if !m.finding(&list[i], c, f) {
			return false
		}
	}
	return true
}

func (m *Matcher) any(list []Filter, c *Card, f *Finding) bool {
	for i := range list {
		if m.finding(&list[i], c, f) {
			return true
		}
	}
	return false
}

// document tells whether a document has one of the values.
func (m *Matcher) document(f *Filter, c *Card) bool {
	return slices.ContainsFunc(f.Values, func(v Value) bool {
		switch f.Field {
		case After, Before, On:
			return c.Published().meets(f.Field, v.Days)
		case Outlet:
			return m.outlet(v.Text, c.Document.Outlet)
		case ByDocument:
			return string(c.Document.ID) == v.Text
		}
		return slices.ContainsFunc(seq(len(c.Who)), func(i int) bool { return m.who(f.Field, v.Text, &c.Who[i]) })
	})
}

func seq(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// outlet tells whether all words asked for are in the name of the outlet.
func (m *Matcher) outlet(asked, outlet string) bool {
	has := m.a.Terms(outlet)
	for _, t := range m.a.Terms(asked) {
		if !slices.ContainsFunc(has, func(o Term) bool { return o.Stem == t.Stem }) {
			return false
		}
	}
	return true
}

// finding tells whether a finding has one of the values.
func (m *Matcher) finding(f *Filter, c *Card, x *Finding) bool {
	return slices.ContainsFunc(f.Values, func(v Value) bool {
		switch f.Field {
		case Type:
			return x.Type == v.Text
		case Mode:
			return x.Mode == v.Text
		case Status:
			return x.Status == v.Text
		case Act:
			return x.Act == v.Text
		case Naming:
			return slices.Contains(x.Naming, v.Text)
		case From, To:
			return x.Days.meets(f.Field, v.Days)
		}
		for _, r := range roles {
			if r.field == f.Field {
				return slices.ContainsFunc(r.of(x), func(i uint16) bool { return m.who(f.Field, v.Text, &c.Who[i]) })
			}
		}
		return false
	})
}

// Who tells whether somebody is the one that a field asks for.
func (m *Matcher) Who(f Field, asked string, w *Who) bool { return m.who(f, asked, w) }

// IsOutlet tells whether all words asked for are in the name of an outlet.
func (m *Matcher) IsOutlet(asked, outlet string) bool { return m.outlet(asked, outlet) }

// who tells whether somebody is the one asked for: by id, by code, by name, and of places by what they lie in.
func (m *Matcher) who(f Field, asked string, w *Who) bool {
	if w.ID == asked {
		return true
	}
	codes := codesOfWho(w)
	name := m.name(asked)
	has := name.in(w.Name) || slices.ContainsFunc(w.Names, name.in)
	for _, code := range m.a.codesAsked(f, asked) {
		has = has || slices.Contains(codes, code)
	}
	if f != Place && f != Named {
		return has
	}
	return has || slices.ContainsFunc(w.Within, func(n string) bool {
		return name.in(n) || slices.Contains(m.a.codesAsked(f, asked), strings.ToUpper(n))
	})
}

func (m *Matcher) name(text string) *nameAsked {
	n := m.names[text]
	if n == nil {
		n = newNameAsked(text, m.a)
		m.names[text] = n
	}
	return n
}

// A Text is the terms of a document, for a store without an index.
type Text struct{ exact, stem []string }

// NewText cuts title and text into terms.
func NewText(title, text string, a *Analyser) Text {
	exact, stem := a.Columns(title, text)
	return Text{strings.Fields(exact), strings.Fields(stem)}
}

// Words tells whether a document meets the words asked for.
func (m *Matcher) Words(t Text, c *Card) bool {
	return m.Query.Words == nil || m.node(m.Query.Words, t, c)
}

func (m *Matcher) node(n *Node, t Text, c *Card) bool {
	met := func(k *Node) bool { return m.node(k, t, c) }
	switch n.Kind {
	case And:
		return !slices.ContainsFunc(n.Kids, func(k *Node) bool { return !met(k) })
	case Or:
		return slices.ContainsFunc(n.Kids, met)
	case Not:
		return !met(n.Kids[0])
	}
	return n.inTerms(t) || n.Name != "" && m.mentioned(n.Name, c)
}

// inTerms tells whether the terms have a leaf.
func (n *Node) inTerms(t Text) bool {
	switch n.Kind {
	case Stem:
		return slices.Contains(t.stem, n.Terms[0])
	case Exact:
		return slices.Contains(t.exact, n.Terms[0])
	case Prefix:
		return slices.ContainsFunc(t.exact, func(s string) bool { return strings.HasPrefix(s, n.Terms[0]) })
	}
	for _, p := range n.Phrases() {
		for i := 0; i+len(p) <= len(t.exact); i++ {
			if slices.Equal(t.exact[i:i+len(p)], p) {
				return true
			}
		}
	}
	return false
}

// mentioned tells whether each word of a name may be a word of a name on the card.
func (m *Matcher) mentioned(name string, c *Card) bool {
	asked := m.name(name).words
	return len(asked) > 0 && !slices.ContainsFunc(asked, func(w NameWord) bool {
		return !slices.ContainsFunc(c.Who, func(x Who) bool {
			found := false
			see := func(n string) {
				found = found || slices.ContainsFunc(m.cut(n), func(o NameWord) bool { return w.MayBe(&o) })
			}
			x.eachName(see)
			for _, n := range x.Within {
				see(n)
			}
			return found
		})
	})
}

func (m *Matcher) cut(name string) []NameWord { return m.a.nameWords(name) }

// Phrases are the runs of exact terms of which one meets a phrase: as it stands, and with what may be joined to the head of its first word.
func (n *Node) Phrases() [][]string {
	out := [][]string{n.Terms}
	first := n.Terms[0]
	if n.Kind != Phrase || kindOf([]rune(first)[0]) != arabicLetter {
		return out
	}
	heads := []string{"و" + first, "ف" + first, "ب" + first, "ك" + first, "ل" + first, "وب" + first, "ول" + first}
	if rest, ok := strings.CutPrefix(first, "ال"); ok {
		heads = append(heads, "لل"+rest, "ولل"+rest)
	}
	for _, h := range heads {
		out = append(out, append([]string{h}, n.Terms[1:]...))
	}
	return out
}

// Score is how well the words of a document meet the query, for a store without an index of all: the leaves that are met, each by the share of the text that it
// has. It orders what one query finds and says nothing else.
func (m *Matcher) Score(t Text) float64 {
	if m.Query.Words == nil {
		return 0
	}
	return m.Query.Words.score(t)
}

func (n *Node) score(t Text) (s float64) {
	switch n.Kind {
	case Not:
		return 0
	case And, Or:
		for _, k := range n.Kids {
			s += k.score(t)
		}
		return s
	case Stem:
		count := 0
		for _, x := range t.stem {
			if x == n.Terms[0] {
				count++
			}
		}
		return float64(count) / float64(len(t.stem)+1)
	}
	if n.inTerms(t) {
		return 1 / float64(len(t.exact)+1)
	}
	return 0
}
