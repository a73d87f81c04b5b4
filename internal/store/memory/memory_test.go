package memory_test

import (
	"testing"

	"isnad/internal/store"
	"isnad/internal/store/memory"
	"isnad/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Store { return new(memory.Store) })
}
