package morph_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"isnad/arabic/morph"
	"isnad/letter"
)

// TestGapsInNews counts the words of the news that have no analysis with any simple division into clitics and stem. GAPS names a file for the list.
func TestGapsInNews(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", "news", "*.jsonl"))
	if len(files) == 0 || testing.Short() || os.Getenv("GAPS") == "" {
		t.Skip("needs ../shared and GAPS")
	}
	a := analyser(t)
	seen := map[string]int{}
	for _, name := range files {
		countWords(t, name, seen)
	}
	total, known := 0, 0
	var gaps []string
	for w, n := range seen {
		total += n
		if divisible(a, w) {
			known += n
		} else {
			gaps = append(gaps, w)
		}
	}
	t.Logf("%d words, %.2f%% analysed", total, 100*float64(known)/float64(total))
	sort.Slice(gaps, func(i, j int) bool {
		return seen[gaps[i]] > seen[gaps[j]] || seen[gaps[i]] == seen[gaps[j]] && gaps[i] < gaps[j]
	})
	var b strings.Builder
	for _, w := range gaps {
		fmt.Fprintln(&b, w, seen[w])
	}
	if err := os.WriteFile(os.Getenv("GAPS"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func countWords(t *testing.T, name string, seen map[string]int) {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var doc struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		for _, w := range strings.FieldsFunc(string(letter.Exact(nil, doc.Text)), func(r rune) bool { return !letter.IsArabic(r) }) {
			seen[w]++
		}
	}
}

// divisible tries usual proclitics and pronouns.
func divisible(a *morph.Analyser, w string) bool {
	var buf [64]morph.Analysis
	for _, p := range []string{"", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك", "س", "وس"} {
		rest, ok := strings.CutPrefix(w, p)
		if !ok {
			continue
		}
		for _, s := range []string{"", "ه", "ها", "هم", "هما", "نا", "ي", "هن", "ني", "ك", "كم"} {
			if stem, ok := strings.CutSuffix(rest, s); ok && len(a.Analyse(buf[:0], []byte(stem))) > 0 {
				return true
			}
		}
	}
	return false
}
