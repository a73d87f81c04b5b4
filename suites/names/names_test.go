package main

import (
	"testing"

	"isnad/suites/floors"
)

// TestFloors holds the shares of all suites at their floors. Most of them need ../shared.
func TestFloors(t *testing.T) {
	results, _, err := measure("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	if err := floors.Held("../..", results); err != nil {
		t.Error(err)
	}
	if len(results) < 3 {
		t.Skip("the list and the tokens need ../shared")
	}
}
