package cli

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/inquiry/since"
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
	hour, err := time.Parse(time.RFC3339, date)
	if err != nil {
		first, _, ok := isnad.DatesOf(date)
		if !ok || first.IsZero() {
			return sqlite.Mark{}, usagef("since %q: want last, a day such as 2024-03-01 or an hour such as 2024-03-01T06:00:00Z", date)
		}
		hour = first
	}
	n, err := s.Before(ctx, hour)
	return sqlite.Mark{Number: n, At: hour.UTC()}, err
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
	acts, err := s.Acts(ctx, from.Number)
	if err != nil {
		return err
	}
	look, err := o.look(ctx, s, g, acts, from, to)
	if err != nil {
		return err
	}
	news := since.Find(g.c, look)
	told := wire.NewRows(g.c, g.texts()).NewNews(&news, look)
	told.Changes = o.others(g.c, acts, author)
	if news.IsEmpty() && len(told.Changes) == 0 {
		return nil
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

// look tells which documents of a case are new since a mark: they came after it, joined the named case after it, or have another text than they had.
func (o *lately) look(ctx context.Context, s *sqlite.Store, g gathered, acts []isnad.Change, from, to sqlite.Mark) (since.Look, error) {
	l := since.Look{From: from.At, To: to.At, New: map[isnad.DocumentID]bool{}, Replaced: map[isnad.DocumentID]bool{}, Captured: map[isnad.DocumentID]time.Time{}}
	for _, a := range acts {
		if m, ok := a.What.(isnad.Member); ok && m.Case == o.name && m.Kind == isnad.MemberDocument && !m.Out {
			l.New[isnad.DocumentID(m.What)] = true
		}
	}
	for _, d := range g.c.Documents {
		a := g.arrivals[d.ID]
		l.Captured[d.ID] = a.At
		switch {
		case a.First > from.Number:
			l.New[d.ID] = true
		case a.Number > from.Number:
			before, err := s.TextThen(ctx, d.ID, from.Number)
			if err != nil {
				return l, err
			}
			if before != a.Text {
				l.New[d.ID], l.Replaced[d.ID] = true, true
			}
		}
	}
	return l, nil
}

// others lists what others than the one who asks changed in the nouns of the case, the latest first.
func (o *lately) others(c *isnad.Case, acts []isnad.Change, author string) []wire.LoggedChange {
	mine := map[uint64]bool{}
	for _, a := range acts {
		_, gone := a.What.(isnad.Erased)
		mine[a.Number] = gone || a.Author == author || a.Author == isnad.Reader || o.name != "" && !inCase(c, a.What, o.name)
	}
	return slices.DeleteFunc(logged(acts, ""), func(x wire.LoggedChange) bool { return mine[x.Number] })
}

// inCase reports whether an act is about a document of the case, a finding of one, or the case itself.
func inCase(c *isnad.Case, what isnad.Step, name string) bool {
	if m, ok := what.(isnad.Member); ok {
		return m.Case == name
	}
	return slices.ContainsFunc(c.Documents, func(d isnad.Document) bool { return edit.Concerns(what, string(d.ID)) }) ||
		slices.ContainsFunc(c.Events, func(x isnad.Event) bool { return edit.Concerns(what, string(x.ID)) }) ||
		slices.ContainsFunc(c.Claims, func(x isnad.Claim) bool { return edit.Concerns(what, string(x.ID)) }) ||
		slices.ContainsFunc(c.Entities, func(x isnad.Entity) bool { return edit.Concerns(what, string(x.ID)) }) ||
		slices.ContainsFunc(c.Commitments, func(x isnad.Commitment) bool { return edit.Concerns(what, x.ID) })
}

// atom prints the news as a feed (RFC 4287) whose entries keep their ids.
func (o *lately) atom(e *env, g gathered, n *wire.News) error {
	d := digest{page: newPage(e), g: g, all: true}
	d.gather(n)
	if _, err := io.WriteString(e.out, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(e.out)
	enc.Indent("", " ")
	if err := enc.Encode(wire.NewFeedOf(o.name, e.lang, n.To, d.entries())); err != nil {
		return err
	}
	_, err := io.WriteString(e.out, "\n")
	return err
}
