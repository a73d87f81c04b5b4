package names

// A Reader finds names with a model. It keeps the forms it has met and its scratch; it is not safe for concurrent use.
type Reader struct {
	m      *Model
	keep   map[string]*form
	forms  []*form // of the sentence
	found  []match
	herald []uint8
	feats  []uint64
	search searcher
}

// A searcher holds scores and labels of the tokens of a sentence, one for each.
type searcher struct {
	emissions [][labels]int32
	between   [][pairs]int32
	trail     [][labels]uint8
	labels    []uint8
}

func (s *searcher) size(n int) {
	if cap(s.labels) < n {
		room := n + n/2
		s.emissions, s.between = make([][labels]int32, room), make([][pairs]int32, room)
		s.trail, s.labels = make([][labels]uint8, room), make([]uint8, room)
	}
	s.emissions, s.between, s.trail, s.labels = s.emissions[:n], s.between[:n], s.trail[:n], s.labels[:n]
	clear(s.emissions)
	clear(s.between)
}

const keptForms = 1 << 14 // about 1 KB each

// NewReader returns a reader for one goroutine.
func (m *Model) NewReader() *Reader { return &Reader{m: m, keep: map[string]*form{}} }

func (r *Reader) form(token []byte) *form {
	if f := r.keep[string(token)]; f != nil {
		return f
	}
	f := r.m.analyse(token)
	if len(r.keep) >= keptForms {
		clear(r.keep)
	}
	r.keep[string(token)] = f
	return f
}

// open looks at the tokens of a sentence.
func (r *Reader) open(tokens [][]byte) {
	r.forms = r.forms[:0]
	for _, t := range tokens {
		r.forms = append(r.forms, r.form(t))
	}
	for len(r.found) < len(tokens) {
		r.found, r.herald = append(r.found, match{}), append(r.herald, 0)
	}
	r.m.look(r.forms, r.found[:len(tokens)], r.herald[:len(tokens)])
}

func (r *Reader) around(i int) around {
	at := func(j int) *form {
		if j < 0 || j >= len(r.forms) {
			return r.m.edge
		}
		return r.forms[j]
	}
	return around{at(i - 2), at(i - 1), r.forms[i], at(i + 1), at(i + 2)}
}

// Label finds the label of each token of a sentence, as [ParseLabel] numbers them. They are valid until the next call.
func (r *Reader) Label(tokens [][]byte) []uint8 {
	r.open(tokens)
	s := &r.search
	s.size(len(tokens))
	for i := range r.forms {
		r.weigh(i, &s.emissions[i], &s.between[i])
	}
	best(s.labels, s.emissions, s.between, s.trail)
	return s.labels
}

// weigh adds up the weights of token i.
func (r *Reader) weigh(i int, scores *[labels]int32, between *[pairs]int32) {
	f, a := r.forms[i], r.around(i)
	for l := range scores {
		scores[l] = f.scores[l] + a.before2.beside[twoBefore][l] + a.before.beside[oneBefore][l] + a.after.beside[oneAfter][l] + a.after2.beside[twoAfter][l]
	}
	for p := range between {
		between[p] = f.own[p] + a.before.next[p]
	}
	r.feats = listFeatures(contextFeatures(r.feats[:0], a), f, r.found[i], uint64(r.herald[i]))
	for _, h := range r.feats {
		r.m.tokens.Add(h, scores[:])
	}
	r.feats = pairFeatures(r.feats[:0], a, r.found[i])
	for _, h := range r.feats {
		r.m.joints.Add(h, between[:])
	}
}

// A Name is a name found in a document: tokens of one sentence from the first to the one after the last, from 0.
type Name struct {
	Sentence, First, End int
	Type                 Type
}

// Find appends the names of a document to dst, in order. Sentences hold tokens as letters without marks and tatweel. It allocates only to
// grow and for tokens it has not met.
func (r *Reader) Find(dst []Name, sentences [][][]byte) []Name {
	for s, tokens := range sentences {
		dst = Spans(dst, s, r.Label(tokens))
	}
	return dst
}

// Spans appends the names that the labels of a sentence spell.
func Spans(dst []Name, sentence int, labels []uint8) []Name {
	for i := 0; i < len(labels); {
		l := labels[i]
		first := i
		for i++; l != outside && i < len(labels) && isInside(int(labels[i])); {
			i++
		}
		if l != outside {
			dst = append(dst, Name{Sentence: sentence, First: first, End: i, Type: labelType(int(l))})
		}
	}
	return dst
}
