package link

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"isnad"
	"isnad/internal/reading"
)

// crowdOf makes papers on one affair: each tells the attack of its month on the warehouse.
func crowdOf(n int) (all []*reading.Reading) {
	items := warehouse()
	for i := range n {
		x := items[i%3]
		x.id = fmt.Sprintf("k%03d", i*37%n)
		x.day = fmt.Sprintf("2021-%02d-%02d", 3+i*6/n, 2+i%3)
		x.acts = append([]found(nil), x.acts...)
		x.acts[0].day = fmt.Sprintf("2021-%02d-01", 3+i*6/n)
		all = append(all, x.read())
	}
	return all
}

// TestACrowdIsLinkedAlikeInAnyOrder holds what is said of more documents than are compared with one to the same in any order, and to finding the six attacks whole.
func TestACrowdIsLinkedAlikeInAnyOrder(t *testing.T) {
	all := crowdOf(3 * mostKin)
	want := linked(t, all)
	told := map[string]int{}
	for _, e := range want.Events {
		if e.Type == isnad.Assault {
			told[e.Time] = max(told[e.Time], len(e.Tellings))
		}
	}
	for month := 3; month < 9; month++ {
		day := fmt.Sprintf("2021-%02d-01", month)
		if n := len(all) / 6; told[day] != n {
			t.Errorf("the attack of %s is told by %d of %d papers", day, told[day], n)
		}
	}
	shuffle := rand.New(rand.NewPCG(1, 2))
	for range 2 {
		shuffle.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
		if !reflect.DeepEqual(linked(t, all), want) {
			t.Fatal("in another order the case is another")
		}
	}
}

func TestPassagesSaidTwiceCountOnceForBothDocuments(t *testing.T) {
	printed := func(id string, hashes ...uint32) document {
		d := document{noun: isnad.Document{ID: isnad.DocumentID(id)}, credits: []key{7}}
		for h := range uint32(10) {
			hashes = append(hashes, h+uint32(id[0])*100)
		}
		for _, h := range hashes {
			d.sketch.Prints = append(d.sketch.Prints, isnad.Print{Hash: h})
		}
		return d
	}
	m := maker{l: &Linker{docs: []document{printed("a", 1, 2, 1, 3, 1, 4, 1, 5), printed("b", 1, 6, 7, 8, 9, 10, 11, 12)}}}
	if a, b := m.sameCredit(0, 1), m.sameCredit(1, 0); a || b {
		t.Errorf("one passage in common makes a copy: %v, the other way round: %v", a, b)
	}
}
