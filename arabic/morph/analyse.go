package morph

import "bytes"

// An Analyser tells what a form may be. It is immutable and safe for use by many goroutines.
type Analyser struct {
	texts              []string
	prefixes, suffixes [][]byte
	endings            [maxCode + 1][]uint8 // suffixes by last folded letter; 0 the empty suffix
	lexemes            []lexeme
	masdars            []uint32 // texts
	width              int
	pairUsed           []bool
	paradigms          [][]pairFeatures
	features           []uint32 // packed; the last of a run has featureEnd
	keys               []byte   // folded stems, one after the other
	groups             []group
	entries            []entry
	spellings          []byte // stems whose spelling differs from the folded one
	slots              []uint32
}

type pairFeatures struct {
	pair uint16
	at   uint32
}

// A group is one folded stem: where it and its entries begin.
type group struct{ key, entry uint32 }

type entry struct {
	lexeme   uint32
	exact    uint32 // place in keys, or in spellings with ownSpelling set
	paradigm uint16
}

const (
	ownSpelling = 1 << 31
	featureEnd  = 1 << 23
)

// An Analysis is one word of which a form may be a shape.
type Analysis struct {
	Features
	Class   Class
	Form    Form    // of verbs
	Valency Valency // of verbs
	Article bool    // the form begins with ال
	Exact   bool    // the form is spelt as the lexicon spells it; else it agrees only without hamzas and the dots of ة and ى
	Rank    uint8   // how common the word is in news: 0 unseen, else one more than the binary logarithm of its count; at most 15
	Word    uint32  // number of the word: analyses with the same number are of one word
	Lemma   string  // without vowels: past third person of verbs, singular of nouns, masculine of adjectives
	Root    string  // radicals, hamza as ء; "" where unknown
	Kin     Kin     // of nouns and adjectives: what they are of their verb
	Verb    string  // lemma of that verb, or ""
	VerbOf  uint32  // that verb's Word; only with a Kin
}

// Analyse appends the analyses of a form to dst: exact ones first, and among these the commoner words first. The form is one segment: a word
// without proclitics and joined pronouns, with or without ال; vowel marks are passed over. What is no Arabic word has no analyses. Nothing is
// allocated where dst has room.
func (a *Analyser) Analyse(dst []Analysis, form []byte) []Analysis {
	var s segment
	if !s.read(form) || len(a.groups) == 0 {
		return dst
	}
	start := len(dst)
	dst = a.whole(dst, &s)
	nominal := false
	if s.n > 3 && s.folded[0] == codeAlef && s.exact[0] == codeAlef && s.folded[1] == codeLam {
		dst = a.stems(dst, &s, 2, 0, true)
		nominal = true
	}
	if s.n > 3 && s.folded[0] == codeLam && !nominal && !hasNominal(dst[start:]) {
		dst = a.stems(dst, &s, 1, 0, true) // what ل leaves of لل: لسلطة of للسلطة
	}
	exactFirst(dst[start:])
	return dst
}

func hasNominal(list []Analysis) bool {
	for i := range list {
		if c := list[i].Class; c == NounClass || c == AdjectiveClass || c == ProperClass {
			return true
		}
	}
	return false
}

// whole tries the form with each prefix of the verb.
func (a *Analyser) whole(dst []Analysis, s *segment) []Analysis {
	for i, p := range a.prefixes {
		if len(p) == 0 || s.n > 1 && fold(p[0]) == s.folded[0] {
			dst = a.stems(dst, s, len(p), i, false)
		}
	}
	return dst
}

// stems tries every suffix after a prefix that ends at from.
func (a *Analyser) stems(dst []Analysis, s *segment, from, prefix int, article bool) []Analysis {
	for _, last := range [2]byte{0, s.folded[s.n-1]} {
		for _, suffix := range a.endings[last] {
			pair := prefix*len(a.suffixes) + int(suffix)
			to := s.n - len(a.suffixes[suffix])
			if to <= from || !a.pairUsed[pair] || !s.endsWith(a.suffixes[suffix], to) {
				continue
			}
			if g, ok := a.find(s.folded[from:to]); ok {
				dst = a.collect(dst, s, g, from, to, prefix, int(suffix), article)
			}
		}
	}
	return dst
}

func (s *segment) endsWith(suffix []byte, to int) bool {
	for i, c := range suffix {
		if fold(c) != s.folded[to+i] {
			return false
		}
	}
	return true
}

// find returns the group of a folded stem.
func (a *Analyser) find(stem []byte) (uint32, bool) {
	mask := uint32(len(a.slots) - 1)
	for at := hash(stem) & mask; a.slots[at] != 0; at = (at + 1) & mask {
		if g := a.slots[at] - 1; bytes.Equal(a.key(g), stem) {
			return g, true
		}
	}
	return 0, false
}

func (a *Analyser) key(g uint32) []byte { return a.keys[a.groups[g].key:a.groups[g+1].key] }

func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}

// collect appends the words of a stem group that may stand between the affixes.
func (a *Analyser) collect(dst []Analysis, s *segment, g uint32, from, to, prefix, suffix int, article bool) []Analysis {
	pair := uint16(prefix*len(a.suffixes) + suffix)
	fits := bytes.Equal(s.exact[to:s.n], a.suffixes[suffix]) && (article || bytes.Equal(s.exact[:from], a.prefixes[prefix]))
	for i := a.groups[g].entry; i < a.groups[g+1].entry; i++ {
		e := &a.entries[i]
		at := featuresOf(a.paradigms[e.paradigm], pair)
		if at == 0 {
			continue
		}
		exact := fits && bytes.Equal(a.spelling(e, to-from), s.exact[from:to])
		for ; ; at++ {
			f := unpack(a.features[at])
			if n := len(dst); !article || f.States&Definite != 0 {
				dst = append(dst, Analysis{})
				a.fill(&dst[n], e.lexeme, f, article, exact)
			}
			if a.features[at]&featureEnd != 0 {
				break
			}
		}
	}
	return dst
}

// featuresOf finds where the features of a pair begin, or 0.
func featuresOf(list []pairFeatures, pair uint16) uint32 {
	for i := range list {
		if list[i].pair == pair {
			return list[i].at
		}
	}
	return 0
}

func (a *Analyser) spelling(e *entry, n int) []byte {
	if e.exact&ownSpelling != 0 {
		at := int(e.exact &^ ownSpelling)
		return a.spellings[at : at+n]
	}
	return a.keys[e.exact : int(e.exact)+n]
}

func (a *Analyser) fill(out *Analysis, id uint32, f Features, article, exact bool) {
	w := &a.lexemes[id]
	out.Features, out.Class, out.Form, out.Valency, out.Article, out.Exact, out.Rank = f, w.class, w.form, w.valency, article, exact, w.rank
	out.Word, out.Lemma, out.Root = id, a.texts[w.lemma], a.texts[w.root]
	if article {
		out.States = Definite
	}
	if w.of != 0 {
		out.Kin, out.VerbOf = Kin(w.of&3), w.of>>2
		out.Verb = a.texts[a.lexemes[out.VerbOf].lemma]
	}
}

// exactFirst sorts by spelling and rank; what is alike stays in its order. The lists are short.
func exactFirst(list []Analysis) {
	for i := 1; i < len(list); i++ {
		key := list[i].weight()
		j := i
		for j > 0 && list[j-1].weight() < key {
			j--
		}
		if j < i {
			x := list[i]
			copy(list[j+1:i+1], list[j:i])
			list[j] = x
		}
	}
}

func (x *Analysis) weight() uint8 {
	if x.Exact {
		return 16 + x.Rank
	}
	return x.Rank
}

// Verbs returns the verbs of a lemma without vowels, the commonest first; hamza may be left out.
func (a *Analyser) Verbs(lemma string) []Verb {
	var out []Verb
	var seen []uint32
	for _, x := range a.Analyse(nil, []byte(lemma)) {
		if x.Class != VerbClass || x.Voices&CanBeActive == 0 || x.Aspect != PastAspect || x.Person != 3 || x.Gender != Masculine || x.Number != Singular || contains(seen, x.Word) {
			continue
		}
		seen = append(seen, x.Word)
		out = append(out, a.verb(x.Word))
	}
	return out
}

func contains(list []uint32, id uint32) bool {
	for _, x := range list {
		if x == id {
			return true
		}
	}
	return false
}

// Verb returns the verb of a word number, as [Analysis.Word] and [Analysis.VerbOf] have it; ok is false where it is none of a verb.
func (a *Analyser) Verb(word uint32) (v Verb, ok bool) {
	if int(word) >= len(a.lexemes) || a.lexemes[word].class != VerbClass {
		return v, false
	}
	return a.verb(word), true
}

func (a *Analyser) verb(id uint32) Verb {
	w := &a.lexemes[id]
	v := Verb{Root: a.texts[w.root], Form: w.form, Past: w.vowels[0], Present: w.vowels[1], Flags: w.flags}
	v.Stems, _ = ParseStems(a.texts[w.stems])
	for _, m := range a.masdars[w.masdars.from:w.masdars.to] {
		v.Masdars = append(v.Masdars, a.texts[m])
	}
	return v
}
