package api_test

import (
	"reflect"
	"strconv"
	"testing"

	"isnad/internal/wire"
)

// TestNewsCut: a limit cuts each list after its first, and the counts tell of all.
func TestNewsCut(t *testing.T) {
	c := serve(t, true, nil)
	all := read[wire.News](t, c.get("/since?from=2001"))
	counts := wire.NewsCounts{Documents: len(all.Documents), Events: len(all.Events), Accounts: len(all.Accounts), Voices: len(all.Voices), Commitments: len(all.Commitments), Feeds: len(all.Feeds)}
	if all.Counts != counts || counts.Events < 20 {
		t.Fatalf("counts %+v of %+v", all.Counts, counts)
	}
	for _, n := range []int{1, 3, 5000} {
		some := read[wire.News](t, c.get("/since?from=2001&limit="+strconv.Itoa(n)))
		if some.Counts != counts {
			t.Errorf("limit %d: counts %+v", n, some.Counts)
		}
		if !reflect.DeepEqual(some.Events, all.Events[:min(n, len(all.Events))]) || !reflect.DeepEqual(some.Documents, all.Documents[:min(n, len(all.Documents))]) ||
			len(some.Commitments) != min(n, len(all.Commitments)) || len(some.Voices) != min(n, len(all.Voices)) || len(some.Accounts) != min(n, len(all.Accounts)) {
			t.Errorf("limit %d: not the first of each list", n)
		}
	}
}
