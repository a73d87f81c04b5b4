package main

import (
	"os"
	"testing"

	"isnad/suites/floors"
)

// TestFloors holds the shares at their floors, and above what saying «disagree» to all would reach. It needs ../shared.
func TestFloors(t *testing.T) {
	if _, err := os.Stat("../../../shared/data/claims"); err != nil {
		t.Skip("the pairs need ../shared")
	}
	results, _, err := measure("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	known, err := floors.Read("../../" + floors.File)
	if err != nil {
		t.Fatal(err)
	}
	for i := range results {
		if r := &results[i]; known[r.Name] == 0 || r.Share() <= r.Asked {
			t.Errorf("%s: floor %.4f, share %.4f, majority %.4f", r.Name, known[r.Name], r.Share(), r.Asked)
		}
	}
	if err := floors.Below(results, known); err != nil {
		t.Error(err)
	}
}
