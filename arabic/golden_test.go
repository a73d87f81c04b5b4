package arabic_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"isnad/arabic"
)

var update = flag.Bool("update", false, "rewrite the golden cases with what is read now")

// TestGolden reads the cases of testdata: the reason a case exists, its text, and its words, a token a line:
//
//	token: form/TAG/lemma + form/TAG/lemma
//
// Tokens stand in the order of the text, but only those that the case is about need a line. A _ in place of a form, tag or lemma asks nothing.
// A case with a section wrong holds right answers that today's weights miss: wrong is the most of them that may be missed.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d golden cases: %v", len(files), err)
	}
	reader := arabic.Free().NewReader()
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { golden(t, reader, file) })
	}
}

// A goldenCase is a file of testdata.
type goldenCase struct {
	archive *txtar.Archive
	words   *txtar.File
	wrong   *txtar.File // nil: every word must be right
}

func golden(t *testing.T, reader *arabic.Reader, file string) {
	c := openCase(t, file)
	got := readTokens(reader, strings.TrimSpace(string(c.archive.Files[0].Data)))
	lines := strings.Split(strings.TrimSpace(string(c.words.Data)), "\n")
	if len(c.words.Data) == 0 { // a new case: -update lists all its tokens
		lines = nil
		for _, g := range got {
			lines = append(lines, g.token+": ")
		}
	}
	var misses []string
	at := 0
	for i, line := range lines {
		token, want, ok := strings.Cut(line, ": ")
		for at < len(got) && got[at].token != token {
			at++
		}
		if !ok || at == len(got) {
			t.Fatalf("line %q: no such token after those before it", line)
		}
		if !fits(got[at].words, want) {
			misses = append(misses, fmt.Sprintf("%s: %s\n\twant %s", token, got[at].words, want))
			lines[i] = token + ": " + got[at].words
		}
		at++
	}
	c.judge(t, misses, lines)
	if *update {
		if err := os.WriteFile(file, txtar.Format(c.archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func openCase(t *testing.T, file string) *goldenCase {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Comment) == 0 || len(a.Files) < 2 || a.Files[0].Name != "text" || a.Files[1].Name != "words" {
		t.Fatalf("%s: want the reason, -- text --, -- words --", file)
	}
	c := &goldenCase{archive: a, words: &a.Files[1]}
	if len(a.Files) > 2 && a.Files[2].Name == "wrong" {
		c.wrong = &a.Files[2]
	}
	return c
}

// judge compares the misses with what is allowed; under -update it takes what was read for right, or the misses for their number.
func (c *goldenCase) judge(t *testing.T, misses, lines []string) {
	if c.wrong == nil {
		for _, m := range misses {
			if !*update {
				t.Error(m)
			}
		}
		c.words.Data = []byte(strings.Join(lines, "\n") + "\n")
		return
	}
	most, err := strconv.Atoi(strings.TrimSpace(string(c.wrong.Data)))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d words wrong, %d may be:\n%s", len(misses), most, strings.Join(misses, "\n"))
	if len(misses) > most && !*update {
		t.Errorf("%d words wrong; %d may be", len(misses), most)
	}
	c.wrong.Data = fmt.Appendf(nil, "%d\n", len(misses))
}

// fits reports whether words as form/TAG/lemma + … are those wanted.
func fits(got, want string) bool {
	g, w := strings.Split(got, " + "), strings.Split(want, " + ")
	if len(g) != len(w) {
		return false
	}
	for i := range g {
		a, b := strings.Split(g[i], "/"), strings.Split(w[i], "/")
		if len(a) != len(b) {
			return false
		}
		for j := range a {
			if b[j] != "_" && a[j] != b[j] {
				return false
			}
		}
	}
	return true
}

// A tokenRead is a token and its words as form/TAG/lemma + ….
type tokenRead struct{ token, words string }

func readTokens(r *arabic.Reader, source string) (out []tokenRead) {
	text := arabic.Cut(source)
	for _, s := range text.Sentences {
		tokens := text.Tokens[s.First:s.Last]
		parts := make([][]string, len(tokens))
		for _, w := range r.Words(nil, source, tokens) {
			parts[w.Token] = append(parts[w.Token], w.Form+"/"+w.Tag.String()+"/"+w.Lemma)
		}
		for i, tok := range tokens {
			out = append(out, tokenRead{source[tok.Start:tok.End], strings.Join(parts[i], " + ")})
		}
	}
	return out
}
