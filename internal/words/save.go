package words

import (
	"encoding/binary"
	"fmt"

	"isnad/arabic/morph"
	"isnad/internal/linear"
)

// Parts puts a trained model into the parts of a file of weights. The tables must be packed.
func (m *Model) Parts(f linear.File) {
	f["words.forms"] = m.forms.Bytes()
	f["words.tags"] = m.tags.(*linear.Table).Bytes()
	f["words.closed"] = m.closed.(*linear.Table).Bytes()
	f["words.cuts"] = m.cuts.(*linear.Table).Bytes()
	f["words.allowed"] = binary.LittleEndian.AppendUint32(nil, m.allowed)
	f["words.spelling"] = m.Spelling.Table.(*linear.Table).Bytes()
	f["words.spelling.edits"] = writeEdits(m.Spelling.Edits)
	f["words.lemmas"] = m.Lemmas.Table.(*linear.Table).Bytes()
	f["words.lemmas.edits"] = writeEdits(m.Lemmas.Edits)
}

// Open makes a model of the parts of a file of weights; it keeps them.
func Open(f linear.File, clitics Clitics, analyser *morph.Analyser) (*Model, error) {
	m := &Model{clitics: clitics, analyser: analyser}
	if len(f["words.allowed"]) != 4 {
		return nil, fmt.Errorf("weights: no part words.allowed")
	}
	m.allowed = binary.LittleEndian.Uint32(f["words.allowed"])
	var err error
	if m.forms, err = OpenForms(f["words.forms"]); err != nil {
		return nil, err
	}
	for name, table := range map[string]*linear.Scorer{"words.tags": &m.tags, "words.cuts": &m.cuts, "words.closed": &m.closed, "words.spelling": &m.Spelling.Table, "words.lemmas": &m.Lemmas.Table} {
		t, err := linear.Open(f[name])
		if err != nil {
			return nil, fmt.Errorf("weights: part %s: %w", name, err)
		}
		*table = t
	}
	if m.Spelling.Edits, err = readEdits(f["words.spelling.edits"]); err != nil {
		return nil, err
	}
	if m.Lemmas.Edits, err = readEdits(f["words.lemmas.edits"]); err != nil {
		return nil, err
	}
	m.Lemmas.index()
	return m, nil
}
