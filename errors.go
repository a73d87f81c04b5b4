package isnad

import (
	"errors"
	"fmt"
)

// Kinds of error that callers act on; everything else is internal.
var (
	ErrNotFound = errors.New("not found")
	ErrInvalid  = errors.New("invalid")
	ErrConflict = errors.New("conflict")
	ErrRefused  = errors.New("refused")
	ErrBusy     = errors.New("busy")
	ErrSchema   = errors.New("of another schema")
	ErrDamaged  = errors.New("damaged")
)

// A Fault says why one document could not be read. It never stops the others.
type Fault struct {
	ID      DocumentID
	Code    FaultCode
	Message string
	File    string
	Line    int // from 1; 0 where the file has no lines
}

// A FaultCode is the stable name of a fault.
type FaultCode string

// The codes of faults. Their meaning never changes.
const (
	NotFound    FaultCode = "not_found"
	NotText     FaultCode = "not_text"
	Encoding    FaultCode = "encoding"
	TooLarge    FaultCode = "too_large"
	BadJSON     FaultCode = "bad_json"
	NoText      FaultCode = "no_text"
	Unsupported FaultCode = "unsupported"
	DuplicateID FaultCode = "duplicate_id"
	TimedOut    FaultCode = "timed_out"
	Internal    FaultCode = "internal"
)

// Error gives file, line and reason in one line.
func (f *Fault) Error() string {
	if f.Line > 0 {
		return fmt.Sprintf("%s line %d: %s", f.File, f.Line, f.Message)
	}
	return fmt.Sprintf("%s: %s", f.File, f.Message)
}
