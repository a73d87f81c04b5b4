package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"isnad/internal/inquiry/brief"
)

// tool finds a program. Where it is absent the test is skipped, but not in continuous integration.
func tool(t *testing.T, name string) string {
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	t.Skip(err)
	return ""
}

// printed lets LibreOffice make PDFs of documents in a folder and returns their texts by name, as they are read.
func printed(t *testing.T, folder string, names ...string) map[string]string {
	office, reader := tool(t, "soffice"), tool(t, "pdftotext")
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", folder}
	for _, n := range names {
		args = append(args, filepath.Join(folder, n+".docx"))
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	texts := map[string]string{}
	for _, n := range names {
		out, err := exec.Command(reader, filepath.Join(folder, n+".pdf"), "-").Output()
		if err != nil {
			t.Fatalf("%s: %v", n, err)
		}
		texts[n] = string(out)
	}
	return texts
}

func TestLibreOfficeOpensTheDocument(t *testing.T) {
	folder := os.Getenv("KEEP_DOCX") // to look at the pages
	if folder == "" {
		folder = t.TempDir()
	}
	for name, b := range map[string]*brief.Brief{"ar": only(sample(""), brief.Ar), "en": only(sample(""), brief.En), "both": sample("")} {
		f, err := os.Create(filepath.Join(folder, name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		if err := Write(f, b, drawn(name, "")); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	texts := printed(t, folder, "ar", "en", "both")
	for _, want := range [][]string{
		{"en", "What if the crossing is closed?", "Its standing", "The Government threatened to close it on", "the minister denied it", "What follows", "It is said", "prices rise", "al-Nahr, the minister"},
		{"ar", "ماذا لو", "حاله", "نفاه الوزير", "النتائج", "يفسد المحصول"},
		{"both", "What if the crossing is closed?", "Its standing", "What follows", "prices rise"},
	} {
		inOrder(t, want[0], texts[want[0]], want[1:])
	}
	for _, note := range []string{"Sawt al-Wadi, the government", "al-Nahr, a trader", "al-Nahr, the minister", "al-Nahr, the union"} {
		if strings.Count(texts["en"], note) != 1 {
			t.Errorf("the footnote %q is printed %d times", note, strings.Count(texts["en"], note))
		}
	}
	if !strings.Contains(texts["ar"], "2023-03-04") {
		t.Errorf("the date among Arabic words does not run from the left: %s", texts["ar"])
	}
}

// inOrder reports words that a text does not hold, or not after those before them.
func inOrder(t *testing.T, name, text string, words []string) {
	t.Helper()
	text = strings.Join(strings.Fields(strings.NewReplacer("\u200e", "", "\u200f", "", "\u202a", "", "\u202b", "", "\u202c", "").Replace(text)), " ")
	at := 0
	for _, w := range words {
		i := strings.Index(text[at:], w)
		if i < 0 {
			t.Errorf("%s: %q is missing, or before what it should follow, in: %s", name, w, text)
			return
		}
		at += i + len(w)
	}
}
