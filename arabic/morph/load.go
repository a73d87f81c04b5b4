package morph

import "errors"

var errCut = errors.New("morphology: the compiled section is cut short")

// New reads the compiled section of the lexicon. An empty section gives an analyser that knows no word. The error says that the bytes are not what
// [Builder.Encode] writes.
func New(section []byte) (*Analyser, error) {
	a := &Analyser{}
	if len(section) == 0 {
		a.slots = make([]uint32, 1)
		return a, nil
	}
	r := reader{in: section}
	a.texts = r.texts()
	a.prefixes, a.suffixes = r.codes(), r.codes()
	if r.bad || len(a.prefixes) > 255 || len(a.suffixes) > 255 {
		return nil, errCut
	}
	a.lexemes = make([]lexeme, r.count())
	for i := range a.lexemes {
		r.lexeme(&a.lexemes[i])
	}
	a.masdars = make([]uint32, r.count())
	for i := range a.masdars {
		a.masdars[i] = uint32(r.number())
	}
	a.readParadigms(&r)
	a.readStems(&r)
	if r.bad || !a.sane() {
		return nil, errCut
	}
	a.index()
	return a, nil
}

// sane checks every reference once, so that analysis need not.
func (a *Analyser) sane() bool {
	texts, words := uint32(len(a.texts)), uint32(len(a.lexemes))
	for i := range a.lexemes {
		x := &a.lexemes[i]
		if x.lemma >= texts || x.root >= texts || x.of>>2 >= words || x.class != VerbClass && x.form != 0 || x.class > ParticleClass || x.form >= formCount || x.class == VerbClass && x.stems >= texts {
			return false
		}
		if x.masdars.from > x.masdars.to || x.masdars.to > uint32(len(a.masdars)) {
			return false
		}
	}
	for _, m := range a.masdars {
		if m >= texts {
			return false
		}
	}
	for _, e := range a.entries {
		if e.lexeme >= words || int(e.paradigm) >= len(a.paradigms) {
			return false
		}
	}
	return true
}

// A reader goes through the section by place, not by cutting it: that writes no pointers, and loading is mostly reading numbers.
type reader struct {
	in  []byte
	at  int
	bad bool
}

func (r *reader) fail() int {
	r.bad, r.at = true, len(r.in)
	return 0
}

func (r *reader) number() int {
	v, shift := 0, 0
	for i := r.at; i < len(r.in); i++ {
		c := r.in[i]
		v |= int(c&0x7f) << shift
		if c < 0x80 {
			r.at = i + 1
			return v
		}
		if shift += 7; shift > 28 {
			break
		}
	}
	return r.fail()
}

// count reads the length of a list, each of whose elements takes at least one byte.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.in)-r.at {
		return r.fail()
	}
	return n
}

func (r *reader) raw(n int) []byte {
	if n > len(r.in)-r.at {
		r.fail()
		return make([]byte, min(n, 8))
	}
	r.at += n
	return r.in[r.at-n : r.at]
}

// texts reads strings; those of plain letters are coded. All share one piece of memory.
func (r *reader) texts() []string {
	n := r.count()
	blob := make([]byte, 0, min(r.number(), 4*len(r.in)))
	ends := make([]int, n)
	for i := range ends {
		b := r.raw(r.count())
		if coded(b) {
			blob = decode(blob, b)
		} else {
			blob = append(blob, b...)
		}
		ends[i] = len(blob)
	}
	all, from := string(blob), 0
	out := make([]string, n)
	for i, to := range ends {
		out[i] = all[from:to]
		from = to
	}
	return out
}

func coded(b []byte) bool {
	for _, c := range b {
		if c > maxCode {
			return false
		}
	}
	return true
}

func (r *reader) codes() [][]byte {
	out := make([][]byte, r.count())
	r.number()
	for i := range out {
		out[i] = r.raw(r.count())
		r.bad = r.bad || !coded(out[i])
	}
	return out
}

func (r *reader) lexeme(x *lexeme) {
	b := r.raw(3)
	x.class, x.form, x.flags, x.valency, x.rank = Class(b[0]&7), Form(b[0]>>3), Flag(b[1]), Valency(b[2]>>4), b[2]&15
	x.lemma, x.root = uint32(r.number()), uint32(r.number())
	if x.class != VerbClass {
		x.of = uint32(r.number())
		return
	}
	v := r.raw(2)
	x.vowels = [2]byte{v[0], v[1]}
	x.stems = uint32(r.number())
	x.masdars.from = uint32(r.number())
	x.masdars.to = x.masdars.from + uint32(r.number())
}

// readParadigms lays out, for each paradigm and pair of affixes, where its features begin; 0 is none.
func (a *Analyser) readParadigms(r *reader) {
	a.width = len(a.prefixes) * len(a.suffixes)
	a.pairUsed = make([]bool, a.width)
	a.features = append(a.features, featureEnd)
	a.paradigms = make([][]pairFeatures, r.count())
	for i := range a.paradigms {
		p := reader{in: r.raw(r.count())}
		last := -1
		for p.at < len(p.in) && !p.bad {
			pair, packed := p.number(), p.number()
			prefix, suffix := pair>>8, pair&255
			if prefix >= len(a.prefixes) || suffix >= len(a.suffixes) || packed >= featureEnd {
				p.bad = true
				break
			}
			at := prefix*len(a.suffixes) + suffix
			a.pairUsed[at] = true
			if at != last {
				a.paradigms[i] = append(a.paradigms[i], pairFeatures{uint16(at), uint32(len(a.features))})
				last = at
			} else {
				a.features[len(a.features)-1] &^= featureEnd
			}
			a.features = append(a.features, uint32(packed)|featureEnd)
		}
		r.bad = r.bad || p.bad
	}
}

func (a *Analyser) readStems(r *reader) {
	n := r.count()
	a.groups = make([]group, 0, n+1)
	limit := maxLetters * len(r.in) // a broken number must not ask for all memory
	a.keys = make([]byte, 0, min(r.number(), limit))
	a.entries = make([]entry, 0, min(r.number(), limit))
	a.spellings = make([]byte, 0, min(r.number(), limit))
	var key []byte
	for range n {
		shared := r.number()
		rest := r.raw(r.count())
		if r.bad || shared > len(key) || shared+len(rest) > maxLetters {
			r.bad = true
			return
		}
		key = append(key[:shared], rest...)
		a.groups = append(a.groups, group{uint32(len(a.keys)), uint32(len(a.entries))})
		a.keys = append(a.keys, key...)
		for range r.count() {
			a.readEntry(r, key)
		}
	}
	a.groups = append(a.groups, group{uint32(len(a.keys)), uint32(len(a.entries))})
}

func (a *Analyser) readEntry(r *reader, key []byte) {
	v := r.number()
	e := entry{lexeme: uint32(v >> 1), paradigm: uint16(r.number()), exact: a.groups[len(a.groups)-1].key}
	if v&1 == 0 {
		e.exact = uint32(len(a.spellings)) | ownSpelling
		a.spellings = append(a.spellings, r.raw(len(key))...)
	}
	a.entries = append(a.entries, e)
}

// index builds the hash table over the stems.
func (a *Analyser) index() {
	size := 1
	for size < 2*len(a.groups) {
		size *= 2
	}
	a.slots = make([]uint32, size)
	for i := range len(a.groups) - 1 {
		at := hash(a.key(uint32(i))) & uint32(size-1)
		for a.slots[at] != 0 {
			at = (at + 1) & uint32(size-1)
		}
		a.slots[at] = uint32(i + 1)
	}
	a.bySuffix()
}

// bySuffix lists the suffixes by their last letter, the empty one under every letter.
func (a *Analyser) bySuffix() {
	for i, s := range a.suffixes {
		last := byte(0)
		if len(s) > 0 {
			last = fold(s[len(s)-1])
		}
		a.endings[last] = append(a.endings[last], uint8(i))
	}
}
