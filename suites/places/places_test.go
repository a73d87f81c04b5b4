package main

import (
	"testing"

	"isnad/suites/floors"
)

// TestFloors holds the shares at their floors.
func TestFloors(t *testing.T) {
	results, _, err := measure("")
	if err != nil {
		t.Fatal(err)
	}
	if err := floors.Held("../..", results); err != nil {
		t.Error(err)
	}
}
