package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
)

func newGrade(e *env) *cobra.Command {
	var l ledger
	var from, reason string
	c := &cobra.Command{
		Use:   "grade [SOURCE [LETTER]]",
		Short: "say how reliable a source is, A to F, from a day on; without a letter list what was said",
		Long: `A source is an outlet, by the name that its documents have, or somebody who speaks, by id or name. The letters are those of the Admiralty scale (AJP-2.1):
A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged. A claim takes the letter that held on the day of its document;
without --from a letter holds for all days up to the next that has one. What nobody graded is F, unknown.`,
		Example: `  isnad grade 'أفق الخليج' B --reason 'corrects what was wrong'
  isnad grade 'أفق الخليج' D --from 2024-03-01 --reason 'withdrew two reports in a month'
  isnad grade`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch len(args) {
			case 0, 1:
				return listGrades(cmd, e, &l, args)
			case 2:
				return give(cmd, e, &l, args[0], args[1], from, reason)
			}
			return usagef("usage: isnad %s", cmd.Use)
		},
	}
	l.flags(c, "known", "as")
	c.Flags().StringVar(&from, "from", "", "first day for which it holds (2024-03-01, or a month or year)")
	c.Flags().StringVar(&reason, "reason", "", "why")
	return c
}

// give appends a grade. Who speaks is looked for in the case; for an outlet its name is enough.
func give(cmd *cobra.Command, e *env, l *ledger, source, letter, from, reason string) error {
	s, err := l.open(cmd.Context(), e, sqlite.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	outlets, err := s.Outlets(cmd.Context())
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	named := []string{} // no document need be seen for an outlet
	if !slices.Contains(outlets, source) {
		named = []string{source}
	}
	return l.act(cmd, e, named, func(c *isnad.Case) ([]isnad.Step, error) {
		g, err := edit.Grade(c, outlets, source, letter, from, reason)
		return []isnad.Step{g}, err
	})
}

// listGrades prints what persons hold of all sources, or of one: day, letter, what it means, who says so, why.
func listGrades(cmd *cobra.Command, e *env, l *ledger, args []string) error {
	v, err := l.view()
	if err != nil {
		return err
	}
	s, err := l.open(cmd.Context(), e, sqlite.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	c, err := gradesOf(cmd, s, v)
	if err != nil {
		return err
	}
	p, n := newPage(e), 0
	list := slices.Clone(c.Grades)
	slices.SortStableFunc(list, func(a, b isnad.Grading) int {
		return cmp.Or(cmp.Compare(sourceOf(a), sourceOf(b)), cmp.Compare(a.From, b.From))
	})
	for _, g := range list {
		if len(args) > 0 && args[0] != sourceOf(g) {
			continue
		}
		n++
		p.line("%-10s  %s %s  %s  %s", cmp.Or(g.From, "…"), g.Letter, p.label("Reliability."+g.Letter.String()), clean(g.Author), p.ar(join(sourceOf(g), g.Reason)))
	}
	if n == 0 && len(args) > 0 {
		return fmt.Errorf("nobody graded %q: %w", args[0], isnad.ErrNotFound)
	}
	return p.err
}

// gradesOf folds the acts of persons with as little of the readings as they need.
func gradesOf(cmd *cobra.Command, s *sqlite.Store, v store.View) (*isnad.Case, error) {
	acts, err := s.Acts(cmd.Context(), 0)
	if err != nil {
		return nil, err
	}
	speaks := func(c isnad.Change) bool { g, ok := c.What.(isnad.Grade); return ok && g.Source == "" }
	if !slices.ContainsFunc(acts, speaks) {
		v.Documents = []isnad.DocumentID{} // outlets are named by themselves
	} else if err := linking(&v); err != nil {
		return nil, err
	}
	return s.Case(cmd.Context(), v)
}

func sourceOf(g isnad.Grading) string { return cmp.Or(g.Source, g.Subject.ID) }

func join(source, reason string) string {
	if reason == "" {
		return source
	}
	return source + ": " + reason
}
