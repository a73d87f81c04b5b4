// Package store says what keeps a ledger: changes are appended, never altered, and a case is a view of them.
package store

import (
	"context"

	"isnad"
)

// A Store keeps the changes of one ledger. It is safe for use by many goroutines.
type Store interface {
	// Append stores the changes all or none and returns the number of the last. An entity, event or claim whose id is there already gains the
	// tellings of the new one. It returns ErrConflict if base is not the number of the last change, and then nothing is stored.
	Append(ctx context.Context, base uint64, changes []isnad.Change) (uint64, error)
	// Since returns the changes after a number, in order.
	Since(ctx context.Context, number uint64) ([]isnad.Change, error)
	// Case returns what the changes say together. It shares nothing with later ones.
	Case(ctx context.Context) (*isnad.Case, error)
}
