package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/reading"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
)

// ledger are the flags of every command that uses a store.
type ledger struct {
	db, name, known, as, reason string
	warned                      bool // that the store is damaged
}

// flags takes --db and, as asked, --case, --known, --as and --reason.
func (l *ledger) flags(c *cobra.Command, which ...string) {
	c.Flags().StringVar(&l.db, "db", "", "file of the store (default $ISNAD_DB, else isnad.db)")
	for _, w := range which {
		switch w {
		case "case":
			c.Flags().StringVar(&l.name, "case", "", "name of a case: its documents only")
		case "known":
			c.Flags().StringVar(&l.known, "known", "", "as it was known on that day, or at that hour (2024-03-01, 2024-03-01T12:00:00Z)")
		case "reason":
			c.Flags().StringVar(&l.reason, "reason", "", "why you change it; it stands in the log")
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

// with opens the store, does what a command wants of it, and closes it.
func (l *ledger) with(cmd *cobra.Command, e *env, o sqlite.Options, do func(context.Context, *sqlite.Store) error) error {
	s, err := l.open(cmd.Context(), e, o)
	if err != nil {
		return err
	}
	return errors.Join(do(cmd.Context(), s), s.Close())
}

// reading is with, for what changes nothing.
func (l *ledger) reading(cmd *cobra.Command, e *env, do func(context.Context, *sqlite.Store) error) error {
	return l.with(cmd, e, sqlite.Options{ReadOnly: true}, do)
}

// writing is with, for what changes the store in the name of somebody.
func (l *ledger) writing(cmd *cobra.Command, e *env, do func(ctx context.Context, s *sqlite.Store, author string) error) error {
	author, err := l.author()
	if err != nil {
		return err
	}
	return l.with(cmd, e, sqlite.Options{}, func(ctx context.Context, s *sqlite.Store) error { return do(ctx, s, author) })
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
	return l.kept(cmd, e)
}

// linking lets a view link its documents.
func linking(v *store.View) error { return desk.Linking(v, build()) }

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
func (l *ledger) kept(cmd *cobra.Command, e *env) (g gathered, err error) {
	v, err := l.view()
	if err != nil {
		return g, err
	}
	if err = linking(&v); err != nil {
		return g, err
	}
	err = l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
		g, err = l.fetch(ctx, e, s, v)
		return err
	})
	return g, err
}

// fetch takes a case out of an open store, with its texts; what is missing or can not be followed is told on the standard error.
func (l *ledger) fetch(ctx context.Context, e *env, s *sqlite.Store, v store.View) (g gathered, err error) {
	g.c, err = l.look(ctx, s, v)
	l.warn(e, s)
	if err != nil {
		return g, err
	}
	if g.arrivals, err = s.Arrivals(ctx); err != nil && !errors.Is(err, isnad.ErrDamaged) {
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
	return desk.Look(ctx, s, v)
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
	return l.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error {
		return l.appends(ctx, e, s, author, func() ([]isnad.Step, error) { return l.steps(ctx, s, ids, make) })
	})
}

// appends stores the steps of somebody and says them. If somebody else wrote meanwhile, they are asked for again.
func (l *ledger) appends(ctx context.Context, e *env, s *sqlite.Store, author string, ask func() ([]isnad.Step, error)) error {
	for range 5 {
		base, err := s.Last(ctx)
		if err != nil {
			return err
		}
		steps, err := ask()
		if errors.Is(err, isnad.ErrInvalid) {
			return usage{err}
		}
		if err != nil {
			return err
		}
		last, err := s.Append(ctx, base, desk.By(author, strings.TrimSpace(l.reason), steps))
		if err == nil {
			return l.said(e, last, steps)
		} else if !errors.Is(err, isnad.ErrConflict) {
			return err
		}
	}
	return fmt.Errorf("others keep writing into %s: %w", l.path(), isnad.ErrBusy)
}

// steps asks for the steps on a part of the case, or on all of it.
func (l *ledger) steps(ctx context.Context, s *sqlite.Store, ids []string, make func(*isnad.Case) ([]isnad.Step, error)) ([]isnad.Step, error) {
	return desk.Steps(ctx, s, l.name, build(), ids, make)
}
