package wire

import "isnad"

// An Added is the line of a document that was to be added to a store.
type Added struct {
	ID       string      `json:"id"`
	Result   string      `json:"result"`
	Change   uint64      `json:"change,omitempty"`
	Findings int         `json:"findings,omitempty"`
	SameText []string    `json:"same_text,omitempty"`
	Error    *FaultError `json:"error,omitempty"`
}

// NewAdded spells what became of a document.
func NewAdded(result string, id isnad.DocumentID, change uint64, findings int, twins []isnad.DocumentID, f *isnad.Fault) Added {
	out := Added{ID: string(id), Result: result, Change: change, Findings: findings}
	for _, d := range twins {
		out.SameText = append(out.SameText, string(d))
	}
	if f != nil {
		fault := NewFault(f)
		out.Error = &fault.Error
	}
	return out
}
