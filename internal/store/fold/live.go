// Package fold says what the changes of a ledger say together: one meaning for every store. It is pure; a store hands it the changes that count,
// in their order, and gets the case.
//
// First stands what was read and put; over it go the acts of persons in their order. So a new reading never overwrites a person, and what is
// undone leaves no trace: the case is folded without it.
package fold

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"isnad"
)

// A Switch is an Undo or a Redo with its own number.
type Switch struct {
	Number, Target uint64
	Off            bool
}

// SwitchOf tells whether a change is an Undo or Redo.
func SwitchOf(c isnad.Change) (Switch, bool) {
	switch w := c.What.(type) {
	case isnad.Undo:
		return Switch{c.Number, w.Number, true}, true
	case isnad.Redo:
		return Switch{c.Number, w.Number, false}, true
	}
	return Switch{}, false
}

// Undone lists the changes that do not count. Of the switches aimed at one change the last that itself counts decides. The switches are in their order.
func Undone(switches []Switch) map[uint64]bool {
	off := map[uint64]bool{}
	decided := map[uint64]bool{}
	for i := len(switches) - 1; i >= 0; i-- {
		s := switches[i]
		if off[s.Number] || decided[s.Target] {
			continue
		}
		decided[s.Target] = true
		if s.Off {
			off[s.Target] = true
		}
	}
	return off
}

// Live lists the changes of a ledger that count, as it was known at an hour; the zero hour is now.
func Live(changes []isnad.Change, known time.Time) (out []isnad.Change) {
	var switches []Switch
	for i, c := range changes {
		if !known.IsZero() && c.At.After(known) {
			changes = changes[:i]
			break
		}
		if w, ok := SwitchOf(c); ok {
			switches = append(switches, w)
		}
	}
	off := Undone(switches)
	for _, c := range changes {
		if !off[c.Number] {
			out = append(out, c)
		}
	}
	return out
}

// Check returns ErrInvalid where a change may not be appended after last: it holds nothing, or switches what is not there or can not be switched.
// kind tells the kind of an earlier change.
func Check(c isnad.Change, number uint64, kind func(uint64) string) error {
	if c.What == nil {
		return fmt.Errorf("it holds nothing: %w", isnad.ErrInvalid)
	}
	if f, ok := c.What.(isnad.Findings); ok {
		return checkFindings(f)
	}
	if err := checkJudged(c.What); err != nil {
		return err
	}
	c.Number = number
	s, ok := SwitchOf(c)
	if !ok {
		return nil
	}
	if s.Target == 0 || s.Target >= number {
		return fmt.Errorf("there is no change %d before it: %w", s.Target, isnad.ErrInvalid)
	}
	switch kind(s.Target) {
	case "purge", "erased":
		return fmt.Errorf("change %d was purged and can not come back: %w", s.Target, isnad.ErrRefused)
	case "judgement":
		return fmt.Errorf("change %d is a judgement, which is sealed: one that supersedes it may be made, and what became of it told: %w", s.Target, isnad.ErrRefused)
	}
	return nil
}

func checkFindings(f isnad.Findings) error {
	if f.Document == "" {
		return fmt.Errorf("findings of no document: %w", isnad.ErrInvalid)
	}
	for _, n := range f.Nouns {
		if d, ok := n.(isnad.Document); ok && d.ID == f.Document {
			return checkCapture(f, d.Capture)
		}
	}
	return fmt.Errorf("findings of %s without the document itself: %w", f.Document, isnad.ErrInvalid)
}

// checkCapture holds the bytes of a capture against the hash that the document gives.
func checkCapture(f isnad.Findings, hash string) error {
	if f.Capture == nil {
		return nil
	}
	if sum := sha256.Sum256(f.Capture); hex.EncodeToString(sum[:]) != hash {
		return fmt.Errorf("the capture of %s has another hash than its document gives: %w", f.Document, isnad.ErrInvalid)
	}
	return nil
}
