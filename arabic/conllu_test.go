package arabic_test

import (
	"bufio"
	"fmt"
	"strings"
	"testing"

	"isnad/arabic"
)

// TestCoNLLU demands of every sentence written: rows of ten cells, none empty; words numbered from 1, ranges over the words of their token; heads
// among them; and tokens that, with their spaces, give the text.
func TestCoNLLU(t *testing.T) {
	r := arabic.Free().NewReader()
	for _, source := range append([]string{sample}, odd...) {
		for i, s := range readAll(r, source) {
			var b strings.Builder
			w := bufio.NewWriter(&b)
			if err := arabic.WriteCoNLLU(w, fmt.Sprint(i+1), source, s.Tokens, s.Words, s.Arcs); err != nil {
				t.Fatal(err)
			}
			w.Flush()
			checkCoNLLU(t, b.String(), i+1, source[s.Tokens[0].Start:s.Tokens[len(s.Tokens)-1].End], len(s.Words))
		}
	}
}

func checkCoNLLU(t *testing.T, block string, id int, text string, words int) {
	t.Helper()
	head := fmt.Sprintf("# sent_id = %d\n# text = %s\n", id, text)
	body, ok := strings.CutPrefix(block, head)
	if !ok || !strings.HasSuffix(body, "\n\n") {
		t.Fatalf("%.80q does not begin with %.80q or end with an empty line", block, head)
	}
	var joined strings.Builder
	number, until := 0, 0
	for _, line := range strings.Split(strings.TrimSuffix(body, "\n\n"), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != 10 || strings.Contains(line, "\t\t") {
			t.Fatalf("%q: %d cells", line, len(cells))
		}
		var first, last, to int
		isRange := strings.Contains(cells[0], "-")
		if isRange {
			if n, err := fmt.Sscanf(cells[0], "%d-%d", &first, &last); n != 2 || err != nil || first != number+1 || last <= first {
				t.Fatalf("%q after word %d", line, number)
			}
			until = last
		} else {
			number++
			if cells[0] != fmt.Sprint(number) {
				t.Fatalf("%q is word %d", line, number)
			}
			if n, err := fmt.Sscan(cells[6], &to); n != 1 || err != nil || to < 0 || to > words || to == number {
				t.Fatalf("%q: head of %d words", line, words)
			}
		}
		if isRange || number > until {
			joined.WriteString(cells[1])
			if cells[9] != "SpaceAfter=No" {
				joined.WriteString(" ")
			}
		}
	}
	if squeeze(joined.String()) != squeeze(text) || number != words {
		t.Fatalf("%d of %d words, tokens %.80q of %.80q", number, words, joined.String(), text)
	}
}

// squeeze drops what stands between tokens without being one.
func squeeze(s string) string { return strings.Join(strings.Fields(plain(s)), " ") }
