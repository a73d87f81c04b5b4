// Package store says what keeps a ledger: changes are appended, never altered, and a case is a view of them.
package store

import (
	"context"
	"time"

	"isnad"
	"isnad/internal/search"
)

// A Store keeps the changes of one ledger and the texts and captures of its documents. It is safe for use by many goroutines.
type Store interface {
	// Append stores the changes all or none and returns the number of the last. It numbers them, and stamps them with the hour. When it has returned they
	// outlive the process and, where the store is on a disk, the loss of power. It returns ErrConflict and the number of the last change if base is not
	// that, ErrInvalid if a change is no step that can be taken, ErrRefused if it takes back what can not be (a judgement, which is sealed) or brings again what was purged; and then
	// nothing is stored.
	Append(ctx context.Context, base uint64, changes []isnad.Change) (uint64, error)
	// Since returns the changes after a number, in order, without texts. Where a change was emptied it has Erased.
	Since(ctx context.Context, number uint64) ([]isnad.Change, error)
	// Case returns what the changes say together. It shares nothing with later ones.
	Case(ctx context.Context, v View) (*isnad.Case, error)
	// Last is the number of the last change, 0 where there is none.
	Last(ctx context.Context) (uint64, error)
	// Cases lists the named cases.
	Cases(ctx context.Context) ([]string, error)
	// Members lists the documents of a named case, or all where no name is given.
	Members(ctx context.Context, name string) ([]isnad.DocumentID, error)
	// Indicators lists what is watched for, in the order in which it was first saved, each as it was saved last; what was taken back by an undo is not there.
	Indicators(ctx context.Context) ([]isnad.Watched, error)
	// Searches lists the saved searches, in the order in which each was first saved, each as it was saved last.
	Searches(ctx context.Context) ([]isnad.Saved, error)
	// Outlets lists the names of the outlets of all documents that count, in alphabetical order.
	Outlets(ctx context.Context) ([]string, error)
	// Have tells the hash of the document with an id, empty where there is none, and which other documents have the hash that is asked for.
	Have(ctx context.Context, id isnad.DocumentID, hash string) (have string, twins []isnad.DocumentID, err error)
	// Findings returns what was last read in a document, without its text; ErrNotFound if it is not there.
	Findings(ctx context.Context, id isnad.DocumentID) (isnad.Findings, error)
	// Text returns the text of a document as it was last read; ErrNotFound if there is none.
	Text(ctx context.Context, id isnad.DocumentID) (string, error)
	// Search returns the documents that meet a query, newest first or best first, a page at a time, each with its card and with the findings that meet the
	// filters. What persons changed is found as they changed it, and what was rejected is not found; nouns are those of the documents alone, not yet linked.
	Search(ctx context.Context, q search.Query, o search.Options) (search.Page, error)
	// Capture returns the bytes that the text of a document was taken from, as they were fetched; ErrNotFound if none are kept.
	Capture(ctx context.Context, id isnad.DocumentID) ([]byte, error)
	// Remember keeps a note of a program under a name, in place of the one before; an empty note is none. Notes are no part of the ledger.
	Remember(ctx context.Context, name, note string) error
	// Recall returns the note under a name, or "".
	Recall(ctx context.Context, name string) (note string, err error)
	// Purge erases a document for good: its text, its capture, what was read in it, and what persons changed in that alone. What remains of changes that touch other
	// documents too is appended anew; the emptied ones keep their number, hour, author and place in the chain. It returns the number of the last change, ErrNotFound where nothing tells of the
	// document, and ErrInvalid where one of the others is no act of a person.
	Purge(ctx context.Context, e Erasure) (uint64, error)
}

// A View chooses a part of the ledger. The zero value is all of it, now.
type View struct {
	Name  string    // of a case; empty: all documents
	Known time.Time // as it was known then; zero: now

	Documents []isnad.DocumentID // these only; nil: all

	// Join says what the documents have in common, given what was read in each, before the acts of persons are laid over it; nil: nouns of one id are one,
	// and no more. It must not change what it is given.
	Join func([]isnad.Findings) *isnad.Case

	// JoinedBy names Join with all that its answer hangs on besides the findings: a case that was joined by the same of the same findings is the same. A store
	// may then keep what Join said, and not ask it again. Empty: it is asked each time.
	JoinedBy string
}

// An Erasure says what is to be erased, by whom and why.
type Erasure struct {
	Document isnad.DocumentID
	Author   string
	Reason   string
	Also     []uint64 // numbers of other acts of persons that are emptied with it, for they hold words of it
}
