package fetch

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"isnad"
)

// open collects what a file gives.
func open(t *testing.T, name, stdin string) (captures []Capture, faults []isnad.FaultCode) {
	t.Helper()
	f := Fetcher{Stdin: strings.NewReader(stdin)}
	err := f.Open(context.Background(), name, func(c Capture) error { captures = append(captures, c); return nil },
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
		{"empty folder", t.TempDir(), 0, isnad.NotFound},
		{"unknown kind", write("a.exe", "MZ"), 0, isnad.Unsupported},
		{"no PDF", write("a.pdf", "%PDF"), 0, pdfFault()},
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

// pdfFault is what comes of a broken PDF, with pdftotext and without.
func pdfFault() isnad.FaultCode {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return isnad.Unsupported
	}
	return isnad.NotText
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"b/2.txt": "قال", "a.md": "قال", "b/1.html": "<p>قال", ".hidden/x.txt": "لا", "picture.jpg": "x", "c.csv": "text\n", "d.rss": "<rss/>", "LICENSE": "no"} {
		p := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	captures, faults := open(t, dir, "")
	var got []string
	for _, c := range captures {
		got = append(got, string(c.ID))
	}
	if strings.Join(got, " ") != "a 1 2 c d" || len(faults) != 0 {
		t.Errorf("%v, faults %v", got, faults)
	}
}

func TestSniffing(t *testing.T) {
	for content, want := range map[string]Form{`{"id":1}`: JSON, `{"name":"x","type":"public_channel","messages":[]}`: Telegram, `{"version": "https://jsonfeed.org/version/1"}`: Feed, "<?xml?>": Feed, "<RSS>": Feed,
		"\n<!DOCTYPE html>": HTML, "WARC/1.0": WARC, "\x1f\x8b": WARC, "PK\x03\x04": DOCX, "%PDF-1.4": PDF, "قال": Text, "": Text} {
		if got := sniff([]byte(content)); got != want {
			t.Errorf("%q is taken for %d, want %d", content, got, want)
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
