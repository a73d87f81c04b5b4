package isnad_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
)

// banned are imports that a pure room may not have, each with the reason.
var banned = map[string]string{
	"os":           "a pure room sees no files and no environment",
	"net":          "a pure room sees no network",
	"net/http":     "a pure room sees no network",
	"database/sql": "a pure room sees no store",
	"log":          "a pure room does not log; it returns doubts",
	"log/slog":     "a pure room does not log; it returns doubts",
	"math/rand":    "a reading must be the same twice",
	"math/rand/v2": "a reading must be the same twice",
	"context":      "nothing in a pure room waits",
	"sync":         "a pure room shares nothing",
}

// impure are the rooms that may see the world; lexicon and arabic only load once what is built in.
var impure = []string{"fetch", "ingest", "store", "desk", "api", "cli", "cmd/isnad", "lexicon", "lexicon/compile", "arabic", "train", "suites"}

// noise are names that say nothing of what a room provides.
var noise = []string{"util", "utils", "common", "helpers", "helper", "types", "models", "manager", "processor", "base", "misc"}

func TestEveryImportIsDrawn(t *testing.T) {
	law := readLaw(t)
	used := map[string]bool{}
	eachFile(t, func(file, room string, f *ast.File) {
		may, known := law[room]
		if !known {
			t.Errorf("%s: room %q is not in rooms.txt", file, room)
			return
		}
		used[room] = true
		for _, imp := range f.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			target, ours := roomOf(p)
			if !ours || target == room {
				continue
			}
			if !may[target] && !(strings.HasSuffix(file, "_test.go") && law[room+" tests"][target]) {
				t.Errorf("%s: room %q may not import %q", file, room, target)
			}
		}
	})
	for room := range law {
		if !used[strings.TrimSuffix(room, " tests")] {
			t.Errorf("rooms.txt names %q, which does not exist", room)
		}
	}
}

func TestPureRoomsStayPure(t *testing.T) {
	eachFile(t, func(file, room string, f *ast.File) {
		if strings.HasSuffix(file, "_test.go") || isImpure(room) {
			return
		}
		for _, imp := range f.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			if why := banned[p]; why != "" {
				t.Errorf("%s: %q may not be imported in room %q: %s", file, p, room, why)
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && (s.Sel.Name == "Now" || s.Sel.Name == "Since" || s.Sel.Name == "Sleep") {
					t.Errorf("%s: time.%s: a pure room has no clock", file, s.Sel.Name)
				}
			}
			return true
		})
	})
}

func TestNoInitAndNoMutableGlobals(t *testing.T) {
	eachFile(t, func(file, room string, f *ast.File) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: init function", file)
			}
		}
		globals := map[string]bool{}
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				for _, s := range g.Specs {
					for _, n := range s.(*ast.ValueSpec).Names {
						globals[n.Name] = true
					}
				}
			}
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				for name := range assigned(fn) {
					if globals[name] {
						t.Errorf("%s: package variable %s is assigned in %s", file, name, fn.Name.Name)
					}
				}
			}
		}
	})
}

// assigned lists the plain names that a function assigns to and does not declare itself.
func assigned(fn *ast.FuncDecl) map[string]bool {
	out, own := map[string]bool{}, map[string]bool{}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				if id, ok := l.(*ast.Ident); ok && n.Tok == token.DEFINE {
					own[id.Name] = true
				} else if ok {
					out[id.Name] = true
				}
			}
		case *ast.IncDecStmt:
			if id, ok := n.X.(*ast.Ident); ok {
				out[id.Name] = true
			}
		case *ast.Field:
			for _, id := range n.Names {
				own[id.Name] = true
			}
		case *ast.ValueSpec:
			for _, id := range n.Names {
				own[id.Name] = true
			}
		}
		return true
	})
	for name := range own {
		delete(out, name)
	}
	return out
}

func TestSizesStayReadable(t *testing.T) {
	eachFile(t, func(file, room string, f *ast.File) {
		if strings.HasSuffix(file, "_test.go") || isGenerated(f) {
			return
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(raw), "\n"); n > 700 {
			t.Errorf("%s has %d lines; 700 is the end", file, n)
		}
		set := token.NewFileSet()
		g, err := parser.ParseFile(set, file, raw, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range g.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				if n := set.Position(fn.End()).Line - set.Position(fn.Pos()).Line; n > 120 {
					t.Errorf("%s: %s has %d lines; 120 is the end", file, fn.Name.Name, n)
				}
			}
		}
	})
}

func TestExportedNamesAreDocumented(t *testing.T) {
	eachFile(t, func(file, room string, f *ast.File) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || exportedReceiver(d)) && d.Name.Name != "Error" {
					t.Errorf("%s: %s has no comment", file, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if ts, ok := s.(*ast.TypeSpec); ok && ts.Name.IsExported() && d.Doc == nil && ts.Doc == nil {
						t.Errorf("%s: type %s has no comment", file, ts.Name.Name)
					}
				}
			}
		}
	})
}

func exportedReceiver(d *ast.FuncDecl) bool {
	e := d.Recv.List[0].Type
	if s, ok := e.(*ast.StarExpr); ok {
		e = s.X
	}
	id, ok := e.(*ast.Ident)
	return ok && id.IsExported()
}

func TestNoWordListsInGo(t *testing.T) {
	eachFile(t, func(file, room string, f *ast.File) {
		if strings.HasSuffix(file, "_test.go") || !strings.HasPrefix(room, "find/") && room != "read" {
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			var list []ast.Expr
			switch n := n.(type) {
			case *ast.CompositeLit:
				list = n.Elts
			case *ast.CaseClause:
				list = n.List
			}
			if words := arabicWords(list); words > 6 {
				t.Errorf("%s: a list of %d Arabic words; it belongs in lexicon/", file, words)
			}
			return true
		})
	})
}

// arabicWords counts the Arabic strings among expressions, keys of maps included.
func arabicWords(list []ast.Expr) (n int) {
	for _, e := range list {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Key
		}
		if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING && hasArabic(l.Value) {
			n++
		}
	}
	return n
}

func hasArabic(s string) bool {
	for _, r := range s {
		if r >= 0x0620 && r <= 0x064A {
			return true
		}
	}
	return false
}

// readLaw parses rooms.txt.
func readLaw(t *testing.T) map[string]map[string]bool {
	t.Helper()
	raw, err := os.ReadFile("rooms.txt")
	if err != nil {
		t.Fatal(err)
	}
	law := map[string]map[string]bool{}
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		room, may, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("rooms.txt line %d: no colon", i+1)
		}
		law[room] = map[string]bool{}
		for _, m := range strings.Fields(may) {
			law[room][m] = true
		}
	}
	return law
}

// roomOf names the room of an import path, and whether it is ours.
func roomOf(importPath string) (string, bool) {
	if importPath == "isnad" {
		return "isnad", true
	}
	rest, ok := strings.CutPrefix(importPath, "isnad/")
	return strings.TrimPrefix(rest, "internal/"), ok
}

func isImpure(room string) bool {
	for _, r := range impure {
		if room == r || strings.HasPrefix(room, r+"/") && r != "lexicon" && r != "arabic" {
			return true
		}
	}
	return false
}

func isGenerated(f *ast.File) bool { return ast.IsGenerated(f) }

// isOwnModule reports whether a folder inside ours is a module of its own, so that it is no part of the program.
func isOwnModule(dir string) bool {
	_, err := os.Stat(path.Join(dir, "go.mod"))
	return err == nil && dir != "."
}

// eachFile parses every Go file of the module inside this process, so that the test cannot be answered from a stale cache: the files are read
// through os, which the cache watches.
func eachFile(t *testing.T, do func(file, room string, f *ast.File)) {
	t.Helper()
	n := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && p != "." || d.Name() == "testdata" || d.Name() == "node_modules" || isOwnModule(p)) {
			return fs.SkipDir
		}
		if d.IsDir() {
			for _, bad := range noise {
				if d.Name() == bad {
					t.Errorf("%s: a room's name says what it provides", p)
				}
			}
			return nil
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		raw, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, raw, parser.ParseComments)
		if err != nil {
			return err
		}
		room, _ := roomOf(path.Join("isnad", path.Dir(p)))
		if path.Dir(p) == "." {
			room = "isnad"
		}
		n++
		do(p, room, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 20 {
		t.Fatalf("only %d Go files were seen", n)
	}
}
