package sqlite

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/codec"
	"isnad/internal/store/fold"
)

// What documents have in common takes long to work out and is asked again and again. It is kept in files beside the ledger, one for each choice of documents
// that was asked lately. They hold nothing that can not be made again: a file is read only if it was made of the very changes that count now, by the same
// way of joining, and is whole; a purge erases all of them.

const (
	keptMark  = "isnad kept case 1\n"
	keptFrom  = 200 // documents: of fewer nothing is kept
	keptFiles = 4   // at most
)

// joined is what the documents have in common: as it was kept, or joined anew and then kept.
func (s *Store) joined(g *gatherer, v store.View, stands []standing) (*isnad.Case, error) {
	keeps := s.keptFrom >= 0 && v.JoinedBy != "" && len(stands) >= s.keptFrom
	holds := s.recent.most > 0 && v.JoinedBy != "" && len(stands) > 0
	var key []byte
	var err error
	if keeps || holds {
		if key, err = g.key(v.JoinedBy, stands); err != nil {
			return nil, err
		}
	}
	if holds {
		if c := s.recent.take(key); c != nil {
			return c, nil
		}
	}
	if keeps {
		if c := s.recall(key); c != nil {
			s.recent.hold(key, c)
			return c, nil
		}
	}
	purged, err := lastPurge(g)
	if err != nil {
		return nil, err
	}
	doubts := len(g.doubts)
	if err := g.findings(stands); err != nil {
		return nil, err
	}
	g.tx.Rollback() // joining takes long; meanwhile others may write, and a purge end
	c := fold.Joined(g.out, v.Name, v.Join)
	if len(g.doubts) != doubts || g.ctx.Err() != nil {
		return c, nil // not all of it was there
	}
	if keeps {
		s.keep(g, key, c, purged)
	}
	if holds {
		s.recent.hold(key, c)
		s.unless(g, purged, s.recent.forget)
	}
	return c, nil
}

// key names what is made of some findings by a way of joining. The hash of the last of them in the chain stands for all changes before it.
func (g *gatherer) key(by string, stands []standing) ([]byte, error) {
	h := sha256.New()
	last := uint64(0)
	for _, s := range stands {
		fmt.Fprintf(h, "%d %d %d %s\n", s.first, s.number, len(s.document), s.document)
		last = max(last, s.number)
	}
	var chain []byte
	if err := g.tx.QueryRowContext(g.ctx, `SELECT hash FROM changes WHERE number = ?`, last).Scan(&chain); err != nil {
		return nil, err
	}
	h.Write(chain)
	fmt.Fprintf(h, "%d %s", len(by), by)
	return h.Sum(nil), nil
}

func lastPurge(g *gatherer) (n uint64, err error) {
	err = g.tx.QueryRowContext(g.ctx, purges).Scan(&n)
	return n, err
}

const purges = `SELECT coalesce(max(number), 0) FROM changes WHERE kind = 'purge'`

func (s *Store) keptPath(key []byte) string { return s.path + keptName + hex.EncodeToString(key[:8]) }

const keptName = "-case-"

// recall reads a case that was kept, or nothing. A file that is not what was written is thrown away.
func (s *Store) recall(key []byte) *isnad.Case {
	path := s.keptPath(key)
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	head := slices.Concat([]byte(keptMark), key)
	if body, ok := bytes.CutPrefix(raw, head); ok && len(body) > sha256.Size {
		if sum := sha256.Sum256(body[sha256.Size:]); bytes.Equal(sum[:], body[:sha256.Size]) {
			if c, err := codec.FromSnapshot(body[sha256.Size:]); err == nil {
				now := time.Now()
				_ = os.Chtimes(path, now, now) // so that it is not the next to go
				return c
			}
		}
	}
	_ = os.Remove(path)
	return nil
}

// keep writes a case beside the ledger, if it can: a ledger in a folder where nothing may be written is asked anew each time. If meanwhile something was
// purged, it goes again: whichever of the two comes last sees the other.
func (s *Store) keep(g *gatherer, key []byte, c *isnad.Case, purged uint64) {
	body, err := codec.Snapshot(c)
	if err != nil {
		return
	}
	sum := sha256.Sum256(body)
	if err := s.writeKept(s.keptPath(key), []byte(keptMark), key, sum[:], body); err != nil {
		return
	}
	s.thin()
	s.unless(g, purged, func() { _ = erase(s.keptPath(key)) })
}

// unless does something if since the purge of a number there was another, or that can not be told.
func (s *Store) unless(g *gatherer, purged uint64, do func()) {
	var now uint64
	if err := s.read.QueryRowContext(g.ctx, purges).Scan(&now); err != nil || now != purged {
		do()
	}
}

// writeKept writes a file whole or not at all, which its owner alone may read.
func (s *Store) writeKept(path string, parts ...[]byte) error {
	f, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+keptName+"*.tmp")
	if err != nil {
		return err
	}
	for _, p := range parts {
		if err == nil {
			_, err = f.Write(p)
		}
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// kept lists the files of kept cases, the latest used first.
func (s *Store) kept() (files []string, err error) {
	entries, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil {
		return nil, err
	}
	used := map[string]time.Time{}
	for _, e := range entries {
		name, ok := strings.CutPrefix(e.Name(), filepath.Base(s.path)+keptName)
		if !ok || len(strings.TrimSuffix(name, ".tmp")) == len(name) && len(name) != 16 {
			continue
		}
		if info, err := e.Info(); err == nil {
			path := filepath.Join(filepath.Dir(s.path), e.Name())
			files, used[path] = append(files, path), info.ModTime()
		}
	}
	slices.SortFunc(files, func(a, b string) int { return used[b].Compare(used[a]) })
	return files, nil
}

// thin removes the files that were not used for longest, and what a stopped writing left.
func (s *Store) thin() {
	files, _ := s.kept()
	for _, f := range files[min(keptFiles, len(files)):] {
		_ = os.Remove(f)
	}
}

// eraseKept erases all kept cases.
func (s *Store) eraseKept() error {
	s.recent.forget()
	if s.keptFrom < 0 {
		return nil
	}
	files, err := s.kept()
	for _, f := range files {
		err = errors.Join(err, erase(f))
	}
	return err
}

// erase overwrites a file and removes it.
func erase(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		zeros := make([]byte, 1<<20)
		for left := info.Size(); left > 0 && err == nil; left -= int64(len(zeros)) {
			_, err = f.Write(zeros[:min(left, int64(len(zeros)))])
		}
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close(), os.Remove(path))
}
