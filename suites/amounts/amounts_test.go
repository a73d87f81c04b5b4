package main

import (
	"os"
	"testing"

	"isnad/suites/floors"
)

// TestFloors holds the shares of all suites at their floors. It needs ../shared.
func TestFloors(t *testing.T) {
	const shared = "../../../shared"
	if _, err := os.Stat(shared + "/suites/number"); err != nil {
		t.Skip("the suites of numbers need ../shared")
	}
	results, _, err := measure(shared)
	if err != nil {
		t.Fatal(err)
	}
	if err := floors.Held("../..", results); err != nil {
		t.Error(err)
	}
}
