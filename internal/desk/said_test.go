package desk

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2/validation"

	"isnad"
	"isnad/internal/ingest"
	"isnad/lexicon"
)

// unseen are refusals that nobody meets who uses the workbench: of programs that ask what it never asks, and of stores and files that are broken. Each stands with its beginning.
var unseen = []string{
	"bring the token", "%s %s broke inside", "broken inside", "%q is no name of this server", "a page of elsewhere", "%d requests are worked on", "%d jobs are waiting", "there is no job", "a file must have a name",
	"this server", "%q is no address of the web", "there is no rule", "another request was sent", "the request under this", "the store does not answer", "%s: there is", "too many listen", "when the documents came",
	"the text of %s as it was then", "an assumption of the case", "a judgement without its sentence", "a resolution without", "it holds nothing", "findings of", "the capture of", "change %d is no act", "%s: %w",
	"%s %s: %w", "%s", "%s %s", "%v", "%w", "%w\n%s", "card", "change of unknown kind", "%s byte", "a change of", "no spelling", "findings hold", "line ", "unknown kind", "a snapshot", "no place for", "put ", "text of",
}

// inside are sentences that never reach a person: they are looked for by name and said otherwise, or are the gap of another sentence.
var inside = []string{"too large", "%w", "too much", "%s", "%v", "%w: %w", "feed %s", "write ", "no table ", "form %q", "TLP ", "after line", "schema %q; %q is read", "version %d of the records", "record %q; the first", "the file was written without texts",
	"the file can not be read", "a case holds no", "a sheet holds", "%v: %w", "line %d: %w", "the text gave no document", "%s: %s", "more than %s", "read %s"}

// TestEveryRefusalHasArabic lists the refusals of the rooms behind the workbench that the glossary can not say in Arabic.
func TestEveryRefusalHasArabic(t *testing.T) {
	n := 0
	for _, room := range []string{"../api", "../edit", ".", "../store/fold", "../store/codec", "../inquiry/ach", "../inquiry/forecast"} {
		for _, file := range sources(room) {
			if strings.HasPrefix(room, "../inquiry") && !strings.HasSuffix(file, "fill.go") && !strings.HasSuffix(file, "entry.go") {
				continue
			}
			n += haveArabic(t, file, false, unseen)
		}
	}
	if n < 80 {
		t.Errorf("%d refusals were looked at: the test has lost them", n)
	}
}

// TestEveryFaultHasArabic lists why a document could not be read, and what is remarked of one, that the glossary can not say in Arabic: of the rooms that fetch, unpack, read and add.
func TestEveryFaultHasArabic(t *testing.T) {
	n := 0
	for _, room := range []string{"../extract", "../fetch", "../ingest"} {
		for _, file := range sources(room) {
			n += haveArabic(t, file, true, inside)
		}
	}
	for _, file := range []string{"../cli/import.go", "../cli/read.go", "../wire/parse.go", "../page/language.go", "../api/documents.go", "../export/jsonl_read.go"} {
		n += haveArabic(t, file, true, append(inside, unseen...))
	}
	if n < 75 {
		t.Errorf("%d faults were looked at: the test has lost them", n)
	}
}

func sources(room string) (out []string) {
	files, _ := filepath.Glob(room + "/*.go")
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			out = append(out, f)
		}
	}
	return out
}

var verb = regexp.MustCompile(`%[a-z]`)

// haveArabic says the sentences of a file in Arabic and counts them; faults: those too of errors.New and of functions that make faults.
func haveArabic(t *testing.T, file string, faults bool, others []string) (n int) {
	t.Helper()
	for where, format := range formats(t, file, faults) {
		format, _ = strings.CutSuffix(format, ": %w")
		format, _ = strings.CutSuffix(format, " %w")
		format, _ = strings.CutPrefix(format, "%w: ")
		if beginsWithOne(format, others) {
			continue
		}
		sentence := verb.ReplaceAllStringFunc(strings.ReplaceAll(format, "%%", "%"), func(v string) string {
			switch v {
			case "%q":
				return `"x9"`
			case "%d":
				return "9"
			}
			return "x9"
		})
		n++
		if ar, ok := InArabic(sentence + ": invalid"); !ok {
			t.Errorf("%s: %q has no Arabic (refusal or fault in lexicon/ontology/terms.tsv)", where, format)
		} else if strings.Contains(ar, "{") {
			t.Errorf("%s: %q becomes %q", where, format, ar)
		}
	}
	return n
}

func beginsWithOne(s string, list []string) bool {
	for _, x := range list {
		if s == x || (x[0] != '%' || len(x) > 5) && strings.HasPrefix(s, x) {
			return true
		}
	}
	return false
}

// formats are the sentences that a file makes errors, faults and remarks of, by where they stand; faults: of errors.New and of functions that make faults too.
func formats(t *testing.T, file string, faults bool) map[string]string {
	t.Helper()
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	keep := func(list ...ast.Expr) bool {
		for _, x := range list {
			if lit, ok := x.(*ast.BasicLit); ok {
				if s, err := strconv.Unquote(lit.Value); err == nil && s != "" {
					out[set.Position(lit.Pos()).String()] = s
					return true
				}
			}
		}
		return false
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.KeyValueExpr:
			if key, ok := x.Key.(*ast.Ident); ok && (key.Name == "Message" || key.Name == "note") {
				spoken(x.Value, keep)
			}
		case *ast.CallExpr:
			args := x.Args
			switch name := calledAs(x); {
			case name == "fail" && parsed.Name.Name == "api" && len(args) > 2:
				keep(args[2])
			case name == "notArabic":
				keep(args[1:]...)
				spoken(args[1], keep)
			case name == "Errorf" || faults && (name == "fail" || name == "fault" || name == "errors.New"):
				keep(args...)
			}
		}
		return true
	})
	return out
}

// spoken keeps a sentence that stands as it is or is put together by Sprintf.
func spoken(x ast.Expr, keep func(...ast.Expr) bool) {
	if call, ok := x.(*ast.CallExpr); ok && calledAs(call) == "Sprintf" {
		keep(call.Args...)
		return
	}
	keep(x)
}

func calledAs(x *ast.CallExpr) string {
	switch f := x.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if pkg, ok := f.X.(*ast.Ident); ok && pkg.Name == "errors" {
			return "errors." + f.Sel.Name
		}
		return f.Sel.Name
	}
	return ""
}

// A refusal keeps what it is about, in its place and with its direction; what no sentence fits is told by its code. A sentence in a sentence is said in Arabic too.
func TestSaid(t *testing.T) {
	for _, c := range [][3]string{
		{"not_found", `b01/e1 actors: no entity has the id "new:1": not found`, "الفاعلون \u2068b01/e1\u2069: لا كيان بالمعرّف «\u2068new:1\u2069»"},
		{"invalid", `an empty note: invalid`, "ملاحظة فارغة"},
		{"invalid", `b01/e1 is event, b01/c1 is claim: invalid`, "\u2068b01/e1\u2069 حدث، و\u2068b01/c1\u2069 قول، فلا يُدمجان"},
		{"query", `query, column 3: nothing follows OR`, "لا شيء بعد OR (الموضع \u20683\u2069)"},
		{"busy", `the moon is full`, "المخزن أو البرنامج مشغول"},
		{"not_text", `row 3: the row has no text`, "الصف \u20683\u2069: لا نص في الصف"},
		{"not_text", `record 2, https://outlet.example/a: the answer breaks off: unexpected EOF`, "السجل \u20682\u2069، \u2068https://outlet.example/a\u2069: ينقطع الجواب: انقطع قبل تمامه"},
		{"unsupported", `refused: only http and https without a password are fetched`, "لا يُجلب إلا http وhttps بلا كلمة سر"},
		{"unsupported", `dial tcp 127.0.0.1:80: refused: 127.0.0.1 is no public address`, "تعذّر الاتصال بالخادم \u2068127.0.0.1:80\u2069: \u2068127.0.0.1\u2069 ليس عنواناً على الشبكة العامة"},
		{"query", `query, column 6: naming:x: there is group, named, pseudonym, unnamed`, "\u2068naming:x\u2069: القيم: جماعة، باسمه، اسم حركي، بلا اسم (الموضع \u20686\u2069)"},
		{"not_found", `b01/e1 actors: nobody in the case is called so: not found`, "الفاعلون \u2068b01/e1\u2069: لا أحد في القضية بهذا الاسم"},
		{"invalid", `expected number >= 1`, "المطلوب عدد لا يقل عن \u20681\u2069"},
	} {
		if got := Said(c[0], c[1]); got.Ar != c[2] || got.En != c[1] {
			t.Errorf("%s: %q, want %q", c[1], got.Ar, c[2])
		}
	}
	if got := FaultSaid(&isnad.Fault{Code: isnad.NotText, Message: "0xdeadbeef"}); got.Ar != "ليس نصاً" {
		t.Errorf("what no sentence fits is not told by its code: %q", got.Ar)
	}
}

// TestEveryFieldHasALabel lists the fields that are said to be wrong and that the glossary can not name.
func TestEveryFieldHasALabel(t *testing.T) {
	named := regexp.MustCompile(`FieldError\{(?:Field: )?"([\w-]+)"|whoAre\([\w.]+, "(\w+)"|\{"(\w+)", (?:o\.|filledOnly)`)
	n := 0
	for _, file := range append(sources("."), sources("../api")...) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(raw), -1) {
			key := "field." + m[1] + m[2] + m[3]
			if n++; lexicon.Arabic().Label(key, "ar") == key {
				t.Errorf("%s: there is no %s in lexicon/ontology/terms.tsv", file, key)
			}
		}
	}
	if n < 25 {
		t.Errorf("%d fields were looked at: the test has lost them", n)
	}
	said := FieldSaid(&FieldError{"as-of", "yesterday", "want a day such as 2024-05-01", isnad.ErrInvalid})
	if said.Ar != "كما في يوم «\u2068yesterday\u2069»: المطلوب يوم مثل \u20682024-05-01\u2069" || said.En != `as-of "yesterday": want a day such as 2024-05-01` {
		t.Errorf("%+v", said)
	}
}

// TestEveryWrongFieldHasArabic says in Arabic whatever the framework finds wrong with a field.
func TestEveryWrongFieldHasArabic(t *testing.T) {
	for _, format := range []string{validation.MsgUnexpectedProperty, validation.MsgExpectedRFC3339DateTime, validation.MsgExpectedRFC3339Date, validation.MsgExpectedRFC3986URI, validation.MsgExpectedMatchAtLeastOneSchema,
		validation.MsgExpectedMatchExactlyOneSchema, validation.MsgExpectedBoolean, validation.MsgExpectedNumber, validation.MsgExpectedInteger, validation.MsgExpectedString, validation.MsgExpectedBase64String,
		validation.MsgExpectedArray, validation.MsgExpectedObject, validation.MsgExpectedArrayItemsUnique, validation.MsgExpectedOneOf, validation.MsgExpectedMinimumNumber, validation.MsgExpectedExclusiveMinimumNumber,
		validation.MsgExpectedMaximumNumber, validation.MsgExpectedExclusiveMaximumNumber, validation.MsgExpectedNumberBeMultipleOf, validation.MsgExpectedMinLength, validation.MsgExpectedMaxLength,
		validation.MsgExpectedBePattern, validation.MsgExpectedMatchPattern, validation.MsgExpectedMinItems, validation.MsgExpectedMaxItems, validation.MsgExpectedMinProperties, validation.MsgExpectedMaxProperties,
		validation.MsgExpectedRequiredProperty, validation.MsgExpectedDependentRequiredProperty, "required query parameter is missing", "unknown query parameter", "invalid integer", "invalid float", "invalid boolean",
		"expected at most one value, but received multiple values", "request body is required", "validation failed"} {
		message := verb.ReplaceAllString(format, "7")
		if ar, ok := InArabic(message); !ok || latinWord.MatchString(ar) && !strings.ContainsAny(message, "0123456789") && !strings.Contains(message, "boolean") {
			t.Errorf("%q is said as %q", message, ar)
		}
	}
}

var latinWord = regexp.MustCompile(`[A-Za-z]{2,}`)

// english are three words of English in a row, which no name of a thing is.
var english = regexp.MustCompile(`[a-z]{2,} [a-z]{2,} [a-z]{2,}`)

// TestFaultsOfTheWorldHaveArabic makes faults that the system and the packages word which we read files with.
func TestFaultsOfTheWorldHaveArabic(t *testing.T) {
	_, noZip := zip.NewReader(strings.NewReader("PK no zip"), 9)
	_, noGzip := gzip.NewReader(strings.NewReader("no gzip, but long enough"))
	_, cut := gzip.NewReader(bytes.NewReader([]byte{0x1f, 0x8b, 8}))
	_, noCSV := csv.NewReader(strings.NewReader("a,b\n1,\"x\"y\n")).ReadAll()
	_, bare := csv.NewReader(strings.NewReader("a,b\n1,x\"y\n")).ReadAll()
	_, many := csv.NewReader(strings.NewReader("a,b\n1\n")).ReadAll()
	_, missing := os.Open("none.txt")
	_, refused := http.Get("http://127.0.0.1:1/")
	_, nobody := http.Get("http://nobody.invalid/")
	for name, err := range map[string]error{
		"zip": noZip, "gzip": noGzip, "gzip cut": cut, "csv": noCSV, "csv quote": bare, "csv fields": many, "file": missing, "refused": refused, "nobody": nobody,
		"json":      json.Unmarshal([]byte(`{"a":}`), &struct{}{}),
		"json cut":  json.Unmarshal([]byte(`{"a":`), &struct{}{}),
		"json type": json.Unmarshal([]byte(`{"text":3}`), &struct{ Text string }{}),
		"xml":       xml.Unmarshal([]byte("<a><b></a>"), &struct{}{}),
	} {
		message := fmt.Sprintf("no feed: %s", strings.TrimPrefix(strings.TrimPrefix(err.Error(), "json: "), "parse error on "))
		if i := strings.Index(message, "dial tcp"); i >= 0 {
			message = message[i:]
		}
		ar, ok := InArabic(message)
		if !ok || english.MatchString(ar) {
			t.Errorf("%s: %q is said as %q", name, message, ar)
		}
	}
}

// TestEveryFileThatIsNotReadSaysSoInArabic gives files of all kinds that are none.
func TestEveryFileThatIsNotReadSaysSoInArabic(t *testing.T) {
	dir := t.TempDir()
	files := []string{filepath.Join(dir, "none.txt"), dir + "/empty", "https://outlet.example/"}
	if err := os.Mkdir(dir+"/empty", 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"utf16.txt": "\xff\xfea\x00", "binary.txt": "a\x00\x01\x02", "empty.txt": "", "bytes.txt": "\xe1\xff \xff\xff", "a.docx": "PK no zip", "a.pdf": "no pdf", "a.xml": "no feed",
		"a.rss": "<rss><channel><item>", "a.csv": "a,b\n1,2\n", "b.csv": "", "a.jsonl": "{\"text\":3}\n{\"id\":\"b\"}\n{\"schema\":\"x\"}\n{", "a.warc": "no archive\n", "a.warc.gz": "no gzip",
		"a.html": "<p></p>", "a.md": "# \n", "a.odt": "x"} {
		files = append(files, filepath.Join(dir, name))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	err := ingest.Read(t.Context(), files, lexicon.Arabic(), ingest.Options{}, func(r ingest.Result) error {
		if r.Fault == nil {
			t.Errorf("%s is read", r.Reading.Document.ID)
			return nil
		}
		n++
		if ar, ok := InArabic(r.Fault.Message); !ok || english.MatchString(ar) {
			t.Errorf("%s: %q is said as %q", filepath.Base(r.Fault.File), r.Fault.Message, ar)
		}
		return nil
	})
	if err != nil || n < len(files) {
		t.Errorf("%d faults of %d files: %v", n, len(files), err)
	}
}
