package api

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// unseen are refusals that nobody meets who uses the workbench: of programs that ask what it never asks, and of stores and files that are broken. Each stands with its beginning.
var unseen = []string{
	"bring the token", "%s %s broke inside", "broken inside", "%q is no name of this server", "a page of elsewhere", "%d requests are worked on", "%d jobs are waiting", "there is no job", "a file must have a name",
	"this server", "%q is no address of the web", "there is no rule", "another request was sent", "the request under this", "the store does not answer", "%s: there is", "too many listen", "when the documents came",
	"the text of %s as it was then", "an assumption of the case", "a judgement without its sentence", "a resolution without", "it holds nothing", "findings of", "the capture of", "change %d is no act", "%s: %w",
	"%s %s: %w", "%s", "%s %s", "%v", "%w", "%w\n%s", "card", "change of unknown kind", "%s byte", "a change of", "no spelling", "findings hold", "line ", "unknown kind", "a snapshot", "no place for", "put ", "text of",
}

// TestEveryRefusalHasArabic lists the refusals of the rooms behind the workbench that the glossary can not say in Arabic.
func TestEveryRefusalHasArabic(t *testing.T) {
	verb := regexp.MustCompile(`%[a-z]`)
	n := 0
	for _, room := range []string{".", "../edit", "../desk", "../store/fold", "../store/codec", "../inquiry/ach", "../inquiry/forecast"} {
		files, _ := filepath.Glob(room + "/*.go")
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || strings.HasPrefix(room, "../inquiry") && !strings.HasSuffix(file, "fill.go") && !strings.HasSuffix(file, "entry.go") {
				continue
			}
			for where, format := range formats(t, file) {
				format, _ = strings.CutSuffix(format, ": %w")
				format, _ = strings.CutSuffix(format, " %w")
				sentence := verb.ReplaceAllStringFunc(strings.ReplaceAll(format, "%%", "%"), func(v string) string {
					if v == "%q" {
						return `"x9"`
					}
					return "x9"
				})
				if beginsWithOne(format, unseen) {
					continue
				}
				n++
				if ar, ok := inArabic(sentence + ": invalid"); !ok {
					t.Errorf("%s: %q has no Arabic (refusal in lexicon/ontology/terms.tsv)", where, format)
				} else if strings.Contains(ar, "{") {
					t.Errorf("%s: %q becomes %q", where, format, ar)
				}
			}
		}
	}
	if n < 80 {
		t.Errorf("%d refusals were looked at: the test has lost them", n)
	}
}

func beginsWithOne(s string, list []string) bool {
	for _, x := range list {
		if s == x || (x[0] != '%' || len(x) > 5) && strings.HasPrefix(s, x) {
			return true
		}
	}
	return false
}

// formats are the sentences that a file makes errors of, by where they stand.
func formats(t *testing.T, file string) map[string]string {
	t.Helper()
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		at := -1
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			if f.Sel.Name == "Errorf" {
				at = 0
			}
		case *ast.Ident:
			if f.Name == "fail" {
				at = 2
			}
		}
		if at < 0 || at >= len(call.Args) {
			return true
		}
		if lit, ok := call.Args[at].(*ast.BasicLit); ok {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				out[set.Position(lit.Pos()).String()] = s
			}
		}
		return true
	})
	return out
}

// A refusal keeps what it is about, in its place and with its direction; what no sentence fits is told by its code.
func TestSaid(t *testing.T) {
	for _, c := range [][3]string{
		{"not_found", `b01/e1 actors: no entity has the id "new:1": not found`, "\u2068b01/e1 actors\u2069: لا كيان بالمعرّف «\u2068new:1\u2069»"},
		{"invalid", `an empty note: invalid`, "ملاحظة فارغة"},
		{"invalid", `b01/e1 is event, b01/c1 is claim: invalid`, "\u2068b01/e1\u2069 حدث، و\u2068b01/c1\u2069 قول، فلا يُدمجان"},
		{"query", `query, column 3: nothing follows OR`, "لا شيء بعد OR (الموضع \u20683\u2069)"},
		{"busy", `the moon is full`, "المخزن أو البرنامج مشغول"},
	} {
		if got := said(c[0], c[1]); got.Ar != c[2] || got.En != c[1] {
			t.Errorf("%s: %q, want %q", c[1], got.Ar, c[2])
		}
	}
}
