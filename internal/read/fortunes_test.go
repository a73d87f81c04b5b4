package read

import (
	"os"
	"slices"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
	"isnad/lexicon"
)

// fortunesFloor is the F1 of pairs of entity and sign over testdata/fortunes.tsv: it may only rise.
const fortunesFloor = .96

// TestFortunes reads sentences that say who gains and who loses by an outcome, and compares the pairs with what a person wanted. A pair that is read for
// nobody wanted counts against precision, one that is wanted and not read against recall; -v prints both.
func TestFortunes(t *testing.T) {
	data, err := os.ReadFile("testdata/fortunes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var right, got, want int
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		text, wanted, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") || text == "text" {
			continue
		}
		have, wants := fortunes(text), strings.FieldsFunc(wanted, func(r rune) bool { return r == '|' })
		got, want = got+len(have), want+len(wants)
		hits := 0
		for _, w := range wants {
			if slices.ContainsFunc(have, func(h string) bool { return meets(h, w) }) {
				hits++
			}
		}
		if right += hits; hits < len(wants) || hits < len(have) {
			t.Logf("%s\n\twant %v\n\tgot  %v", text, wants, have)
		}
	}
	f1 := 2 * float64(right) / float64(got+want)
	t.Logf("right %d, read %d, wanted %d: F1 %.3f", right, got, want, f1)
	if f1 < fortunesFloor-.0005 {
		t.Errorf("F1 %.3f is below its floor %.3f", f1, fortunesFloor)
	}
}

// fortunes are the pairs of one text, each once: الأردن-.
func fortunes(text string) (out []string) {
	r := Read(isnad.Document{ID: "case", Outlet: "الصحيفة", Published: "2024-05-15"}, text, lexicon.Arabic(), arabic.Free())
	for _, c := range r.Conditionals {
		for _, v := range c.Valence {
			pair := r.Who.Entities[v.Entity].Name + map[int]string{1: "+", -1: "-"}[v.Sign]
			if !slices.Contains(out, pair) {
				out = append(out, pair)
			}
		}
	}
	return out
}

// meets reports whether a pair that was read has the wanted sign, and the wanted words in its name.
func meets(have, want string) bool {
	return have[len(have)-1] == want[len(want)-1] && strings.Contains(have[:len(have)-1], want[:len(want)-1])
}
