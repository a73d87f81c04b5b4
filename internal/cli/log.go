package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/store"
	"isnad/internal/store/codec"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

func newLog(e *env) *cobra.Command {
	var l ledger
	var shown listing
	var since uint64
	var readings bool
	c := &cobra.Command{
		Use:     "log [ID]",
		Short:   "list who changed what, the latest first",
		Example: "  isnad log\n  isnad log b03/e2\n  isnad log --all --since 100 --format jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("usage: isnad log [ID]")
			}
			if err := shown.check(); err != nil {
				return err
			}
			return l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
				fetch := s.Acts
				if readings {
					fetch = s.Since
				}
				changes, err := fetch(ctx, since)
				if err != nil {
					return err
				}
				if changes, err = l.concerned(ctx, s, changes); err != nil {
					return err
				}
				return logSheet().print(e, shown, desk.Logged(changes, strings.Join(args, "")))
			})
		},
	}
	l.flags(c, "case")
	shown.flags(c)
	c.Flags().Uint64Var(&since, "since", 0, "changes after this number only")
	c.Flags().BoolVar(&readings, "all", false, "what the machine read too")
	return c
}

// concerned leaves of changes those that are about what the named case holds, or about the case itself; all where none is named. A switch counts as what it
// is aimed at.
func (l *ledger) concerned(ctx context.Context, s *sqlite.Store, changes []isnad.Change) ([]isnad.Change, error) {
	if l.name == "" {
		return changes, nil
	}
	c, err := l.look(ctx, s, store.View{Name: l.name})
	if err != nil {
		return nil, err
	}
	in := map[uint64]bool{}
	for _, x := range changes {
		in[x.Number] = desk.InCase(c, x.What, l.name)
		switch w := x.What.(type) {
		case isnad.Undo:
			in[x.Number] = in[w.Number]
		case isnad.Redo:
			in[x.Number] = in[w.Number]
		}
	}
	return slices.DeleteFunc(changes, func(x isnad.Change) bool { return !in[x.Number] }), nil
}

// logSheet marks what does not count with a stroke.
func logSheet() sheet[wire.LoggedChange] {
	number := column[wire.LoggedChange]{"number", func(c *wire.LoggedChange) string { return fmt.Sprint(c.Number) }}
	author := column[wire.LoggedChange]{"author", func(c *wire.LoggedChange) string { return c.Author }}
	what := column[wire.LoggedChange]{"what", func(c *wire.LoggedChange) string { return c.What }}
	return sheet[wire.LoggedChange]{
		table: []column[wire.LoggedChange]{number, {"", func(c *wire.LoggedChange) string {
			if c.Undone {
				return "×"
			}
			return ""
		}}, {"at", func(c *wire.LoggedChange) string { return c.At.Format(time.DateTime) }}, {"by", author.cell}, what},
		csv: []column[wire.LoggedChange]{number, {"undone", func(c *wire.LoggedChange) string { return fmt.Sprint(c.Undone) }},
			{"at", func(c *wire.LoggedChange) string { return c.At.Format(time.RFC3339Nano) }}, author, what},
	}
}

func newPurge(e *env) *cobra.Command {
	var l ledger
	var reason string
	var also, leave bool
	c := &cobra.Command{
		Use:   "purge ID --reason WHY",
		Short: "erase a document for good: from the file, its log and its history",
		Example: `  isnad purge b05 --reason 'the publisher asked for it'
  isnad purge b05 --reason 'the publisher asked for it' --also-edits`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(reason) == "" || also && leave {
				return usagef("usage: isnad purge ID --reason WHY; name no document in the reason, it stays in the log")
			}
			return l.writing(cmd, e, func(ctx context.Context, s *sqlite.Store, author string) error {
				erasure := store.Erasure{Document: isnad.DocumentID(args[0]), Author: author, Reason: reason}
				var err error
				if erasure.Also, err = echoes(cmd, e, s, erasure.Document, also, leave); err != nil {
					return err
				}
				n, err := s.Purge(ctx, erasure)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(e.out, "%d\tpurged; copies of the file, backups and exports are yours to erase\n", n)
				return err
			})
		},
	}
	l.flags(c, "as")
	c.Flags().StringVar(&reason, "reason", "", "why; it stays in the log")
	c.Flags().BoolVar(&also, "also-edits", false, "erase too what persons typed elsewhere with words of it")
	c.Flags().BoolVar(&leave, "keep-edits", false, "leave what persons typed elsewhere, though it has words of it")
	return c
}

// echoes lists the acts of persons that go with a document, for they hold words of it. Where there are some and nobody said what is to become of them, they
// are shown and nothing is erased: once the document is gone nobody can find them any more.
func echoes(cmd *cobra.Command, e *env, s *sqlite.Store, d isnad.DocumentID, also, leave bool) (numbers []uint64, err error) {
	if leave {
		return nil, nil
	}
	texts, err := s.Texts(cmd.Context(), d)
	if err != nil {
		return nil, err
	}
	f, err := s.Findings(cmd.Context(), d)
	if err != nil && !errors.Is(err, isnad.ErrNotFound) {
		return nil, err
	}
	for _, n := range f.Nouns {
		if d, ok := n.(isnad.Document); ok {
			texts = append(texts, d.Title, d.Outlet, d.Author)
		}
	}
	acts, err := s.Acts(cmd.Context(), 0)
	if err != nil {
		return nil, err
	}
	found := edit.Echoes(acts, d, texts)
	for _, c := range found {
		numbers = append(numbers, c.Number)
		if !also {
			fmt.Fprintf(e.err, "%d\t%s\t%s\n", c.Number, clean(c.Author), clean(edit.Say(c.What)))
		}
	}
	if len(found) > 0 && !also {
		return nil, fmt.Errorf("nothing was erased: these changes hold words of %s too; --also-edits erases them with it, --keep-edits leaves them: %w", d, isnad.ErrRefused)
	}
	return numbers, nil
}

func newVerify(e *env) *cobra.Command {
	var l ledger
	c := &cobra.Command{Use: "verify", Short: "hold every change and text of the store against its hash and the chain of all, and every judgement against its seal", RunE: func(cmd *cobra.Command, args []string) error {
		return l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
			r, err := s.Verify(ctx)
			if err != nil {
				return err
			}
			_, broken, err := seals(ctx, s)
			if err != nil && !errors.Is(err, isnad.ErrDamaged) {
				return err
			}
			return report(e, r, broken)
		})
	}}
	l.flags(c)
	return c
}

// report prints what a look over the store found; faults make the exit.
func report(e *env, r sqlite.Report, more []string) error {
	fmt.Fprintf(e.out, "%d changes (%d emptied), %d texts\nhead %s\n", r.Changes, r.Emptied, r.Texts, r.Head)
	if r.Lost > 0 {
		fmt.Fprintf(e.out, "%d of the emptied were lost to damage; what comes after each can not be tied to what came before\n", r.Lost)
	}
	faults := append(r.Faults, more...)
	for _, f := range faults {
		fmt.Fprintln(e.out, f)
	}
	if len(faults) > 0 {
		return fmt.Errorf("%d faults: %w", len(faults), isnad.ErrDamaged)
	}
	_, err := fmt.Fprintln(e.out, "sound")
	return err
}

func newDoctor(e *env) *cobra.Command {
	var l ledger
	var repair bool
	var salvage string
	c := &cobra.Command{
		Use:     "doctor",
		Short:   "look over the store: versions, sizes, where it lies, whether it is whole; --repair makes its tables anew from the changes, --salvage copies what can be read of a damaged one",
		Example: "  isnad doctor\n  isnad doctor --repair\n  isnad doctor --db damaged.db --salvage new.db",
		RunE: func(cmd *cobra.Command, args []string) error {
			if salvage != "" {
				return rescue(cmd, e, &l, salvage)
			}
			return l.with(cmd, e, sqlite.Options{ReadOnly: !repair}, func(ctx context.Context, s *sqlite.Store) error {
				if repair {
					if err := s.Rebuild(ctx); err != nil {
						return err
					}
				}
				if err := describe(ctx, e, s, l.path()); err != nil {
					fmt.Fprintln(e.err, "isnad:", err)
				}
				return examine(ctx, e, s)
			})
		},
	}
	l.flags(c, "as")
	c.Flags().StringVar(&salvage, "salvage", "", "a new file for what can be read of a damaged store; the store is left as it is")
	c.Flags().BoolVar(&repair, "repair", false, "make the tables beside the changes anew")
	return c
}

// rescue copies what can be read of a damaged store into a new file, and tells what is lost.
func rescue(cmd *cobra.Command, e *env, l *ledger, to string) error {
	author, err := l.author()
	if err != nil {
		return err
	}
	r, err := sqlite.Salvage(cmd.Context(), l.path(), to, author)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%d changes and %d texts are in %s\n", r.Changes, r.Texts, clean(to))
	for _, n := range r.Lost {
		fmt.Fprintf(e.out, "change %d is lost\n", n)
	}
	for _, d := range r.Textless {
		fmt.Fprintf(e.out, "the text of %s is lost\n", clean(string(d)))
	}
	if n := len(r.Lost) + len(r.Textless); n > 0 {
		return some{n, n + int(r.Changes)}
	}
	return nil
}

// examine tells all that is wrong, also where one look fails.
func examine(ctx context.Context, e *env, s *sqlite.Store) error {
	var faults []string
	for _, look := range []struct {
		name string
		do   func() ([]string, error)
	}{
		{"pages of the file", func() ([]string, error) { return s.Integrity(ctx) }},
		{"tables beside the changes (--repair)", func() ([]string, error) { return s.Compare(ctx) }},
	} {
		found, err := look.do()
		if err != nil {
			found = append(found, err.Error())
		}
		for _, f := range found {
			faults = append(faults, look.name+": "+f)
		}
	}
	r, err := s.Verify(ctx)
	if err != nil {
		faults = append(faults, "changes: "+err.Error())
	}
	return report(e, r, faults)
}

func newChanges(e *env) *cobra.Command {
	c := &cobra.Command{Use: "changes", Short: "hand corrections to a colleague, and take hers", Args: func(_ *cobra.Command, args []string) error {
		return usagef("changes %s: want export or import", strings.Join(args, " "))
	}, RunE: func(*cobra.Command, []string) error { return nil }}
	c.AddCommand(newExport(e), newImport(e))
	return c
}

func newExport(e *env) *cobra.Command {
	var l ledger
	var since uint64
	c := &cobra.Command{
		Use:     "export",
		Short:   "print what persons changed, as a file for a colleague",
		Example: "  isnad changes export --since 120 > corrections.jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			return l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error { return handOver(ctx, e, s, since) })
		},
	}
	l.flags(c)
	c.Flags().Uint64Var(&since, "since", 0, "changes after this number only")
	return c
}

func handOver(ctx context.Context, e *env, s *sqlite.Store, since uint64) error {
	acts, err := s.Acts(ctx, since)
	if err != nil {
		return err
	}
	_, ids, err := s.Numbers(ctx)
	if err != nil {
		return err
	}
	if err := codec.WriteHead(e.out); err != nil {
		return err
	}
	for _, a := range edit.HandOver(acts, ids) {
		if err := codec.WriteChange(e.out, a); err != nil {
			return err
		}
	}
	return nil
}

var takes = map[string]edit.Take{"": edit.TakeNone, "ours": edit.TakeOurs, "theirs": edit.TakeTheirs}

func newImport(e *env) *cobra.Command {
	var l ledger
	var take string
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "take a colleague's changes under her name; what clashes with yours is shown beside it and waits",
		Example: `  isnad changes import corrections.jsonl
  isnad changes import corrections.jsonl --take theirs`,
		RunE: func(cmd *cobra.Command, args []string) error {
			how, ok := takes[take]
			if len(args) != 1 || !ok {
				return usagef("usage: isnad changes import FILE [--take ours|theirs]")
			}
			changes, err := readChanges(e, args[0])
			if err != nil {
				return err
			}
			return l.with(cmd, e, sqlite.Options{}, func(ctx context.Context, s *sqlite.Store) error { return receive(ctx, e, s, changes, how) })
		},
	}
	l.flags(c)
	c.Flags().StringVar(&take, "take", "", "what becomes of changes that clash: ours or theirs")
	return c
}

func readChanges(e *env, name string) ([]codec.Handed, error) {
	var in io.Reader = e.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("%v: %w", err, isnad.ErrNotFound)
		}
		defer f.Close()
		in = f
	}
	changes, err := codec.ReadChanges(in)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return changes, nil
}

func receive(ctx context.Context, e *env, s *sqlite.Store, changes []codec.Handed, how edit.Take) error {
	base, err := s.Last(ctx)
	if err != nil {
		return err
	}
	ours, err := s.Acts(ctx, 0)
	if err != nil {
		return err
	}
	here, _, err := s.Numbers(ctx)
	if err != nil {
		return err
	}
	in := edit.Receive(ours, base, here, changes, how)
	if len(in.Steps) > 0 {
		if _, err := s.Append(ctx, base, in.Steps); err != nil {
			return err
		}
	}
	fmt.Fprintf(e.out, "%d taken, %d were here, %d undo what is not here, %d clash\n", len(in.Steps), in.Already, in.Aimless, len(in.Clashes))
	if in.Barred > 0 {
		fmt.Fprintf(e.out, "%d are no acts of a person and were left out\n", in.Barred)
	}
	for _, k := range in.Clashes {
		fmt.Fprintf(e.out, "\n%s %s\n", k.Subject.Kind, clean(k.Subject.ID))
		for _, side := range []struct {
			name string
			c    isnad.Change
		}{{"ours", k.Ours}, {"theirs", k.Theirs}} {
			fmt.Fprintf(e.out, "  %-6s  %s  %s  %s\n", side.name, side.c.At.Format(time.DateTime), clean(side.c.Author), clean(edit.Say(side.c.What)))
		}
	}
	if len(in.Clashes) > 0 && how == edit.TakeNone {
		return some{len(in.Clashes), len(changes) + 1}
	}
	return nil
}
