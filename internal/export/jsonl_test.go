package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"isnad"
	"pgregory.net/rapid"
)

func lined(t interface{ Fatal(...any) }, b Book, p Pack) []byte {
	var out bytes.Buffer
	if err := JSONL(&out, b, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWhatIsExportedComesBackEqual(t *testing.T) {
	schema := compiled(t)
	rapid.Check(t, func(t *rapid.T) {
		m := maker{t}
		b, p := m.book()
		out := lined(t, b, p)
		f, err := ReadJSONL(bytes.NewReader(out))
		if err != nil || !f.Whole || len(f.Flaws) > 0 {
			t.Fatalf("%v %v %v\n%s", err, f.Whole, f.Flaws, out)
		}
		if !reflect.DeepEqual(f.Read, p.Read) {
			t.Fatalf("readings:\n%+v\n%+v", p.Read, f.Read)
		}
		if !reflect.DeepEqual(f.Acts, p.Acts) {
			t.Fatalf("acts:\n%+v\n%+v", p.Acts, f.Acts)
		}
		c := *f.Case
		same(t, b.Case, &c, p.IDs, f.IDs)
		f.Options.Lang = b.Options.Lang
		if again := lined(t, f.Book, f.Pack); !bytes.Equal(out, again) {
			t.Fatalf("exported again it differs:\n%s\n%s", out, again)
		}
		for line := range bytes.Lines(out) {
			valid(t, schema, line)
		}
	})
}

// same compares two cases but for the numbers of changes, which are their ledgers'.
func same(t *rapid.T, a, b *isnad.Case, idsA, idsB map[uint64]string) {
	x, y := *a, *b
	unnumbered := func(c *isnad.Case, ids map[uint64]string) (all []string) {
		c.Notes, c.Touched, c.Doubts = append([]isnad.Remark(nil), c.Notes...), append([]isnad.Touch(nil), c.Touched...), append([]isnad.Doubt(nil), c.Doubts...)
		for i := range c.Notes {
			all = append(all, ids[c.Notes[i].Change])
			c.Notes[i].Change = 0
		}
		for i := range c.Touched {
			all = append(all, ids[c.Touched[i].Change])
			c.Touched[i].Change = 0
		}
		c.Grades = append([]isnad.Grading(nil), c.Grades...)
		for i := range c.Grades {
			all = append(all, ids[c.Grades[i].Change])
			c.Grades[i].Change = 0
		}
		c.Judgements, c.Resolutions = append([]isnad.Sealed(nil), c.Judgements...), append([]isnad.Resolved(nil), c.Resolutions...)
		for i := range c.Judgements {
			all = append(all, ids[c.Judgements[i].Change])
			c.Judgements[i].Change = 0
		}
		for i := range c.Resolutions {
			all = append(all, ids[c.Resolutions[i].Change])
			c.Resolutions[i].Change = 0
		}
		c.Entries = append([]isnad.Entered(nil), c.Entries...)
		for i := range c.Entries {
			all = append(all, ids[c.Entries[i].Change])
			c.Entries[i].Change = 0
		}
		for i := range c.Doubts {
			all = append(all, ids[c.Doubts[i].Change])
			c.Doubts[i].Change = 0
		}
		return all
	}
	if m, n := unnumbered(&x, idsA), unnumbered(&y, idsB); !reflect.DeepEqual(m, n) {
		t.Fatalf("%q\n%q", m, n)
	}
	if !reflect.DeepEqual(x, y) {
		t.Fatalf("the case:\n%+v\n%+v", x, y)
	}
}

// TestEveryFieldOfACaseIsExported fails when a case gains a list that this room does not know of.
func TestEveryFieldOfACaseIsExported(t *testing.T) {
	known := map[string]bool{"Notes": true, "Touched": true, "Grades": true, "Judgements": true, "Resolutions": true, "Entries": true, "Questioned": true, "Assumptions": true, "Doubts": true}
	c := reflect.TypeFor[isnad.Case]()
	for i := range c.NumField() {
		if _, nouns := nounsIn(c.Field(i).Type); !nouns && !known[c.Field(i).Name] {
			t.Errorf("isnad.Case.%s is not exported to JSONL: give it a record in jsonl.go, jsonl_read.go and schema.go", c.Field(i).Name)
		}
	}
}

const schemaFile = "../../docs/schema/isnad-export-1.schema.json"

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	f, err := os.Open(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("urn:isnad:export:1", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("urn:isnad:export:1")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t interface{ Fatalf(string, ...any) }, s *jsonschema.Schema, line []byte) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		t.Fatalf("%v\n%s", err, line)
	}
	if err := s.Validate(doc); err != nil {
		t.Fatalf("%v\n%s", err, line)
	}
}

func TestThePublishedSchemaIsFresh(t *testing.T) {
	want, err := JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	if have, err := os.ReadFile(schemaFile); err != nil || !bytes.Equal(have, want) {
		t.Errorf("%s is not what the nouns say (%v); run `make schema`", schemaFile, err)
	}
}

func TestTheSchemaRefusesWhatIsNoRecord(t *testing.T) {
	s := compiled(t)
	for _, line := range []string{`{"record":"event"}`, `{"schema":"isnad-export","schema_version":1,"record":"dance"}`, `{"schema":"isnad-export","schema_version":1,"record":"event","colour":"red"}`,
		`{"schema":"isnad-export","schema_version":1,"record":"event","type":"DANCE"}`, `{"schema":"isnad-export","schema_version":1,"record":"claim","tellings":[{"content":[1,2,"x"]}]}`,
		`{"schema":"isnad-export","schema_version":2,"record":"event"}`} {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(doc) == nil {
			t.Errorf("valid: %s", line)
		}
	}
}

func TestFilesThatAreNotWholeAreTold(t *testing.T) {
	b, p := sample()
	out := string(lined(t, b, p))
	lines := strings.SplitAfter(out, "\n")
	read := func(s string) (File, error) { return ReadJSONL(strings.NewReader(s)) }
	if f, err := read(out); err != nil || !f.Whole {
		t.Fatalf("%v %v", f.Whole, err)
	}
	for name, broken := range map[string]string{"cut short": strings.Join(lines[:len(lines)-2], ""), "a line less": strings.Join(append(lines[:3:3], lines[4:]...), ""),
		"a word changed": strings.Replace(out, "النقابة", "الرابطة", 1), "half a line": out[:len(out)-20]} {
		if f, err := read(broken); err != nil || f.Whole {
			t.Errorf("%s: whole %v, %v", name, f.Whole, err)
		}
	}
	flawed := strings.Replace(out, `"record":"read"`, `"record":"red"`, 1)
	if f, err := read(flawed); err != nil || len(f.Flaws) != 1 || len(f.Read) != len(p.Read)-1 || f.Flaws[0].Line == 0 {
		t.Errorf("%+v %v", f.Flaws, err)
	}
	bare := b
	bare.Options.Text = false
	for name, bad := range map[string]string{"empty": "", "text": "hello\n", "another's": `{"schema":"isnad/1"}` + "\n", "no head": lines[1], "later": strings.Replace(out, `"schema_version":1`, `"schema_version":2`, 1),
		"without texts": string(lined(t, bare, p))} {
		if _, err := read(bad); !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadJSONL(f *testing.F) {
	b, p := sample()
	var out bytes.Buffer
	if err := JSONL(&out, b, p); err != nil {
		f.Fatal(err)
	}
	f.Add(out.Bytes())
	f.Add([]byte(`{"schema":"isnad-export","schema_version":1,"record":"about","texts":true}` + "\n{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := ReadJSONL(bytes.NewReader(data))
		if err != nil {
			return
		}
		file.Options.Lang = "ar"
		var again bytes.Buffer
		if err := JSONL(&again, file.Book, file.Pack); err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(again.Bytes()) {
			if !json.Valid(line) {
				t.Fatalf("%s", line)
			}
		}
	})
}
