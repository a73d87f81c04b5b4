package fetch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad"
)

// open collects what a file gives.
func open(t *testing.T, name, stdin string) (captures []Capture, faults []isnad.FaultCode) {
	t.Helper()
	err := Open(name, strings.NewReader(stdin), func(c Capture) error { captures = append(captures, c); return nil },
		func(f *isnad.Fault) error { faults = append(faults, f.Code); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return captures, faults
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	big := strings.Repeat("x", isnad.MaxText+1)
	for _, c := range []struct {
		name, file string
		captures   int
		fault      isnad.FaultCode
	}{
		{"text", write("a.txt", "قال"), 1, ""},
		{"lines", write("a.jsonl", "{}\n\n{}\n{}"), 3, ""},
		{"one object over lines", write("a.json", "{\n}\n"), 1, ""},
		{"missing", filepath.Join(dir, "none.txt"), 0, isnad.NotFound},
		{"folder", dir, 0, isnad.Unsupported},
		{"unknown kind", write("a.pdf", "%PDF"), 0, isnad.Unsupported},
		{"too large", write("b.txt", big), 0, isnad.TooLarge},
		{"empty JSONL", write("e.jsonl", ""), 0, isnad.NoText},
		{"a large file of small rows", write("l.jsonl", strings.Repeat(`{"a":"`+strings.Repeat("y", 1<<10)+"\"}\n", 20<<10)), 20 << 10, ""},
	} {
		captures, faults := open(t, c.file, "")
		fault := isnad.FaultCode("")
		if len(faults) > 0 {
			fault = faults[0]
		}
		if len(captures) != c.captures || fault != c.fault {
			t.Errorf("%s: %d captures, fault %q; want %d, %q", c.name, len(captures), fault, c.captures, c.fault)
		}
	}
}

func TestStandardInput(t *testing.T) {
	if c, _ := open(t, "-", "{\"id\":1}\n{\"id\":2}\n"); len(c) != 2 || c[1].Line != 2 || c[0].Form != JSON {
		t.Errorf("JSONL: %+v", c)
	}
	if c, _ := open(t, "-", "قال الوزير"); len(c) != 1 || c[0].Form != Text || c[0].ID != "stdin" {
		t.Errorf("text: %+v", c)
	}
}

func TestAnOverlongLineDoesNotStopTheRest(t *testing.T) {
	p := filepath.Join(t.TempDir(), "x.jsonl")
	if err := os.WriteFile(p, []byte(`{"a":"`+strings.Repeat("y", 2*isnad.MaxText+9)+"\"}\n{}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	captures, faults := open(t, p, "")
	if len(captures) != 1 || captures[0].Line != 2 || len(faults) != 1 || faults[0] != isnad.TooLarge {
		t.Errorf("%d captures, faults %v", len(captures), faults)
	}
}
