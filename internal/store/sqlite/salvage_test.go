package sqlite

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"isnad"
	"isnad/internal/store"
)

const pageSize = 4096

// wreck is a ledger of findings and acts, closed, with its bytes and all its changes.
func wreck(t *testing.T) (raw []byte, all []isnad.Change) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	s := opened(t, path, Options{})
	if _, err := fill(s, 0, 40, nil); err != nil {
		t.Fatal(err)
	}
	do(t, s, isnad.Edit{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "0-7/e1"}, Field: "type", To: "PROTEST"}, isnad.Note{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "0-7/e1"}, Text: "سؤال"})
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "0-3", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Remember(context.Background(), "feed", "seen"); err != nil {
		t.Fatal(err)
	}
	all, err := s.Since(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if raw, err = os.ReadFile(path); err != nil || len(raw) < 20*pageSize {
		t.Fatal(err, len(raw))
	}
	return raw, all
}

// salvaged writes a damaged file, salvages it, and holds what came of it against what there was: each change is the very one or is told as lost.
func salvaged(t *testing.T, bad []byte, all []isnad.Change) Rescue {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	from, to := filepath.Join(dir, "bad.db"), filepath.Join(dir, "new.db")
	if err := os.WriteFile(from, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Salvage(ctx, from, to, "سلمى")
	if errors.Is(err, isnad.ErrDamaged) {
		return Rescue{}
	}
	if err != nil {
		t.Fatal(err)
	}
	if now, err := os.ReadFile(from); err != nil || !bytes.Equal(now, bad) {
		t.Error("the damaged file was written")
	}
	s, err := Open(ctx, to, Options{})
	if err != nil || s.Damage() != nil {
		t.Fatal(err, s.Damage())
	}
	defer s.Close()
	if report, err := s.Verify(ctx); err != nil || len(report.Faults) > 0 {
		t.Fatal(err, report.Faults)
	}
	if stale, err := s.Compare(ctx); err != nil || len(stale) > 0 {
		t.Fatal(err, stale)
	}
	got, err := s.Since(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range all {
		switch lost := slices.Contains(r.Lost, c.Number) || i >= len(got); {
		case !lost && !reflect.DeepEqual(got[i], c):
			t.Errorf("change %d is not what it was:\n got %+v\nwant %+v", c.Number, got[i], c)
		case lost && i < len(got)-1 && got[i].What != (isnad.Erased{}):
			t.Errorf("change %d is lost and holds %+v", c.Number, got[i])
		}
	}
	if _, err := s.Append(ctx, uint64(len(got)), []isnad.Change{{Author: isnad.Reader, What: findingsOf("new")}}); err != nil {
		t.Errorf("the new ledger can not be written: %v", err)
	}
	return r
}

func TestSalvageOfASoundLedgerIsTheLedger(t *testing.T) {
	raw, all := wreck(t)
	r := salvaged(t, raw, all)
	if int(r.Changes) != len(all) || len(r.Lost)+len(r.Textless) > 0 || r.Texts != 39 {
		t.Errorf("%+v, want all %d changes and 39 texts", r, len(all))
	}
}

// TestWhatOtherPagesHoldIsSalvaged spoils pages of the file: with chance bytes, with zeros, and its ends.
func TestWhatOtherPagesHoldIsSalvaged(t *testing.T) {
	raw, all := wreck(t)
	rounds, kept := 0, 0
	for page := 1; page < len(raw)/pageSize; page += 3 {
		r := rand.New(rand.NewPCG(uint64(page), 1))
		bad := bytes.Clone(raw)
		spoiled := bad[page*pageSize : (page+1)*pageSize]
		switch page % 3 {
		case 0:
			clear(spoiled)
		case 1:
			for i := 0; i < pageSize; i += 8 {
				binary.LittleEndian.PutUint64(spoiled[i:], r.Uint64())
			}
		default:
			spoiled[r.IntN(pageSize)] ^= 0xff
			bad = bad[:len(bad)-page%5*pageSize]
		}
		rounds++
		kept += int(salvaged(t, bad, all).Changes)
	}
	if share := float64(kept) / float64(rounds*len(all)); share < .8 {
		t.Errorf("%.2f of the changes were salvaged from files with one bad page in %d", share, len(raw)/pageSize)
	}
}

// TestACaseOfADamagedFileIsWhatCanBeRead spoils a page and asks for the case: it is whole, or tells what is missing.
func TestACaseOfADamagedFileIsWhatCanBeRead(t *testing.T) {
	raw, _ := wreck(t)
	path := filepath.Join(t.TempDir(), "bad.db")
	answered := 0
	pages := 0
	for page := 1; page < len(raw)/pageSize; page += 2 {
		pages++
		bad := bytes.Clone(raw)
		clear(bad[page*pageSize : (page+1)*pageSize])
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), path, Options{ReadOnly: true})
		if err != nil {
			continue
		}
		c, err := s.Case(context.Background(), store.View{})
		if err == nil && len(c.Documents) >= 20 {
			answered++
		}
		if err == nil && len(c.Documents) < 39 && len(c.Doubts) == 0 && s.Damage() == nil {
			t.Errorf("page %d: %d documents of 39 and nothing told", page, len(c.Documents))
		}
		s.Close()
	}
	if answered*10 < 8*pages {
		t.Errorf("%d of %d damaged files gave a case", answered, pages)
	}
}

func TestSalvageLeavesOtherFilesAlone(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	raw, _ := wreck(t)
	from, there := filepath.Join(dir, "x.db"), filepath.Join(dir, "there.db")
	for _, f := range []string{from, there} {
		if err := os.WriteFile(f, raw[:len(raw)/2], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Salvage(ctx, from, there, "سلمى"); !errors.Is(err, isnad.ErrRefused) {
		t.Errorf("over a file: %v", err)
	}
	if _, err := Salvage(ctx, filepath.Join(dir, "none.db"), filepath.Join(dir, "new.db"), "سلمى"); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("of nothing: %v", err)
	}
	if err := os.WriteFile(from, []byte(fmt.Sprintf("%0*d", 9000, 7)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Salvage(ctx, from, filepath.Join(dir, "new.db"), "سلمى"); !errors.Is(err, isnad.ErrDamaged) {
		t.Errorf("of a text: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "new.db")); err == nil {
		t.Error("a new file was left of nothing")
	}
}
