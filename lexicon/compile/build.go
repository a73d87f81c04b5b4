package main

import (
	"sort"
	"strings"

	"isnad/letter"
	"isnad/lexicon"
)

// build turns checked tables into the flat look-ups.
func build(tables []lexicon.Table) *lexicon.Data {
	b := builder{forms: map[string]uint32{}, exact: map[string]uint16{}, nodes: []*node{{}}, seen: map[lexicon.Entry]uint32{}}
	b.data.Tables = tables
	row := uint32(0)
	for _, t := range tables {
		sch := byTable[t.Name]
		at := map[string]int{}
		for i, c := range t.Columns {
			at[c] = i
		}
		for _, r := range t.Rows {
			for _, w := range sch.words {
				b.words(row, r.Cells[at[w.name]], w)
			}
			b.internWords(t.Name, r.Cells, at)
			row++
		}
	}
	b.flatten()
	return &b.data
}

var byTable = func() map[string]schema {
	m := map[string]schema{}
	for _, s := range schemas {
		m[s.table] = s
	}
	return m
}()

type node struct {
	next    map[uint32]int
	entries []uint32
}

type builder struct {
	data  lexicon.Data
	forms map[string]uint32
	exact map[string]uint16
	nodes []*node
	seen  map[lexicon.Entry]uint32
}

func (b *builder) words(row uint32, cell string, c column) {
	if cell == "" {
		return
	}
	for _, w := range strings.Split(cell, "|") {
		exact := strings.HasPrefix(w, "=")
		w, active := strings.CutSuffix(strings.TrimPrefix(w, "="), "*")
		for _, s := range c.shapes(w) {
			if active && (s.aspect == lexicon.PassivePerfect || s.aspect == lexicon.PassiveImperfect) {
				continue // دان has no passive in the news; دين is religion
			}
			b.insert(row, s, exact)
		}
	}
}

func (b *builder) insert(row uint32, s shape, exact bool) {
	e := lexicon.Entry{Row: row, Aspect: s.aspect, Agreement: s.agreement}
	words := strings.Fields(s.text)
	if n := len(words) - 1; n > 0 && (words[n] == "ب" || words[n] == "ل") {
		e.Agreement |= map[string]lexicon.Agreement{"ب": lexicon.ThenBa, "ل": lexicon.ThenLam}[words[n]]
		words = words[:n]
	}
	at := 0
	for i, w := range words {
		if i == 0 && exact {
			e.Exact = b.exactKey(w)
		}
		at = b.child(at, b.form(w))
	}
	if at == 0 {
		return
	}
	id, ok := b.seen[e]
	if !ok {
		id = uint32(len(b.data.Entries))
		b.seen[e] = id
		b.data.Entries = append(b.data.Entries, e)
	}
	for _, have := range b.nodes[at].entries {
		if b.data.Entries[have].Row == row && b.data.Entries[have].Aspect == s.aspect && b.data.Entries[have].Agreement&^15 == e.Agreement&^15 {
			return // a second shape of the same letters: the first stands
		}
	}
	b.nodes[at].entries = append(b.nodes[at].entries, id)
}

func (b *builder) child(at int, form uint32) int {
	n := b.nodes[at]
	if to, ok := n.next[form]; ok {
		return to
	}
	if n.next == nil {
		n.next = map[uint32]int{}
	}
	n.next[form] = len(b.nodes)
	b.nodes = append(b.nodes, &node{})
	return n.next[form]
}

func (b *builder) form(word string) uint32 {
	key := letter.FoldString(word)
	id, ok := b.forms[key]
	if !ok {
		b.data.Forms = append(b.data.Forms, key)
		id = uint32(len(b.data.Forms))
		b.forms[key] = id
	}
	return id
}

func (b *builder) exactKey(word string) uint16 {
	key := string(letter.Exact(nil, word))
	if id, ok := b.exact[key]; ok {
		return id
	}
	b.data.Exact = append(b.data.Exact, key)
	b.exact[key] = uint16(len(b.data.Exact))
	return b.exact[key]
}

// internWords gives ids to the words that rows only refer to.
func (b *builder) internWords(table string, cells []string, at map[string]int) {
	for _, c := range []string{"needs", "actor", "recipient", "co", "place", "opens"} {
		if i, ok := at[c]; ok && table != "actors" {
			b.intern(cells[i])
		}
	}
	if table == "classes" {
		b.intern(cells[at["forms"]])
	}
}

func (b *builder) intern(cell string) {
	for _, w := range strings.Split(cell, "|") {
		w = strings.TrimPrefix(strings.TrimPrefix(w, "!"), "=")
		if w != "" && w != "~" && w[0] >= 0x80 {
			b.form(w)
		}
	}
}

// flatten lays the trie out in arrays, edges sorted by form.
func (b *builder) flatten() {
	t := &b.data.Trie
	for _, n := range b.nodes {
		t.First = append(t.First, uint32(len(t.Form)))
		forms := make([]uint32, 0, len(n.next))
		for f := range n.next {
			forms = append(forms, f)
		}
		sort.Slice(forms, func(i, j int) bool { return forms[i] < forms[j] })
		for _, f := range forms {
			t.Form = append(t.Form, f)
			t.Node = append(t.Node, uint32(n.next[f]))
		}
		t.Entry = append(t.Entry, uint32(len(t.Payload)))
		t.Payload = append(t.Payload, n.entries...)
	}
	t.First = append(t.First, uint32(len(t.Form)))
	t.Entry = append(t.Entry, uint32(len(t.Payload)))
}
