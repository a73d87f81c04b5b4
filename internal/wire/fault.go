package wire

import "isnad"

// A Fault is the line of a document that could not be read.
type Fault struct {
	ID    string `json:"id,omitempty"`
	Error struct {
		Code    string `json:"code"`
		Message string `json:"message"`
		File    string `json:"file"`
		Line    int    `json:"line,omitempty"`
	} `json:"error"`
}

// NewFault spells a fault.
func NewFault(f *isnad.Fault) Fault {
	out := Fault{ID: string(f.ID)}
	out.Error.Code, out.Error.Message, out.Error.File, out.Error.Line = string(f.Code), f.Message, f.File, f.Line
	return out
}
