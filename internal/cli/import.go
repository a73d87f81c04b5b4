package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/export"
	"isnad/internal/ingest"
	"isnad/internal/store/codec"
	"isnad/internal/store/sqlite"
)

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func newImports(e *env) *cobra.Command {
	var l ledger
	var replace, anyway bool
	var take string
	c := &cobra.Command{
		Use:   "import FILE.jsonl",
		Short: "take what isnad export --to jsonl wrote into a store: articles, what was read in them, and what persons changed, under their names",
		Example: `  isnad import case.jsonl --db other.db
  isnad import case.jsonl --take theirs`,
		RunE: func(cmd *cobra.Command, args []string) error {
			how, ok := takes[take]
			if len(args) != 1 || !ok {
				return usagef("usage: isnad import FILE.jsonl [--take ours|theirs]")
			}
			f, err := readExport(e, args[0])
			if err != nil {
				return err
			}
			if !f.Whole && !anyway {
				return fmt.Errorf("%s is not as it was written, cut short or edited; --anyway takes what can be read: %w", args[0], isnad.ErrDamaged)
			}
			return l.with(cmd, e, sqlite.Options{Create: true}, func(ctx context.Context, s *sqlite.Store) error {
				return takeIn(ctx, e, s, args[0], f, how, replace)
			})
		},
	}
	l.flags(c)
	c.Flags().StringVar(&take, "take", "", "what becomes of changes that clash: ours or theirs")
	c.Flags().BoolVar(&replace, "replace", false, "let an article take the place of another text, or another reading, with its id")
	c.Flags().BoolVar(&anyway, "anyway", false, "take what can be read of a file that is not as it was written")
	return c
}

func readExport(e *env, name string) (export.File, error) {
	var in io.Reader = e.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return export.File{}, fmt.Errorf("%v: %w", err, isnad.ErrNotFound)
		}
		defer f.Close()
		in = f
	}
	f, err := export.ReadJSONL(in)
	if err != nil {
		return f, fmt.Errorf("read %s: %w", name, err)
	}
	return f, nil
}

// takeIn takes a file into a store: first the articles, then the acts of persons.
func takeIn(ctx context.Context, e *env, s *sqlite.Store, name string, f export.File, how edit.Take, replace bool) error {
	e.format = "text"
	t := &tally{e: e, counts: map[ingest.Outcome]int{}}
	for _, flaw := range f.Flaws {
		if err := t.one(ingest.Added{Outcome: ingest.Failed, Fault: &isnad.Fault{Code: isnad.BadJSON, File: name, Line: flaw.Line, Message: flaw.Err.Error()}}); err != nil {
			return err
		}
	}
	in := taker{ctx: ctx, s: s, replace: replace}
	var err error
	if in.last, err = s.Last(ctx); err != nil {
		return err
	}
	for _, r := range f.Read {
		a, err := in.article(r, name)
		if err != nil {
			return err
		}
		if err := t.one(a); err != nil {
			return err
		}
	}
	failure := t.end()
	if len(f.Acts) > 0 {
		if err := receive(ctx, e, s, f.Acts, how); err != nil {
			return err
		}
	}
	return failure
}

type taker struct {
	ctx     context.Context
	s       *sqlite.Store
	last    uint64
	replace bool
}

// article takes in what was read in one document. What is there already stays, unless it may be replaced.
func (k *taker) article(r isnad.Findings, file string) (ingest.Added, error) {
	a := ingest.Added{Document: r.Document, Outcome: ingest.New, Findings: len(r.Nouns)}
	hash := hashOfDocument(r)
	have, twins, err := k.s.Have(k.ctx, r.Document, hash)
	if err != nil {
		return a, err
	}
	a.Twins = twins
	if have != "" {
		same, err := k.same(r)
		switch {
		case err != nil:
			return a, err
		case same:
			a.Outcome = ingest.Known
			return a, nil
		case have != hash && !k.replace:
			a.Outcome = ingest.Failed
			a.Fault = &isnad.Fault{ID: r.Document, Code: isnad.DuplicateID, File: file, Message: fmt.Sprintf("the store has another text with id %q; --replace puts this in its place", r.Document)}
			return a, nil
		case !k.replace:
			a.Outcome, a.Notes = ingest.Known, []string{fmt.Sprintf("%s is here and was read otherwise; --replace takes the reading of the file", r.Document)}
			return a, nil
		}
		a.Outcome = ingest.Replaced
	}
	k.last, err = k.append(r)
	a.Number = k.last
	return a, err
}

func (k *taker) append(r isnad.Findings) (last uint64, err error) {
	last = k.last
	for {
		last, err = k.s.Append(k.ctx, last, []isnad.Change{{Author: isnad.Reader, What: r}})
		if !errors.Is(err, isnad.ErrConflict) {
			return last, err
		}
	}
}

// same tells whether the store has read the same in a document.
func (k *taker) same(r isnad.Findings) (bool, error) {
	have, err := k.s.Findings(k.ctx, r.Document)
	if err != nil {
		return false, err
	}
	have.TextHash, r.TextHash, r.Text = "", "", ""
	_, x, err := codec.Encode(have)
	if err != nil {
		return false, err
	}
	_, y, err := codec.Encode(r)
	return string(x) == string(y), err
}

// hashOfDocument is the hash by which a document is known.
func hashOfDocument(r isnad.Findings) string {
	for _, n := range r.Nouns {
		if d, ok := n.(isnad.Document); ok && d.ID == r.Document && d.Hash != "" {
			return d.Hash
		}
	}
	return hashed(r.Text)
}
