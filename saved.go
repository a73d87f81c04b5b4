package isnad

import "time"

// A SavedSearch keeps under a name what somebody asked of the ledger, so that all who use it may ask it again. The last change under a name counts.
type SavedSearch struct {
	Name    string
	Asks    SearchKind
	Case    string // name of the case in which it is asked; empty: all documents
	Address string // what is asked: the parameters of the request, as a URL has them behind its question mark
	Out     bool   // it is kept no more
}

// A SearchKind says what a saved search gives.
type SearchKind string

// What a saved search may give.
const (
	SearchDocuments SearchKind = "search" // documents that meet a query
	SearchEvents    SearchKind = "events"
	SearchClaims    SearchKind = "claims"
	SearchWhatIf    SearchKind = "whatif" // an answer, with its switches
)

// A Saved is a SavedSearch with who saved it and when.
type Saved struct {
	Change uint64
	Author string
	At     time.Time
	SavedSearch
}

func (SavedSearch) step() {}

// Called is the name under which it is saved.
func (w SavedSearch) Called() string { return w.Name }

// Ended is the step by which it is kept no more.
func (w SavedSearch) Ended() SavedSearch {
	w.Out = true
	return w
}
