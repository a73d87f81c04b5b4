package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

// lately are the flags of the command since.
type lately struct {
	ledger
	format    string
	all, peek bool
	now       func() time.Time
}

func newSince(e *env) *cobra.Command {
	o := lately{now: time.Now}
	c := &cobra.Command{
		Use:   "since [DATE|last]",
		Short: "tell what is new: events, accounts that changed, voices, commitments, outlets that fell silent",
		Long: "Tells what came into the store on that day or after it, whenever it was published; with last, since you asked last, which the store notes under your name " +
			"for each case. Copies stand under what they copy. Where nothing is new nothing is printed.",
		Example: `  isnad since
  isnad since 2024-03-01 --case embassy --lang en
  isnad since 2024-03-01T06:00:00Z --format atom > feed.xml`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("usage: isnad since [DATE|last]")
			}
			if !slices.Contains([]string{"text", "json", "atom"}, o.format) {
				return usagef("--format %q: want text, json or atom", o.format)
			}
			return o.run(cmd, e, strings.Join(args, ""))
		},
	}
	o.flags(c, "case", "as")
	c.Flags().StringVar(&o.format, "format", "text", "text, json or atom")
	c.Flags().BoolVar(&o.all, "all", false, "list everything, also where a section is long")
	c.Flags().BoolVar(&o.peek, "peek", false, "do not note that you looked")
	return c
}

// run prints what is new and, where it was asked since the last look, notes this one once all is printed.
func (o *lately) run(cmd *cobra.Command, e *env, date string) error {
	mine := date == "" || date == "last"
	author, err := o.author()
	if err != nil && mine {
		return err
	}
	var to sqlite.Mark
	err = o.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
		from, err := o.from(ctx, s, author, date, mine)
		if err != nil {
			return err
		}
		if to.Number, err = s.Last(ctx); err != nil {
			return err
		}
		to.At = o.now().UTC()
		return o.tell(ctx, e, s, author, from, to)
	})
	if err != nil || !mine || o.peek {
		return err
	}
	err = o.with(cmd, e, sqlite.Options{}, func(ctx context.Context, s *sqlite.Store) error { return s.SetMark(ctx, author, o.name, to) })
	if err != nil {
		fmt.Fprintln(e.err, "isnad: that you looked could not be noted; the same will be told again:", err)
	}
	return nil
}

// from is where the look begins.
func (o *lately) from(ctx context.Context, s *sqlite.Store, author, date string, mine bool) (sqlite.Mark, error) {
	if mine {
		return s.Mark(ctx, author, o.name)
	}
	m, err := desk.From(ctx, s, date)
	if errors.Is(err, isnad.ErrInvalid) {
		return m, usage{err}
	}
	return m, err
}

// tell prints what came between two marks.
func (o *lately) tell(ctx context.Context, e *env, s *sqlite.Store, author string, from, to sqlite.Mark) error {
	v := store.View{Name: o.name}
	if err := linking(&v); err != nil {
		return err
	}
	g, err := o.fetch(ctx, e, s, v)
	if err != nil {
		return err
	}
	if g.arrivals == nil {
		return fmt.Errorf("%s: when its documents came can not be read: %w", o.path(), isnad.ErrDamaged)
	}
	told, empty, err := desk.Digest{Name: o.name, Author: author, From: from, To: to, Arrivals: g.arrivals}.News(ctx, s, g.c, wire.NewRows(g.c, g.texts()))
	if err != nil || empty {
		return err
	}
	switch o.format {
	case "json":
		return encoder(e.out, " ").Encode(told)
	case "atom":
		return o.atom(e, g, &told)
	}
	d := digest{page: newPage(e), g: g, all: o.all}
	d.gather(&told)
	return d.print()
}

// atom prints the news as a feed (RFC 4287) whose entries keep their ids.
func (o *lately) atom(e *env, g gathered, n *wire.News) error {
	d := digest{page: newPage(e), g: g, all: true}
	d.gather(n)
	return d.feed(o.name, n.To)
}
