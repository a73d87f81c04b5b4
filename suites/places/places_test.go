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
}
