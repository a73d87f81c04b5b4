package arabic

import (
	"fmt"
	"sync"

	"isnad/arabic/morph"
	"isnad/internal/linear"
	"isnad/internal/names"
	"isnad/internal/syntax"
	"isnad/internal/words"
	"isnad/lexicon"
	"isnad/weights/free"
)

// A Model holds trained weights. It never changes and is safe for concurrent use.
type Model struct {
	words    *words.Model
	syntax   *syntax.Model
	names    *names.Model
	analyser *morph.Analyser
	readers  sync.Pool
}

// Free returns the model that is built in: learnt from texts whose licences let everybody use it. It is loaded once.
var Free = sync.OnceValue(func() *Model {
	m, err := open(free.Weights, false)
	if err != nil {
		panic("isnad: the built-in weights: " + err.Error())
	}
	return m
})

// Open reads a file of weights. It keeps data, which must not change. A file that is damaged or of another version is refused.
func Open(data []byte) (*Model, error) { return open(data, true) }

func open(data []byte, check bool) (*Model, error) {
	f, err := linear.Parse(data, check)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	if m.analyser, err = Morphology(); err != nil {
		return nil, err
	}
	if m.words, err = words.Open(f, words.CliticsOf(lexicon.Arabic()), m.analyser); err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	if m.syntax, err = syntax.Open(f); err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	if m.names, err = names.Open(f, m.words.Forms()); err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	m.readers.New = func() any { return m.NewQuickReader() }
	return m, nil
}

// Morphology returns the analyser of the built-in lexicon. It is loaded once.
var Morphology = sync.OnceValues(func() (*morph.Analyser, error) { return morph.New(lexicon.Arabic().Morphology()) })

// A Reader reads sentences with a model. It keeps what it found out about the forms it met, up to a bound; it is not safe for concurrent use.
type Reader struct {
	// Unanalysed keeps X for the names that the Prague treebank left unanalysed; else they are PROPN.
	Unanalysed bool
	model      *Model
	quick      bool
	words      *words.Reader
	parser     *syntax.Parser
	nodes      []syntax.Word
	heads      []int32
	relations  []Relation
	exact      []byte
	tokens     [][]byte
	found      []words.Word
	namer      *names.Reader
	spans      []names.Name
}

// NewReader returns a reader.
func (m *Model) NewReader() *Reader {
	return &Reader{model: m, words: m.words.NewReader(true), parser: m.syntax.NewParser(), namer: m.names.NewReader()}
}

// NewQuickReader returns a reader that takes half the time, for what asks more of a text than its words: it looks for a lemma only when asked, and asks
// the neighbours of a word only where its letters leave a doubt. With the built-in weights it gets no fewer words and tags right
// (docs/decisions/0007-quick-readers.md).
func (m *Model) NewQuickReader() *Reader {
	return &Reader{model: m, quick: true, words: m.words.NewQuickReader(), parser: m.syntax.NewParser(), namer: m.names.NewReader()}
}

// Borrow returns a quick reader that others may have used before, with what it knows of forms; give it back with [Model.Return].
func (m *Model) Borrow() *Reader { return m.readers.Get().(*Reader) }

// Return takes back a reader that [Model.Borrow] gave.
func (m *Model) Return(r *Reader) { m.readers.Put(r) }
