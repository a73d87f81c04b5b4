package codec

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"isnad"
)

// ExchangeSchema heads a file of changes that goes from one ledger to another.
const ExchangeSchema = "isnad-changes/1"

type head struct {
	Schema string `json:"schema"`
}

// Handed is a change on its way to another ledger. Target is the ID of the change that an Undo or Redo is aimed at.
type Handed struct {
	isnad.Change
	Target string
}

// A line is one change of such a file.
type line struct {
	ID      string          `json:"id"`
	Number  uint64          `json:"number"`
	At      time.Time       `json:"at"`
	Author  string          `json:"author"`
	Origin  string          `json:"origin,omitempty"`
	Target  string          `json:"target,omitempty"`
	Kind    string          `json:"kind"`
	Payload json.RawMessage `json:"payload"`
}

// WriteChange spells a change as one line of JSON.
func WriteChange(w io.Writer, c Handed) error {
	kind, payload, err := EncodeChange(isnad.Change{What: c.What, Reason: c.Reason})
	if err != nil {
		return err
	}
	return writeLine(w, line{c.ID, c.Number, c.At, c.Author, c.Origin, c.Target, kind, payload})
}

// WriteHead begins a file of changes.
func WriteHead(w io.Writer) error { return writeLine(w, head{ExchangeSchema}) }

func writeLine(w io.Writer, x any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(x)
}

// maxLine is how long one line of such a file may be.
const maxLine = 16 << 20

// ReadChanges reads a file of changes.
func ReadChanges(r io.Reader) (changes []Handed, err error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	var h head
	if !in.Scan() || json.Unmarshal(in.Bytes(), &h) != nil || h.Schema != ExchangeSchema {
		return nil, fmt.Errorf("line 1: it should be the head of a file of changes (%s): %w", ExchangeSchema, isnad.ErrInvalid)
	}
	for n := 2; in.Scan(); n++ {
		var l line
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("line %d: %v: %w", n, err, isnad.ErrInvalid)
		}
		made, err := DecodeChange(l.Kind, l.Payload)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if l.ID == "" {
			return nil, fmt.Errorf("line %d: a change without its id: %w", n, isnad.ErrInvalid)
		}
		changes = append(changes, Handed{isnad.Change{Number: l.Number, At: l.At.UTC(), Author: l.Author, ID: l.ID, Origin: l.Origin, Reason: made.Reason, What: made.What}, l.Target})
	}
	return changes, in.Err()
}
