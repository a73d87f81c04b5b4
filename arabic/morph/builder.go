package morph

import (
	"encoding/binary"
	"slices"
	"strings"
)

// A Builder gathers words and makes the compiled section that [New] reads. It is used when the lexicon is compiled, not at run time.
type Builder struct {
	words     []lexeme
	masdars   []uint32 // texts
	texts     interner
	prefixes  interner
	suffixes  interner
	paradigms interner // packed lists of affix pair and features
	stems     map[string][]stemEntry
}

// A lexeme is one word of the lexicon.
type lexeme struct {
	class   Class
	form    Form
	flags   Flag
	valency Valency
	rank    uint8
	lemma   uint32 // texts
	root    uint32
	of      uint32 // for doing-nouns and participles: the verb's lexeme, shifted by two, with the kinship; 0 for none
	vowels  [2]byte
	stems   uint32 // texts: irregular stems, or the empty text
	masdars span   // of verbs: their doing-nouns, in the list of these
}

// A span is a run of a list.
type span struct{ from, to uint32 }

type stemEntry struct {
	exact    string
	lexeme   uint32
	paradigm uint32
}

// An interner numbers texts in the order in which they come.
type interner struct {
	list []string
	at   map[string]uint32
}

func (n *interner) id(s string) uint32 {
	if n.at == nil {
		n.at = map[string]uint32{}
	}
	id, ok := n.at[s]
	if !ok {
		id = uint32(len(n.list))
		n.at[s] = id
		n.list = append(n.list, s)
	}
	return id
}

// A Valency says how many objects a verb takes.
type Valency uint8

// The valencies.
const (
	NoValency Valency = iota
	Intransitive
	TransitiveOne
	TransitiveTwo
)

// AddVerb adds a verb with its rank (0 unseen in news, else one more than the binary logarithm of its count) and returns its number.
func (b *Builder) AddVerb(v Verb, valency Valency, rank uint8) int {
	if valency >= TransitiveOne {
		v.Flags |= Transitive
	}
	w := lexeme{class: VerbClass, form: v.Form, flags: v.Flags, valency: valency, rank: rank, lemma: b.texts.id(Bare(v.Lemma())), root: b.texts.id(v.Root),
		vowels: [2]byte{v.Past, v.Present}, stems: b.texts.id(v.Stems.String())}
	w.masdars.from = uint32(len(b.masdars))
	for _, m := range v.Masdars {
		b.masdars = append(b.masdars, b.texts.id(m))
	}
	w.masdars.to = uint32(len(b.masdars))
	return b.add(w, v.shapes())
}

// AddNoun adds a noun, adjective or proper noun; kin tells what it is of the verb with the number of, or NoKin.
func (b *Builder) AddNoun(class Class, d Declension, root string, of int, kin Kin, rank uint8) int {
	w := lexeme{class: class, rank: rank, lemma: b.texts.id(d.Lemma), root: b.texts.id(root), stems: b.texts.id("")}
	if kin != NoKin {
		w.of = uint32(of)<<2 | uint32(kin)
	}
	return b.add(w, d.shapes())
}

// AddParticle adds a closed word with its forms.
func (b *Builder) AddParticle(lemma string, forms []string) int {
	w := lexeme{class: ParticleClass, rank: 15, lemma: b.texts.id(lemma), root: b.texts.id(""), stems: b.texts.id("")}
	var shapes []shape
	for _, f := range forms {
		shapes = append(shapes, shape{stem: f, features: Features{States: Indefinite}})
	}
	return b.add(w, shapes)
}

// add files the stems of a word with what each may stand between.
func (b *Builder) add(w lexeme, shapes []shape) int {
	id := len(b.words)
	b.words = append(b.words, w)
	byStem := map[string][]shape{}
	var order []string
	for _, s := range shapes {
		if _, ok := byStem[s.stem]; !ok {
			order = append(order, s.stem)
		}
		byStem[s.stem] = append(byStem[s.stem], s)
	}
	for _, stem := range order {
		exact, ok := encode(stem)
		if !ok {
			continue
		}
		if b.stems == nil {
			b.stems = map[string][]stemEntry{}
		}
		key := foldCodes(exact)
		b.stems[key] = append(b.stems[key], stemEntry{exact, uint32(id), b.paradigm(byStem[stem])})
	}
	return id
}

// paradigm interns what a stem's shapes have around it.
func (b *Builder) paradigm(shapes []shape) uint32 {
	var list []cell
	for _, s := range shapes {
		list = addFeature(list, cell{uint16(b.prefixes.id(s.prefix))<<8 | uint16(b.suffixes.id(s.suffix)), s.features})
	}
	slices.SortStableFunc(list, func(x, y cell) int { return int(x.pair) - int(y.pair) })
	var out []byte
	for _, c := range list {
		out = binary.AppendUvarint(out, uint64(c.pair))
		out = binary.AppendUvarint(out, uint64(c.features.pack()))
	}
	return b.paradigms.id(string(out))
}

type cell struct {
	pair     uint16
	features Features
}

func addFeature(list []cell, c cell) []cell {
	for i := range list {
		if list[i].pair == c.pair {
			if m, ok := merge(list[i].features, c.features); ok {
				list[i].features = m
				return list
			}
		}
	}
	return append(list, c)
}

// Encode returns the compiled section. The same words in the same order give the same bytes.
func (b *Builder) Encode() []byte {
	b.prefixes.id("")
	b.suffixes.id("")
	var w writer
	w.texts(b.texts.list)
	w.texts(b.prefixes.list)
	w.texts(b.suffixes.list)
	w.number(len(b.words))
	for i := range b.words {
		w.lexeme(&b.words[i])
	}
	w.number(len(b.masdars))
	for _, m := range b.masdars {
		w.number(int(m))
	}
	w.number(len(b.paradigms.list))
	for _, p := range b.paradigms.list {
		w.number(len(p))
		w.out = append(w.out, p...)
	}
	w.stems(b)
	return w.out
}

type writer struct{ out []byte }

func (w *writer) number(n int) { w.out = binary.AppendUvarint(w.out, uint64(n)) }

func (w *writer) text(s string) {
	w.number(len(s))
	w.out = append(w.out, s...)
}

func (w *writer) texts(list []string) {
	w.number(len(list))
	size := 0
	for _, s := range list {
		size += len(s)
	}
	w.number(size)
	for _, s := range list {
		if code, ok := encode(s); ok {
			s = code
		}
		w.text(s)
	}
}

func (w *writer) lexeme(x *lexeme) {
	w.out = append(w.out, byte(x.class)|byte(x.form)<<3, byte(x.flags), byte(x.valency)<<4|x.rank)
	w.number(int(x.lemma))
	w.number(int(x.root))
	if x.class != VerbClass {
		w.number(int(x.of))
		return
	}
	w.out = append(w.out, x.vowels[0], x.vowels[1])
	w.number(int(x.stems))
	w.number(int(x.masdars.from))
	w.number(int(x.masdars.to - x.masdars.from))
}

// stems writes the stems in their order, each with the length that it shares with the one before; commoner words stand first.
func (w *writer) stems(b *Builder) {
	keys := make([]string, 0, len(b.stems))
	for k := range b.stems {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	w.number(len(keys))
	w.sizes(b, keys)
	last := ""
	for _, k := range keys {
		n := 0
		for n < len(k) && n < len(last) && k[n] == last[n] {
			n++
		}
		w.number(n)
		w.text(k[n:])
		last = k
		list := b.stems[k]
		slices.SortStableFunc(list, func(x, y stemEntry) int { return int(b.words[y.lexeme].rank) - int(b.words[x.lexeme].rank) })
		w.number(len(list))
		for _, e := range list {
			same := 0
			if e.exact == k {
				same = 1
			}
			w.number(int(e.lexeme)<<1 | same)
			w.number(int(e.paradigm))
			if same == 0 {
				w.out = append(w.out, e.exact...)
			}
		}
	}
}

// sizes writes how many bytes of stems, how many entries and how many bytes of other spellings follow.
func (w *writer) sizes(b *Builder, keys []string) {
	bytes, entries, spellings := 0, 0, 0
	for _, k := range keys {
		bytes += len(k)
		for _, e := range b.stems[k] {
			if entries++; e.exact != k {
				spellings += len(k)
			}
		}
	}
	w.number(bytes)
	w.number(entries)
	w.number(spellings)
}

// String writes irregular stems as the lexicon has them: past=lays|past-closed=las.
func (s Stems) String() string {
	var out []string
	for i, v := range s.list() {
		if *v != "" {
			out = append(out, stemNames[i]+"="+*v)
		}
	}
	return strings.Join(out, "|")
}

var stemNames = [...]string{"past", "past-closed", "past-passive", "present", "present-passive", "imperative"}

func (s *Stems) list() []*string {
	return []*string{&s.Past, &s.PastClosed, &s.PastPassive, &s.Present, &s.PresentPassive, &s.Imperative}
}

// ParseStems reads what [Stems.String] writes; ok is false where a name is unknown.
func ParseStems(text string) (s Stems, ok bool) {
	if text == "" {
		return s, true
	}
	for _, part := range strings.Split(text, "|") {
		name, value, _ := strings.Cut(part, "=")
		i := slices.Index(stemNames[:], name)
		if i < 0 || value == "" {
			return s, false
		}
		*s.list()[i] = value
	}
	return s, true
}
