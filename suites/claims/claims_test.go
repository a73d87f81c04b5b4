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
	for i := range results {
		if r := &results[i]; r.Share() <= r.Asked {
			t.Errorf("%s: share %.4f, majority %.4f", r.Name, r.Share(), r.Asked)
		}
	}
	if err := floors.Held("../..", results); err != nil {
		t.Error(err)
	}
}
