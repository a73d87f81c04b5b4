package syntax

import (
	"encoding/binary"
	"fmt"

	"isnad/internal/linear"
)

// A Model parses sentences. It is immutable and safe for concurrent use; each reader has a [Parser] of its own.
type Model struct {
	arcs      *linear.Narrow
	relations *linear.Table
	reach     int32
}

// NewModel puts a model together of its two tables. Ways to parse that score more than reach below the best so far are given up; with reach 0
// only the width of the beam counts.
func NewModel(arcs *linear.Narrow, relations *linear.Table, reach int32) *Model {
	return &Model{arcs: arcs, relations: relations, reach: reach}
}

const (
	arcsPart      = "syntax arcs"
	relationsPart = "syntax relations"
	reachPart     = "syntax reach"
)

// Put adds the tables to a file of weights.
func (m *Model) Put(f linear.File) {
	f[arcsPart], f[relationsPart] = m.arcs.Bytes(), m.relations.Bytes()
	f[reachPart] = binary.LittleEndian.AppendUint32(nil, uint32(m.reach))
}

// Open finds the tables in a file of weights; it keeps their bytes.
func Open(f linear.File) (*Model, error) {
	arcs, err := linear.OpenNarrow(f[arcsPart])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", arcsPart, err)
	}
	relations, err := linear.Open(f[relationsPart])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", relationsPart, err)
	}
	reach := f[reachPart]
	if len(reach) != 4 {
		return nil, fmt.Errorf("%s: %d bytes, want 4", reachPart, len(reach))
	}
	return NewModel(arcs, relations, int32(binary.LittleEndian.Uint32(reach))), nil
}

// NewParser returns a parser for one goroutine.
func (m *Model) NewParser() *Parser {
	p := newParser(m.arcs, beamWidth)
	p.labels, p.reach = m.relations, m.reach
	return p
}
