package main

import (
	"testing"

	"isnad/suites/floors"
)

// TestFloors holds the shares of all suites at their floors, and those that must be whole at the whole. The coded spans need ../shared.
func TestFloors(t *testing.T) {
	results, _, err := measure("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	if err := floors.Held("../..", results); err != nil {
		t.Error(err)
	}
	if len(results) == len(suites) {
		t.Skip("the coded spans need ../shared")
	}
}

// TestAbsentNames holds that the suite of people whom no table knows is as large as it says, and that none of its names is in a table by mistake.
func TestAbsentNames(t *testing.T) {
	names := map[string]bool{}
	for _, q := range questions("absent") {
		if names[q.phrase] {
			t.Errorf("%s: %s stands twice", q.id, q.phrase)
		}
		names[q.phrase] = true
	}
	if len(names) < 100 {
		t.Errorf("%d absent names, want 100", len(names))
	}
}
