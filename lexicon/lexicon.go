// Package lexicon gives typed look-ups over what Isnad knows of Arabic: the compiled form of the tables in this folder.
//
// A word of a text becomes a form id by its folded letters; a run of form ids leads to entries; an entry names a row of a table.
// The typed tables ([Predicate], [Cue], [Actor] …) are those rows with their cells parsed.
package lexicon

import (
	"slices"
	"sort"
	"strings"

	"isnad"
)

// A Lexicon answers what a word may be. It is immutable and safe for use by many goroutines.
type Lexicon struct {
	data   *Data
	forms  map[string]uint32
	root   []uint32 // per form id: the trie node that it leads to from the root, or 0
	tables []tableName
	kinds  []Kind   // per global row
	base   []uint32 // per table: its first global row
	byID   map[string]uint32

	Predicates []Predicate
	Cues       []Cue // of all cue tables
	Actors     []Actor
	Titles     []Title
	Countries  []Country
	Places     []Place
	Numbers    []Number
	Amounts    []Amount
	Ordinals   []Ordinal
	Calendars  []Calendar
	Particles  []string // classes
	Givens     []Given
	Frames     []Frame

	at      []int32  // per global row: its place in the slice of its kind
	ids     []string // per global row
	classes map[string][]uint32
	labels  map[string][2]string
	judged  map[string]Judged
	harms   map[string]string    // role by the beginning of a predicate's id, or by mode
	frameOf map[isnad.RuleID]int // of a predicate
	deeds   map[deedKey]Deed
	pasts   map[string]string // of English verbs
	bases   map[string]string // of their pasts
	endings []string          // of English words
	offices *offices
}

type tableName struct {
	Kind Kind
	Name string
}

// New builds the look-ups over compiled data.
func New(d *Data) *Lexicon {
	l := &Lexicon{data: d, forms: make(map[string]uint32, len(d.Forms)), root: make([]uint32, len(d.Forms)+1), byID: map[string]uint32{},
		classes: map[string][]uint32{}, labels: map[string][2]string{}, judged: map[string]Judged{}, frameOf: map[isnad.RuleID]int{}, harms: map[string]string{},
		deeds: map[deedKey]Deed{}, pasts: map[string]string{}, bases: map[string]string{}}
	for i, f := range d.Forms {
		l.forms[f] = uint32(i + 1)
	}
	if len(d.Trie.First) > 1 {
		for e := d.Trie.First[0]; e < d.Trie.First[1]; e++ {
			l.root[d.Trie.Form[e]] = d.Trie.Node[e]
		}
	}
	for i := range d.Tables {
		l.addTable(&d.Tables[i])
	}
	l.weighFrames()
	l.offices = newOffices(l)
	l.addTerms()
	return l
}

func (l *Lexicon) addTable(t *Table) {
	kind := kindOf[t.Name]
	l.base = append(l.base, uint32(len(l.kinds)))
	l.tables = append(l.tables, tableName{kind, t.Name})
	cells := newCells(t)
	for i := range t.Rows {
		row := uint32(len(l.kinds))
		l.kinds = append(l.kinds, kind)
		cells.row = &t.Rows[i]
		if id := cells.get("id"); id != "" {
			l.byID[id] = row
		}
		l.addRow(kind, cells)
	}
}

// Morphology returns the compiled section of words and stems, which arabic/morph reads. It must not be changed.
func (l *Lexicon) Morphology() []byte { return l.data.Morphology }

// FormCount returns the number of forms; ids run from 1 to it.
func (l *Lexicon) FormCount() int { return len(l.data.Forms) }

// Form returns the id of a folded form, or 0.
func (l *Lexicon) Form(folded []byte) uint32 { return l.forms[string(folded)] }

// Text returns the folded letters of a form id, or "" where it is none of the lexicon's.
func (l *Lexicon) Text(form uint32) string {
	if form == 0 || int(form) > len(l.data.Forms) {
		return ""
	}
	return l.data.Forms[form-1]
}

// Start returns the trie node for a first form, or 0.
func (l *Lexicon) Start(form uint32) uint32 {
	if int(form) >= len(l.root) {
		return 0
	}
	return l.root[form]
}

// Stands reports whether a form is a word by itself, not only a part of phrases or a word that rows refer to.
func (l *Lexicon) Stands(form uint32) bool {
	node := l.Start(form)
	if node == 0 {
		return false
	}
	for _, id := range l.At(node) {
		if l.Entry(id).Agreement&(ThenBa|ThenLam) == 0 {
			return true // المعارضة لـ is a phrase, though one word of it is written alone
		}
	}
	return false
}

// IsPreposition reports whether a form is a preposition by itself.
func (l *Lexicon) IsPreposition(form uint32) bool {
	node := l.Start(form)
	if node == 0 {
		return false
	}
	for _, id := range l.At(node) {
		if row := l.Entry(id).Row; l.Kind(row) == ParticleKind && l.Particle(row) == "prep" {
			return true
		}
	}
	return false
}

// Step follows one more form from a node; it returns 0 where nothing goes on.
func (l *Lexicon) Step(node, form uint32) uint32 {
	t := &l.data.Trie
	lo, hi := t.First[node], t.First[node+1]
	for lo < hi {
		mid := (lo + hi) / 2
		switch f := t.Form[mid]; {
		case f < form:
			lo = mid + 1
		case f > form:
			hi = mid
		default:
			return t.Node[mid]
		}
	}
	return 0
}

// HasMore reports whether any run goes on from the node.
func (l *Lexicon) HasMore(node uint32) bool {
	return l.data.Trie.First[node] < l.data.Trie.First[node+1]
}

// At returns the ids of the entries that end at a node. The slice must not be changed.
func (l *Lexicon) At(node uint32) []uint32 {
	t := &l.data.Trie
	return t.Payload[t.Entry[node]:t.Entry[node+1]]
}

// Entry returns an entry by its id.
func (l *Lexicon) Entry(id uint32) Entry { return l.data.Entries[id] }

// ExactKey returns the exact key that an entry demands of its first word, or "".
func (l *Lexicon) ExactKey(e Entry) string {
	if e.Exact == 0 {
		return ""
	}
	return l.data.Exact[e.Exact-1]
}

// Kind returns the kind of table that a global row is of.
func (l *Lexicon) Kind(row uint32) Kind { return l.kinds[row] }

// Class returns the form ids of a named word class.
func (l *Lexicon) Class(name string) []uint32 { return l.classes[name] }

// ClassNames returns the names of all word classes, in no order.
func (l *Lexicon) ClassNames() (names []string) {
	for name := range l.classes {
		names = append(names, name)
	}
	return names
}

// In reports whether a form is in a named word class.
func (l *Lexicon) In(name string, form uint32) bool { return slices.Contains(l.classes[name], form) }

// Label returns the label of a term in Arabic ("ar") or English ("en"); key is as in ontology/terms.tsv: enumeration and code joined
// by a dot, or the id of a phrase of the interface. An unknown key is returned as it is.
func (l *Lexicon) Label(key, lang string) string {
	p, ok := l.labels[key]
	if !ok {
		return key
	}
	if lang == "en" {
		return p[1]
	}
	return p[0]
}

// Labels calls each for every term with its labels, in no order.
func (l *Lexicon) Labels(each func(key, ar, en string)) {
	for key, label := range l.labels {
		each(key, label[0], label[1])
	}
}

// An Explanation is a row for people to read: `isnad explain`.
type Explanation struct {
	ID, Table, Where string
	Columns, Cells   []string
}

// Explain returns the row with the given id.
func (l *Lexicon) Explain(id string) (Explanation, bool) {
	row, ok := l.byID[id]
	if !ok {
		return Explanation{}, false
	}
	t := l.tableOf(row)
	r := l.data.Tables[t].Rows[row-l.base[t]]
	return Explanation{ID: id, Table: l.tables[t].Name, Where: r.Where(), Columns: l.data.Tables[t].Columns, Cells: r.Cells}, true
}

// tableOf returns which table a global row is of.
func (l *Lexicon) tableOf(row uint32) int {
	return sort.Search(len(l.base), func(i int) bool { return l.base[i] > row }) - 1
}

// Example is a sentence that must, or must not, make the rule find something.
type Example struct {
	Rule  string
	Text  string
	Must  bool
	Where string
}

// Examples returns the examples of all rows, in the order of the tables.
func (l *Lexicon) Examples() []Example {
	var out []Example
	for i := range l.data.Tables {
		t := &l.data.Tables[i]
		c := newCells(t)
		for j := range t.Rows {
			c.row = &t.Rows[j]
			for _, s := range c.list("yes") {
				out = append(out, Example{c.get("id"), s, true, c.row.Where()})
			}
			for _, s := range c.list("no") {
				out = append(out, Example{c.get("id"), s, false, c.row.Where()})
			}
		}
	}
	return out
}

// cells reads one row by column name.
type cells struct {
	at  map[string]int
	row *Row
}

func newCells(t *Table) cells {
	c := cells{at: make(map[string]int, len(t.Columns))}
	for i, name := range t.Columns {
		c.at[name] = i
	}
	return c
}

func (c cells) get(column string) string {
	if i, ok := c.at[column]; ok {
		return c.row.Cells[i]
	}
	return ""
}

func (c cells) list(column string) []string {
	s := c.get(column)
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
