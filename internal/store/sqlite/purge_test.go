package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"isnad"
	"isnad/internal/store"
)

// remains are runs of bytes by which a document would be found in the raw files: of its text and outlet as they are, and of what is stored of it, packed.
func remains(t *testing.T, s *Store, id string) (marks [][]byte) {
	t.Helper()
	ctx := context.Background()
	for _, q := range []string{`SELECT payload FROM changes WHERE document = ?`, `SELECT t.body FROM texts t JOIN documents d ON d.text_hash = t.hash WHERE d.id = ?`} {
		var b []byte
		if err := s.read.QueryRowContext(ctx, q, id).Scan(&b); err != nil {
			t.Fatal(err)
		}
		for i := 20; i+16 <= len(b); i += 40 {
			marks = append(marks, b[i:i+16])
		}
	}
	marks = slices.DeleteFunc(marks, func(m []byte) bool { return elsewhere(t, s, id, m) })
	if len(marks) == 0 {
		t.Fatal("nothing stored of the document is its own")
	}
	return append(marks, []byte("رقم "+id), []byte("صحيفة "+id))
}

// elsewhere tells whether bytes are stored of other documents too.
func elsewhere(t *testing.T, s *Store, id string, mark []byte) bool {
	t.Helper()
	n := 0
	err := s.read.QueryRow(`SELECT (SELECT count(*) FROM changes WHERE (document IS NULL OR document <> ?) AND instr(payload, ?) > 0)
		+ (SELECT count(*) FROM texts t JOIN documents d ON d.text_hash = t.hash WHERE d.id <> ? AND instr(t.body, ?) > 0)`, id, mark, id, mark).Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n > 0
}

// found names a file beside a ledger that holds one of the marks.
func found(t *testing.T, path string, marks [][]byte) string {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range marks {
			if bytes.Contains(raw, m) {
				return filepath.Base(f)
			}
		}
	}
	return ""
}

// withCapture are findings taken from a page.
func withCapture(f isnad.Findings, page string) isnad.Findings {
	f.Capture = []byte(page)
	for i, n := range f.Nouns {
		if d, ok := n.(isnad.Document); ok {
			d.Capture = hashOf(f.Capture)
			f.Nouns[i] = d
		}
	}
	return f
}

func TestAPurgedDocumentIsNowhereInTheFiles(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "x.db")
	s := opened(t, path, Options{})
	acknowledged, err := fill(s, 0, 40, nil)
	if err != nil {
		t.Fatal(err)
	}
	secret := withCapture(findingsOf("0-17"), "<title>عنوان لا ينسى</title>")
	secret.Text += " zqxwvutsr" // a term that shares no letters with its neighbours in the index, and a name that is filed
	secret.Nouns = append(secret.Nouns, isnad.Entity{ID: "person:x", Name: "Zwqyxvuts", Kind: isnad.Person, Tellings: []isnad.Ref{{Document: "0-17", ID: "n7"}}})
	last, _ := s.Last(ctx)
	if _, err = s.Append(ctx, last, []isnad.Change{{Author: isnad.Reader, What: secret},
		{Author: "سلمى", What: isnad.Note{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "0-17/e1"}, Text: "كلمة لا تنسى"}}}); err != nil {
		t.Fatal(err)
	}
	marks := append(remains(t, s, "0-17"), []byte("كلمة لا تنسى"), []byte("عنوان لا ينسى"))
	for _, m := range [][]byte{[]byte("zqxwvutsr"), []byte("Zwqyxvuts")} {
		if marks = append(marks, m); found(t, path, [][]byte{m}) == "" {
			t.Fatalf("the index never had %s", m)
		}
	}
	if found(t, path, marks) == "" {
		t.Fatal("what is to be purged was never in the files")
	}
	if _, err := s.Purge(ctx, store.Erasure{Document: "0-17", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	if f := found(t, path, marks); f != "" {
		t.Errorf("purged bytes are in %s while it is open", f)
	}
	rest := append(acknowledged[:17:17], acknowledged[18:]...)
	whole(t, s, rest)
	s.Close()
	if f := found(t, path, marks); f != "" {
		t.Errorf("purged bytes are in %s", f)
	}
	if other := [][]byte{[]byte("0-18")}; found(t, path, other) == "" {
		t.Error("another document is gone too")
	}
}

func TestAPurgeWhileSomebodyReadsIsEndedLater(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "x.db")
	s := opened(t, path, Options{})
	if _, err := fill(s, 0, 5, nil); err != nil {
		t.Fatal(err)
	}
	marks := remains(t, s, "0-1")
	reader := opened(t, path, Options{})
	tx, err := reader.read.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := tx.QueryRow(`SELECT count(*) FROM changes`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec(`PRAGMA busy_timeout = 50`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Purge(ctx, store.Erasure{Document: "0-1", Author: "سلمى", Reason: "طلب"}); !errors.Is(err, isnad.ErrBusy) {
		t.Fatalf("a purge beside a reader: %v", err)
	}
	tx.Rollback()
	reader.Close()
	s.Close()
	s = opened(t, path, Options{})
	s.Close()
	if f := found(t, path, marks); f != "" {
		t.Errorf("purged bytes are in %s", f)
	}
}

// TestDamageIsToldAndNeverHidden flips bits of a ledger. Either nothing that is read has changed, or the damage is told: at the opening, by the case, or by
// a look over it. A ledger with damage that was seen refuses to be written.
func TestDamageIsToldAndNeverHidden(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "x.db")
	s := opened(t, path, Options{})
	if _, err := fill(s, 0, 12, nil); err != nil {
		t.Fatal(err)
	}
	sound, err := s.Case(ctx, store.View{})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for i := range 200 {
		bad := bytes.Clone(raw)
		bad[(i*len(raw)/200+i*7919)%len(raw)] ^= 1 << (i % 8)
		if i%10 == 9 {
			bad = bad[:len(bad)*i/200]
		}
		if damageTold(t, filepath.Join(dir, "bad.db"), bad, sound) {
			told++
		}
	}
	if told < 40 {
		t.Errorf("%d damages of 200 were told", told)
	}
}

// damageTold writes a damaged ledger and tells whether anything said so; it fails the test where nothing did and something is read otherwise.
func damageTold(t *testing.T, path string, raw []byte, sound *isnad.Case) bool {
	t.Helper()
	ctx := context.Background()
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	defer func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			os.Remove(path + end)
		}
	}()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return true
	}
	defer s.Close()
	if s.Damage() != nil {
		if _, err := s.Append(ctx, 12, []isnad.Change{{What: findingsOf("new")}}); !errors.Is(err, isnad.ErrRefused) {
			t.Errorf("a damaged ledger was written: %v", err)
		}
		return true
	}
	c, err := s.Case(ctx, store.View{})
	if err != nil || len(c.Doubts) > 0 {
		return true
	}
	r, err := s.Verify(ctx)
	faults, ierr := s.Integrity(ctx)
	stale, cerr := s.Compare(ctx)
	seen := err != nil || ierr != nil || cerr != nil || len(r.Faults)+len(faults)+len(stale) > 0
	if !seen && !reflect.DeepEqual(c, sound) {
		t.Error("something is read otherwise and nothing tells it")
	}
	return seen
}

func TestOtherFilesAreNoLedgers(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	if _, err := Open(ctx, filepath.Join(dir, "none.db"), Options{}); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("none: %v", err)
	}
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("هذا ليس مخزنا ", 200)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, text, Options{Create: true}); !errors.Is(err, isnad.ErrSchema) {
		t.Errorf("a text: %v", err)
	}
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE bookmarks (url TEXT)`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	before, err := os.ReadFile(foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, foreign, Options{Create: true}); !errors.Is(err, isnad.ErrSchema) {
		t.Errorf("somebody else's database: %v", err)
	}
	if after, err := os.ReadFile(foreign); err != nil || !bytes.Equal(before, after) {
		t.Error("somebody else's database was touched")
	}
	path := filepath.Join(dir, "x.db")
	s := opened(t, path, Options{})
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	if _, err := s.write.Exec(`UPDATE meta SET value = '99' WHERE key = 'schema'`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(ctx, path, Options{}); !errors.Is(err, isnad.ErrSchema) {
		t.Errorf("a later schema: %v", err)
	}
}

func TestALockedLedgerIsBusy(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "x.db")
	a, b := opened(t, path, Options{}), opened(t, path, Options{})
	tx, err := a.write.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := b.write.Exec(`PRAGMA busy_timeout = 50`); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Append(ctx, 0, []isnad.Change{{What: findingsOf("a")}}); !errors.Is(err, isnad.ErrBusy) {
		t.Errorf("%v", err)
	}
}

func TestAnAlteredChangeShows(t *testing.T) {
	ctx := context.Background()
	for name, alter := range map[string]string{
		"an author":               `UPDATE changes SET author = 'غيرها' WHERE number = 3`,
		"an hour":                 `UPDATE changes SET at = at - 1 WHERE number = 3`,
		"a missing change":        `DELETE FROM changes WHERE number = 3`,
		"content and its hash":    `UPDATE changes SET payload = (SELECT payload FROM changes WHERE number = 2), salt = (SELECT salt FROM changes WHERE number = 2), content_hash = (SELECT content_hash FROM changes WHERE number = 2) WHERE number = 3`,
		"emptied without a purge": `UPDATE changes SET kind = 'erased', salt = NULL, payload = NULL WHERE number = 3`,
		"a text":                  `UPDATE texts SET body = x'00'`,
	} {
		s := opened(t, filepath.Join(t.TempDir(), "x.db"), Options{})
		if _, err := fill(s, 0, 5, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := s.write.Exec(alter); err != nil {
			t.Fatal(err)
		}
		if r, err := s.Verify(ctx); err != nil || len(r.Faults) == 0 {
			t.Errorf("%s: %v, no fault", name, err)
		}
	}
}

func TestStaleTablesAreToldAndMadeAnew(t *testing.T) {
	ctx := context.Background()
	s := opened(t, filepath.Join(t.TempDir(), "x.db"), Options{})
	if _, err := fill(s, 0, 5, nil); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{`UPDATE documents SET title = 'x' WHERE id = '0-1'`, `DELETE FROM documents WHERE id = '0-2'`, `INSERT INTO undone VALUES (1)`, `DELETE FROM words`, `DELETE FROM cards WHERE document = '0-4'`} {
		if _, err := s.write.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if stale, err := s.Compare(ctx); err != nil || len(stale) != 3+5 {
		t.Errorf("%v %v", err, stale)
	}
	if err := s.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	if stale, err := s.Compare(ctx); err != nil || len(stale) != 0 {
		t.Errorf("after: %v %v", err, stale)
	}
}

// TestWordsTypedElsewhereGoToo empties with a document what a person typed of it into another: no table and no index holds it any more.
func TestWordsTypedElsewhereGoToo(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "x.db")
	s := opened(t, path, Options{})
	if _, err := fill(s, 0, 3, nil); err != nil {
		t.Fatal(err)
	}
	do(t, s, isnad.Edit{Subject: isnad.Subject{Kind: isnad.ADocument, ID: "0-2"}, Field: "title", To: "سليم البدري"}, isnad.Note{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "0-2/e1"}, Text: "سليم البدري"})
	typed := [][]byte{[]byte("سليم"), []byte("البدر")}
	if found(t, path, typed) == "" {
		t.Fatal("what is to be erased was never in the files")
	}
	if _, err := s.Purge(ctx, store.Erasure{Document: "0-1", Author: "سلمى", Reason: "طلب", Also: []uint64{4, 5}}); err != nil {
		t.Fatal(err)
	}
	if f := found(t, path, typed); f != "" {
		t.Errorf("typed words are in %s", f)
	}
	whole(t, s, []string{"0-0", "0-2"})
}
