package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"isnad/lexicon"
)

// inputs are what a build is made of, as stamp.ts names them.
var inputs = []string{"fonts", "index.html", "package-lock.json", "package.json", "public", "src", "stamp.ts", "tsconfig.json", "vite.config.ts"}

func TestBuildIsFresh(t *testing.T) {
	var now []string
	for _, root := range inputs {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, ".test.ts") || strings.HasSuffix(path, ".test.tsx") {
				return err
			}
			raw, err := os.ReadFile(path)
			sum := sha256.Sum256(raw)
			now = append(now, hex.EncodeToString(sum[:])+"  "+filepath.ToSlash(path))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.SortFunc(now, func(a, b string) int { return strings.Compare(a[66:], b[66:]) })
	raw, err := fs.ReadFile(Dist(), "BUILD")
	if err != nil {
		t.Fatal(err)
	}
	built := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for _, line := range now {
		if !slices.Contains(built, line) {
			t.Errorf("%s is not what dist was built of: make web", line[66:])
		}
	}
	for _, line := range built {
		if !slices.Contains(now, line) {
			t.Errorf("dist was built of %s, which is no more or is another now: make web", line[66:])
		}
	}
}

// A chunk is a file of the build with what it draws in.
type chunk struct {
	File           string   `json:"file"`
	CSS            []string `json:"css"`
	Assets         []string `json:"assets"`
	Imports        []string `json:"imports"`
	DynamicImports []string `json:"dynamicImports"`
	IsEntry        bool     `json:"isEntry"`
}

func manifest(t *testing.T) map[string]chunk {
	t.Helper()
	raw, err := fs.ReadFile(Dist(), "manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]chunk{}
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// packed is how many bytes files take when they are compressed, each alone.
func packed(t *testing.T, files map[string]bool) (n int) {
	t.Helper()
	for name := range files {
		raw, err := fs.ReadFile(Dist(), name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		_, _ = z.Write(raw)
		_ = z.Close()
		n += b.Len()
	}
	return n
}

// gather adds a chunk's own files and those of what it imports.
func gather(m map[string]chunk, key string, into map[string]bool) {
	c, ok := m[key]
	if !ok || into[c.File] {
		return
	}
	into[c.File] = true
	for _, f := range c.CSS {
		into[f] = true
	}
	for _, k := range c.Imports {
		gather(m, k, into)
	}
}

// A screenSize is what the first view of a screen takes compressed, in bytes: page and code that all screens share, and what comes with it alone.
type screenSize struct {
	screen      string
	shared, own int
}

// screenSizes are those of all parts that the entry leads to, the largest first.
func screenSizes(t *testing.T) (out []screenSize) {
	t.Helper()
	m := manifest(t)
	for key, c := range m {
		if !c.IsEntry {
			continue
		}
		shared := map[string]bool{"index.html": true, "press.css": true}
		gather(m, key, shared)
		all := packed(t, shared)
		for _, screen := range c.DynamicImports {
			own := map[string]bool{}
			gather(m, screen, own)
			maps.DeleteFunc(own, func(file string, _ bool) bool { return shared[file] })
			out = append(out, screenSize{screen, all, packed(t, own)})
		}
	}
	slices.SortFunc(out, func(a, b screenSize) int { return b.own - a.own })
	return out
}

func TestFirstViewIsSmall(t *testing.T) {
	const view, fonts = 180_000, 150_000 // bytes: page and code of any one screen compressed; letters of all
	for _, row := range screenSizes(t) {
		t.Logf("%-34s %6d of all + %5d its own = %6d bytes", row.screen, row.shared, row.own, row.shared+row.own)
		if n := row.shared + row.own; n > view {
			t.Errorf("%s takes %d bytes, want at most %d", row.screen, n, view)
		}
	}
	letters := 0
	err := fs.WalkDir(Dist(), ".", func(path string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".woff2") {
			info, err := d.Info()
			if err != nil {
				return err
			}
			letters += int(info.Size())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("letters %d bytes", letters)
	if letters == 0 || letters > fonts {
		t.Errorf("letters take %d bytes, want at most %d", letters, fonts)
	}
}

// The policy of contents lets only files of the server be code and styles, and nobody else be asked.
func TestPageNeedsNothingInlineAndNobodyElse(t *testing.T) {
	page, err := fs.ReadFile(Dist(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{`<script>`, `<style`, ` style=`, `javascript:`, ` on[a-z]+=`, `https?://`} {
		if regexp.MustCompile(bad).Match(page) {
			t.Errorf("index.html has %s", bad)
		}
	}
	err = fs.WalkDir(Dist(), "assets", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".css") {
			return err
		}
		raw, err := fs.ReadFile(Dist(), path)
		if regexp.MustCompile(`@import|url\(["']?(https?:)?//`).Match(raw) {
			t.Errorf("%s asks for something elsewhere", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var label = regexp.MustCompile(`"((?:web|ui|column|TimeRole)\.[\w-]+)"`)

// Every label that the code asks for by its name stands in the glossary in both languages.
func TestLabelsAreInTheGlossary(t *testing.T) {
	x := lexicon.Arabic()
	used := map[string]bool{}
	err := filepath.WalkDir("src", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".tsx") && !strings.HasSuffix(path, ".ts") || strings.Contains(path, ".test.") {
			return err
		}
		raw, err := os.ReadFile(path)
		for _, m := range label.FindAllStringSubmatch(string(raw), -1) {
			used[m[1]] = true
			for _, lang := range []string{"ar", "en"} {
				if l := x.Label(m[1], lang); l == "" || l == m[1] {
					t.Errorf("%s: %q has no label in %s", path, m[1], lang)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(used) < 60 {
		t.Errorf("only %d labels found in the code: the pattern is no more that of the code", len(used))
	}
}
