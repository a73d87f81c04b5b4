package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

// said tells what was changed under which numbers.
func (l *ledger) said(e *env, last uint64, steps []isnad.Step) error {
	for i, s := range steps {
		if _, err := fmt.Fprintf(e.out, "%d\t%s\n", last-uint64(len(steps)-1-i), clean(edit.Say(s))); err != nil {
			return err
		}
	}
	return nil
}

// actor makes a command that changes the case by what is said about nouns of it. named lists their ids, so that the documents that tell of them are enough;
// nil where all of the case must be seen.
func actor(e *env, c *cobra.Command, least, most int, named func(args []string) []string, make func(c *isnad.Case, args []string) ([]isnad.Step, error)) *cobra.Command {
	var l ledger
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) < least || most > 0 && len(args) > most {
			return usagef("usage: isnad %s", c.Use)
		}
		var ids []string
		if named != nil {
			ids = named(args)
		}
		return l.act(cmd, e, ids, func(c *isnad.Case) ([]isnad.Step, error) { return make(c, args) })
	}
	l.flags(c, "case", "as", "reason")
	return c
}

func everyone(args []string) []string { return args }

func theFirst(args []string) []string { return args[:1] }

// edited are what is edited and what its fields are to refer to.
func edited(args []string) []string {
	ids := []string{args[0]}
	for _, a := range args[1:] {
		ids = append(ids, edit.Names(a)...)
	}
	return slices.DeleteFunc(ids, func(id string) bool { return strings.HasPrefix(id, "new:") })
}

func newEdit(e *env) *cobra.Command {
	return actor(e, &cobra.Command{
		Use:   "edit ID FIELD=VALUE...",
		Short: "set fields of an entity, event, claim or other finding",
		Example: `  isnad edit b03/e2 type=COERCE mode=restrict
  isnad edit b03/e2 status@b03=planned          what one document says of it
  isnad edit b03/e2 'actors=state:iraq,new:person:سليم الحداد:IRQ/GOV'    somebody whom no document of the store names
  isnad edit b03/e2 status=negated --reason 'the ministry took it back on Sunday'`,
	}, 2, 0, edited, edits)
}

// edits are the steps by which the fields of a noun are set, its id first, then FIELD=VALUE; before them those that put whom the values name anew.
func edits(c *isnad.Case, args []string) (steps []isnad.Step, err error) {
	for _, a := range args[1:] {
		a, put, err := edit.Coined(c, a)
		if err != nil {
			return nil, err
		}
		c = edit.With(c, put)
		for _, e := range put {
			steps = append(steps, e)
		}
		field, value, ok := strings.Cut(a, "=")
		if !ok {
			return nil, usagef("%q: want FIELD=VALUE", a)
		}
		w, err := edit.Set(c, args[0], field, value)
		if err != nil {
			return nil, err
		}
		steps = append(steps, w)
	}
	return steps, nil
}

func newMerge(e *env) *cobra.Command {
	return actor(e, &cobra.Command{Use: "merge KEEP GONE", Short: "say that two entities, events or claims are one", Example: "  isnad merge b03/e2 b07/e5"},
		2, 2, everyone, func(c *isnad.Case, args []string) ([]isnad.Step, error) {
			w, err := edit.Merge(c, args[0], args[1])
			return []isnad.Step{w}, err
		})
}

func newSplit(e *env) *cobra.Command {
	return actor(e, &cobra.Command{Use: "split ID DOCUMENT...", Short: "take what documents tell of a noun out of it, into one of its own", Example: "  isnad split person:ali b05 b06"},
		2, 0, nil, func(c *isnad.Case, args []string) ([]isnad.Step, error) {
			w, err := edit.Split(c, args[0], args[1:])
			return []isnad.Step{w}, err
		})
}

func newReject(e *env) *cobra.Command {
	var in []string
	c := actor(e, &cobra.Command{
		Use:   "reject ID...",
		Short: "take findings that were read wrongly out of the case",
		Long:  `Take findings that were read wrongly out of the case, with what rests on them alone. With --in only these documents do not tell it: what others tell of it stays.`,
		Example: `  isnad reject b03/e2
  isnad reject b03/e2 --in b07        b07 does not tell it`,
	}, 1, 0, func(args []string) []string {
		if len(in) > 0 {
			return nil // the documents must be seen that are said not to tell it
		}
		return args
	}, func(c *isnad.Case, args []string) (steps []isnad.Step, err error) {
		for _, id := range args {
			var w isnad.Rejection
			if len(in) > 0 {
				w, err = edit.Untell(c, id, in)
			} else {
				w, err = edit.Reject(c, id)
			}
			if err != nil {
				return nil, err
			}
			steps = append(steps, w)
		}
		return steps, nil
	})
	c.Flags().StringSliceVar(&in, "in", nil, "documents that do not tell it, or DOCUMENT/ID one telling in it; the rest stays")
	return c
}

func newConfirm(e *env) *cobra.Command {
	return actor(e, &cobra.Command{Use: "confirm ID...", Short: "say that findings were looked at and are right", Example: "  isnad confirm b03/e2 b03/c1",
		Long: `Say that you looked at findings and found them right as they are: they count as checked, for brief --checked too. That lapses when an article is read anew and
the type, mode, act, kind or outcome of the finding is then another; who and where it is about are not compared. isnad show says so.`},
		1, 0, everyone, func(c *isnad.Case, args []string) (steps []isnad.Step, err error) {
			for _, id := range args {
				w, err := edit.Confirm(c, id)
				if err != nil {
					return nil, err
				}
				steps = append(steps, w)
			}
			return steps, nil
		})
}

func newNote(e *env) *cobra.Command {
	var lang, document string
	c := actor(e, &cobra.Command{
		Use:   "note ID TEXT",
		Short: "make a note on a finding, or translate its words",
		Long: `Make a note on a finding, or with --translation keep your translation of its words: a brief in that language gives it behind the Arabic quotation, with
your name. The words of an event are the clause that tells it, those of a consequence what would follow. The last translation counts, and all are kept.`,
		Example: `  isnad note b03/e2 'ask the ministry'
  isnad note b03/e2 --translation en 'the consulate was closed'
  isnad note b03/e2 --translation en --document b07 'the consulate shut its doors'    what b07 says of it`,
	}, 2, 2, theFirst, func(c *isnad.Case, args []string) ([]isnad.Step, error) {
		if lang == "" && document != "" {
			return nil, usagef("note: --document says whose words a --translation is of")
		}
		if lang == "" {
			w, err := edit.Remark(c, args[0], args[1])
			return []isnad.Step{w}, err
		}
		w, err := edit.Translate(c, args[0], args[1], lang, isnad.DocumentID(document))
		return []isnad.Step{w}, err
	})
	c.Flags().StringVar(&lang, "translation", "", "the text translates the words of the finding into this language, such as en")
	c.Flags().StringVar(&document, "document", "", "with --translation: the document whose words are translated (default: the first)")
	return c
}

func newUndo(e *env) *cobra.Command {
	return switcher(e, "undo", "take back a change: your last one, those of some numbers, or all from one to another", func(n uint64) isnad.Step { return isnad.Undo{Number: n} })
}

func newRedo(e *env) *cobra.Command {
	return switcher(e, "redo", "bring a change again that was undone: the one you undid last, those of some numbers, or all from one to another", func(n uint64) isnad.Step { return isnad.Redo{Number: n} })
}

func switcher(e *env, use, short string, step func(uint64) isnad.Step) *cobra.Command {
	var l ledger
	c := &cobra.Command{Use: use + " [NUMBER|FIRST-LAST...]", Short: short, Example: "  isnad " + use + "\n  isnad " + use + " 41\n  isnad " + use + " 41-44", RunE: func(cmd *cobra.Command, args []string) error {
		numbers, err := aimed(cmd, args)
		if err != nil {
			return err
		}
		return l.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error {
			return l.appends(ctx, e, s, author, func() (steps []isnad.Step, err error) {
				for _, n := range numbers {
					if n, err = desk.Aimed(ctx, s, n, author, use == "redo"); err != nil {
						return nil, err
					}
					steps = append(steps, step(n))
				}
				if use == "undo" {
					slices.Reverse(steps) // the last first
				}
				return steps, nil
			})
		})
	}}
	l.flags(c, "as", "reason")
	return c
}

// mostAimed is how many changes one undo takes back at most.
const mostAimed = 10000

// aimed are the numbers of the changes that are named, or 0 where none is.
func aimed(cmd *cobra.Command, args []string) (numbers []uint64, err error) {
	for _, a := range args {
		first, last, ranged := strings.Cut(a, "-")
		if !ranged {
			last = first
		}
		n, err := strconv.ParseUint(first, 10, 64)
		m, too := strconv.ParseUint(last, 10, 64)
		if err != nil || too != nil || n == 0 || m < n || m-n >= mostAimed {
			return nil, usagef("%s %q: want the number of a change, or FIRST-LAST; isnad log lists them", cmd.Name(), a)
		}
		for ; n <= m; n++ {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 0 {
		numbers = []uint64{0}
	}
	return numbers, nil
}

func newCases(e *env) *cobra.Command {
	var l ledger
	var shown listing
	var put, out, ask, assume, drop []string
	c := &cobra.Command{
		Use:   "cases [NAME]",
		Short: "list the named cases, or say what belongs to one",
		Example: `  isnad cases
  isnad cases embassy --put b01,b02 --ask 'ماذا لو أغلقت السفارة؟'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("usage: isnad cases [NAME]")
			}
			if err := shown.check(); err != nil {
				return err
			}
			if len(args) == 0 {
				return listCases(cmd, e, &l, shown)
			}
			return l.act(cmd, e, append(append([]string{}, put...), out...), func(c *isnad.Case) ([]isnad.Step, error) { return members(c, args[0], put, out, ask, assume, drop) })
		},
	}
	l.flags(c, "as")
	shown.flags(c)
	c.Flags().StringSliceVar(&put, "put", nil, "documents to put into it")
	c.Flags().StringSliceVar(&out, "out", nil, "documents to take out of it")
	c.Flags().StringArrayVar(&ask, "ask", nil, "a question of it")
	c.Flags().StringArrayVar(&assume, "assume", nil, "an assumption in it, as whatif has them")
	c.Flags().StringArrayVar(&drop, "drop", nil, "a question or assumption to take out of it")
	return c
}

func listCases(cmd *cobra.Command, e *env, l *ledger, shown listing) error {
	return l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
		names, err := s.Cases(ctx)
		if err != nil {
			return err
		}
		var rows []wire.NamedCase
		for _, n := range names {
			ids, err := s.Members(ctx, n)
			if err != nil {
				return err
			}
			rows = append(rows, wire.NewNamedCase(n, ids))
		}
		if shown.isTable() {
			for _, r := range rows {
				if _, err := fmt.Fprintf(e.out, "%d documents\t%s\n", len(r.Documents), clean(r.Name)); err != nil {
					return err
				}
			}
			return nil
		}
		return sheet[wire.NamedCase]{csv: []column[wire.NamedCase]{{"name", func(r *wire.NamedCase) string { return r.Name }},
			{"documents", func(r *wire.NamedCase) string { return strings.Join(r.Documents, "; ") }}}}.print(e, shown, rows)
	})
}

func members(c *isnad.Case, name string, put, out, ask, assume, drop []string) ([]isnad.Step, error) {
	steps, err := desk.Members(c, name, put, out, ask, assume, drop)
	if err == nil && len(steps) == 0 {
		return nil, usagef("cases %s: say what to --put, --out, --ask, --assume or --drop", name)
	}
	return steps, err
}
