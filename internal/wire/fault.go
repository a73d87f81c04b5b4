package wire

import "isnad"

// A Fault is the line of a document that could not be read.
type Fault struct {
	ID    string     `json:"id,omitempty"`
	Error FaultError `json:"error"`
}

// A FaultError says why, and where. Its code is stable.
type FaultError struct {
	Code    string    `json:"code"`
	Message string    `json:"message"`       // in English
	Say     *Sentence `json:"say,omitempty"` // the same for people, in both languages, where a person is told
	File    string    `json:"file"`
	Line    int       `json:"line,omitempty"`
}

// NewFault spells a fault.
func NewFault(f *isnad.Fault) Fault {
	return Fault{string(f.ID), FaultError{Code: string(f.Code), Message: f.Message, File: f.File, Line: f.Line}}
}
