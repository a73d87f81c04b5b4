package main

import (
	"testing"

	"isnad/suites/floors"
)

// TestFloors holds the shares of all suites at their floors. It is skipped where the suites are absent.
func TestFloors(t *testing.T) {
	results, _, err := measure("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	if len(results) == 0 {
		t.Skip("no suites here")
	}
	if err := floors.Held("../..", results); err != nil {
		t.Error(err)
	}
}
