package memory

import (
	"testing"
	"time"

	"isnad/internal/store"
	"isnad/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(_ *testing.T, now func() time.Time) store.Store { return &Store{Now: now} })
}
