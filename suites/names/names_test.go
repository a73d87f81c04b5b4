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
	known, err := floors.Read("../../" + floors.File)
	if err != nil {
		t.Fatal(err)
	}
	for i := range results {
		if r := &results[i]; known[r.Name] == 0 {
			t.Errorf("%s has no floor", r.Name)
		}
	}
	if err := floors.Below(results, known); err != nil {
		t.Error(err)
	}
	if len(results) < 3 {
		t.Skip("the list and the tokens need ../shared")
	}
}
