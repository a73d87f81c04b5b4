package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/arabic"
	"isnad/internal/link"
	"isnad/internal/reading"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/lexicon"
)

// ledger are the flags of every command that uses a store.
type ledger struct {
	db, name, known, as string
	warned              bool // that the store is damaged
}

// flags takes --db and, as asked, --case, --known and --as.
func (l *ledger) flags(c *cobra.Command, which ...string) {
	c.Flags().StringVar(&l.db, "db", "", "file of the store (default $ISNAD_DB, else isnad.db)")
	for _, w := range which {
		switch w {
		case "case":
			c.Flags().StringVar(&l.name, "case", "", "name of a case: its documents only")
		case "known":
			c.Flags().StringVar(&l.known, "known", "", "as it was known on that day, or at that hour (2024-03-01, 2024-03-01T12:00:00Z)")
		case "as":
			c.Flags().StringVar(&l.as, "as", "", "your name in the log (default $ISNAD_AUTHOR, else the name of the login)")
		}
	}
}

func (l *ledger) path() string {
	for _, p := range []string{l.db, os.Getenv("ISNAD_DB")} {
		if p != "" {
			return p
		}
	}
	return "isnad.db"
}

// author is who makes a change. The name of the machine is nobody's.
func (l *ledger) author() (string, error) {
	for _, a := range []string{l.as, os.Getenv("ISNAD_AUTHOR"), os.Getenv("USER"), os.Getenv("LOGNAME")} {
		if a == isnad.Reader {
			return "", usagef("--as %q: that is the machine's name", a)
		}
		if a != "" {
			return a, nil
		}
	}
	return "", usagef("who are you? --as NAME or $ISNAD_AUTHOR")
}

// open opens the store, and says on the standard error if it is damaged.
func (l *ledger) open(ctx context.Context, e *env, o sqlite.Options) (*sqlite.Store, error) {
	s, err := sqlite.Open(ctx, l.path(), o)
	if err != nil {
		return nil, err
	}
	l.warn(e, s)
	return s, nil
}

// warn says once that the store is damaged.
func (l *ledger) warn(e *env, s *sqlite.Store) {
	if d := s.Damage(); d != nil && !l.warned {
		l.warned = true
		fmt.Fprintf(e.err, "isnad: %s is damaged: %v. It is open for reading only; isnad doctor tells more.\n", l.path(), d)
	}
}

// view is the part of the store that the flags choose.
func (l *ledger) view() (store.View, error) {
	v := store.View{Name: l.name}
	if l.known == "" {
		return v, nil
	}
	if day, err := time.Parse("2006-01-02", l.known); err == nil {
		v.Known = day.Add(24*time.Hour - time.Microsecond)
		return v, nil
	}
	hour, err := time.Parse(time.RFC3339, l.known)
	if err != nil {
		return v, usagef("--known %q: want a day such as 2024-03-01 or an hour such as 2024-03-01T12:00:00Z", l.known)
	}
	v.Known = hour
	return v, nil
}

// gather makes the case of files in the way that is given, or where none are named fetches that of the store, linked.
func (l *ledger) gather(cmd *cobra.Command, e *env, files []string, s source, of func(*cobra.Command, *env, []string, source) (gathered, error)) (gathered, error) {
	switch {
	case len(files) > 0 && l.db+l.name+l.known != "":
		return gathered{}, usagef("%s: name files, or a store with --db, --case and --known", cmd.Name())
	case len(files) > 0:
		return of(cmd, e, files, s)
	}
	return l.kept(cmd.Context(), e, true)
}

// linking lets a view link its documents.
func linking(v *store.View) error {
	m, err := arabic.Morphology()
	v.JoinedBy, v.Join = build(), func(read []isnad.Findings) *isnad.Case {
		l := link.New(lexicon.Arabic(), m)
		for _, f := range read {
			var changes []isnad.Change
			for _, n := range f.Nouns {
				changes = append(changes, isnad.Change{What: n})
			}
			l.Add(changes)
		}
		return l.Case()
	}
	return err
}

// build names this very program, its tables included: one that was built anew may link otherwise. Where that can not be told it is empty.
func build() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %d %d", Version, info.Size(), info.ModTime().UnixNano())
}

// kept is the case that a store holds, with the texts its spans lie in.
func (l *ledger) kept(ctx context.Context, e *env, linked bool) (g gathered, err error) {
	v, err := l.view()
	if err != nil {
		return g, err
	}
	if linked {
		if err = linking(&v); err != nil {
			return g, err
		}
	}
	s, err := l.open(ctx, e, sqlite.Options{ReadOnly: true})
	if err != nil {
		return g, err
	}
	defer s.Close()
	g.c, err = l.look(ctx, s, v)
	l.warn(e, s)
	if err != nil {
		return g, err
	}
	g.pages = map[isnad.DocumentID]*reading.Page{}
	for _, d := range g.c.Documents {
		text, err := s.Text(ctx, d.ID)
		if errors.Is(err, isnad.ErrNotFound) || errors.Is(err, isnad.ErrDamaged) {
			fmt.Fprintln(e.err, "isnad:", err)
			continue
		}
		if err != nil {
			return g, err
		}
		g.pages[d.ID] = reading.Lines(text)
	}
	for _, d := range g.c.Doubts {
		fmt.Fprintln(e.err, "isnad:", doubt(d))
	}
	return g, nil
}

// look fetches a case; one that was named and holds nothing is not found.
func (l *ledger) look(ctx context.Context, s *sqlite.Store, v store.View) (*isnad.Case, error) {
	c, err := s.Case(ctx, v)
	if err == nil && v.Name != "" && len(c.Documents)+len(c.Questioned)+len(c.Assumptions) == 0 {
		return nil, fmt.Errorf("case %q holds nothing: %w", v.Name, isnad.ErrNotFound)
	}
	return c, err
}

func doubt(d isnad.Doubt) string {
	if d.Damaged {
		return fmt.Sprintf("change %d is left out: its bytes are not what was written", d.Change)
	}
	return fmt.Sprintf("change %d of %s found nothing to hold on to: %s %s is not read so any more", d.Change, d.Author, d.Subject.Kind, d.Subject.ID)
}

// act lets a person change the case: make gets the case as it is and gives the steps. If somebody else wrote meanwhile, it is asked again. What is made on
// the findings of a few documents is tried on those alone first; all documents are linked only where that is not enough.
func (l *ledger) act(cmd *cobra.Command, e *env, ids []string, make func(*isnad.Case) ([]isnad.Step, error)) error {
	author, err := l.author()
	if err != nil {
		return err
	}
	s, err := l.open(cmd.Context(), e, sqlite.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	for range 5 {
		var base uint64
		if base, err = s.Last(cmd.Context()); err != nil {
			return err
		}
		steps, err := l.steps(cmd.Context(), s, ids, make)
		if errors.Is(err, isnad.ErrInvalid) {
			return usage{err}
		}
		if err != nil {
			return err
		}
		var last uint64
		if last, err = s.Append(cmd.Context(), base, by(author, steps)); err == nil {
			return l.said(e, last, steps)
		} else if !errors.Is(err, isnad.ErrConflict) {
			return err
		}
	}
	return err
}

// steps asks for the steps on a part of the case, or on all of it.
func (l *ledger) steps(ctx context.Context, s *sqlite.Store, ids []string, make func(*isnad.Case) ([]isnad.Step, error)) ([]isnad.Step, error) {
	v := store.View{Name: l.name}
	if v.Documents = s.DocumentsOf(ctx, ids); v.Documents != nil {
		c, err := s.Case(ctx, v)
		if err != nil {
			return nil, err
		}
		if steps, err := make(c); !errors.Is(err, isnad.ErrNotFound) {
			return steps, err
		}
	}
	v.Documents = nil
	if err := linking(&v); err != nil {
		return nil, err
	}
	c, err := l.look(ctx, s, v)
	if err != nil {
		return nil, err
	}
	return make(c)
}

func by(author string, steps []isnad.Step) (out []isnad.Change) {
	for _, s := range steps {
		out = append(out, isnad.Change{Author: author, What: s})
	}
	return out
}
