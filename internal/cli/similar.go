package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/edit/similar"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

// An alike is what is asked of `isnad similar`.
type alike struct {
	ledger
	args            []string
	reject          bool
	changes         []uint
	apply, doubtful bool
	only            []string
}

func newSimilar(e *env) *cobra.Command {
	var a alike
	c := &cobra.Command{
		Use:   "similar [ID [FIELD=VALUE...]]",
		Short: "where what is corrected in one finding may be wrong once more, and why; with --apply it is corrected there too",
		Long: `List the findings in which the same may be wrong as in one that is corrected: with what would change, why they are alike (+) and what speaks against it (-). The correction is one that is
still to be made, fields that are set or --reject, or one that was made, --change. What a person has checked is left out. Nothing is changed without --apply, which makes the
correction itself, if it is not made yet, and the same in all that has nothing against it, at once; the line that it ends with takes all of it back.`,
		Example: `  isnad similar b03/e2 type=COERCE
  isnad similar b03/e2 type=COERCE --apply --reason 'a siege is no visit'
  isnad similar b03/c4 --reject --apply --only b05/c1,b07/c2
  isnad similar --change 41 --doubtful --apply`,
		RunE: func(cmd *cobra.Command, args []string) error {
			a.args = args
			if err := a.check(); err != nil {
				return err
			}
			if a.apply {
				return a.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error { return a.make(ctx, e, s, author) })
			}
			return a.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
				_, err := a.list(ctx, e, s)
				return err
			})
		},
	}
	a.flags(c, "case", "as", "reason")
	c.Flags().BoolVar(&a.reject, "reject", false, "what is like a finding that was read wrongly")
	c.Flags().UintSliceVar(&a.changes, "change", nil, "numbers of changes that were made (isnad log)")
	c.Flags().BoolVar(&a.apply, "apply", false, "correct it wherever nothing speaks against it")
	c.Flags().BoolVar(&a.doubtful, "doubtful", false, "with --apply: also where something speaks against it")
	c.Flags().StringSliceVar(&a.only, "only", nil, "with --apply: in these findings alone, whatever speaks against it")
	return c
}

// check refuses what says not, or twice, what is corrected.
func (a *alike) check() error {
	made, fields := len(a.changes) > 0, len(a.args) > 1
	switch {
	case made && (len(a.args) > 0 || a.reject), a.reject && fields, !made && len(a.args) == 0, len(a.args) == 1 && !a.reject:
		return usagef("similar: want ID FIELD=VALUE..., ID --reject, or --change NUMBER")
	case !a.apply && (a.doubtful || len(a.only) > 0):
		return usagef("similar: --doubtful and --only go with --apply")
	case a.doubtful && len(a.only) > 0:
		return usagef("similar: --doubtful or --only, not both")
	}
	return nil
}

// correction is what others are to be like, in the case as it is.
func (a *alike) correction(ctx context.Context, s *sqlite.Store, c *isnad.Case) (desk.Correction, error) {
	if len(a.changes) > 0 {
		var numbers []uint64
		for _, n := range a.changes {
			numbers = append(numbers, uint64(n))
		}
		return desk.Made(ctx, s, a.name, build(), numbers)
	}
	w := desk.Correction{Before: c}
	var err error
	w.Steps, err = a.steps(ctx, s, edited(a.args), func(c *isnad.Case) ([]isnad.Step, error) {
		if a.reject {
			step, err := edit.Reject(c, a.args[0])
			return []isnad.Step{step}, err
		}
		return edits(c, a.args) // which sets the fields in the case that it is given
	})
	return w, err
}

// A likeness is a correction with what is like it, as it is printed.
type likeness struct {
	desk.Correction
	similar.Found
}

// find looks for what is like the correction.
func (a *alike) find(ctx context.Context, e *env, s *sqlite.Store) (x likeness, g gathered, err error) {
	v, err := a.view()
	if err == nil {
		err = linking(&v)
	}
	if err == nil {
		g, err = a.fetch(ctx, e, s, v)
	}
	if err == nil {
		x.Correction, err = a.correction(ctx, s, g.c)
	}
	if err != nil {
		return x, g, err
	}
	out, err := desk.TakenOut(ctx, s, x.Kinds())
	if err != nil && !errors.Is(err, isnad.ErrDamaged) {
		return x, g, err
	}
	x.Found, err = desk.Alike(g.c, x.Correction, out, desk.MadeBy(func(d isnad.DocumentID) *wire.Record { return desk.Again(ctx, s, d) }))
	return x, g, err
}

// list prints what is like the correction.
func (a *alike) list(ctx context.Context, e *env, s *sqlite.Store) (x likeness, err error) {
	x, g, err := a.find(ctx, e, s)
	if errors.Is(err, isnad.ErrInvalid) {
		return x, usage{err}
	}
	if err != nil {
		return x, err
	}
	p, rows := newPage(e), wire.NewRows(g.c, g.texts())
	told, names := x.Told(rows)
	for _, t := range told {
		p.line("%s", p.turn(t, names))
	}
	for _, k := range x.Found.Apart {
		p.line("  %s", strings.TrimSpace(k.Field+" "+p.ar(p.label("similar.apart-"+string(k.Why)))))
	}
	sure := len(slices.DeleteFunc(slices.Clone(x.Items), func(it similar.Item) bool { return len(it.Doubts) > 0 }))
	p.line("\n%s", p.ar(p.counted("similar.found", len(x.Items), sure)))
	for _, it := range x.Items {
		p.like(desk.Like(rows, it))
	}
	if x.LeftOut > 0 {
		p.line("%s", p.ar(p.counted("web.similar-left", x.LeftOut)))
	}
	return x, p.err
}

// counted is a label with numbers in it.
func (p *page) counted(key string, numbers ...int) string {
	s := p.label(key)
	for _, n := range numbers {
		s = strings.Replace(s, "{}", fmt.Sprint(n), 1)
	}
	return s
}

// turn says what a step does, with the names of whom it names.
func (p *page) turn(t wire.LoggedChange, names map[string]wire.Name) string {
	said := func(value string) string {
		for id, n := range names {
			value = strings.ReplaceAll(value, id, p.name(n.Name, n.NameEn))
		}
		if value == "" {
			return "–"
		}
		return p.ar(value)
	}
	switch t.Kind {
	case "edit":
		return fmt.Sprintf("%s  %s: %s → %s", clean(t.ID), t.Field, said(t.From), said(t.To))
	case "merge":
		return fmt.Sprintf("%s  %s ← %s", clean(t.ID), p.ar(p.label("similar.merge")), clean(t.Other))
	}
	return fmt.Sprintf("%s  %s", clean(t.ID), p.ar(p.label("similar.reject")))
}

// like prints a finding that is alike: what would change, its words, why, and what speaks against it.
func (p *page) like(x wire.Like) {
	sign := "✓"
	if len(x.Doubts) > 0 {
		sign = "?"
	}
	for i, t := range x.Turns {
		if i > 0 {
			sign = " "
		}
		p.line("%s %s", sign, p.turn(t, x.Names))
	}
	if x.Passage != nil {
		var words []string
		for _, m := range x.Passage.Marks {
			words = append(words, m.Text)
		}
		p.line("    %s:%d  %s", clean(x.Passage.Document), x.Passage.Paragraph, p.ar("«"+short(strings.Join(words, " … "), 100)+"»"))
	}
	p.reasons("+", x.Why)
	p.reasons("-", x.Doubts)
}

func (p *page) reasons(sign string, list []wire.Sentence) {
	for _, w := range list {
		say := w.Ar
		if p.e.lang == "en" {
			say = w.En
		}
		p.line("    %s %s", sign, p.ar(say))
	}
}

// make corrects what is to be corrected, in one go, and says how all of it is taken back.
func (a *alike) make(ctx context.Context, e *env, s *sqlite.Store, author string) error {
	var n int
	err := a.appends(ctx, e, s, author, func() ([]isnad.Step, error) {
		x, _, err := a.find(ctx, e, s)
		if err != nil {
			return nil, err
		}
		steps, err := a.chosen(x)
		n = len(steps)
		return steps, err
	})
	if err != nil {
		return err
	}
	last, err := s.Last(ctx)
	if err == nil {
		_, err = fmt.Fprintf(e.out, "isnad undo %d-%d\n", last-uint64(n)+1, last)
	}
	return err
}

// chosen are the steps that are made: the correction, where it is not made yet, and those of the findings that are chosen.
func (a *alike) chosen(x likeness) (steps []isnad.Step, err error) {
	if len(a.changes) == 0 {
		steps = slices.Clone(x.Steps)
	}
	found := map[string]bool{}
	for _, it := range x.Items {
		found[it.Subject.ID] = true
		if len(a.only) > 0 && slices.Contains(a.only, it.Subject.ID) || len(a.only) == 0 && (a.doubtful || len(it.Doubts) == 0) {
			steps = append(steps, it.Steps...)
		}
	}
	for _, id := range a.only {
		if !found[id] {
			return nil, fmt.Errorf("%s is not like it: %w", id, isnad.ErrNotFound)
		}
	}
	if len(steps) == 0 {
		return nil, fmt.Errorf("nothing is like it that has nothing against it: %w", isnad.ErrNotFound)
	}
	return steps, nil
}
