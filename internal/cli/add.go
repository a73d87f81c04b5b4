package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/ingest"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

func newAdd(e *env) *cobra.Command {
	var s source
	var l ledger
	var replace bool
	c := &cobra.Command{
		Use:   "add FILE|FOLDER|URL...",
		Short: "read articles into a store, where they stay",
		Example: `  isnad add --db isnad.db articles.jsonl
  isnad add --case embassy article.txt
  isnad add https://outlet.example/2020/10/02/article folder/ feed.xml`,
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(files) == 0 {
				return usagef("add: name at least one file, or - for the standard input")
			}
			if e.format != "text" && e.format != "jsonl" {
				return usagef("--format %q: want text or jsonl", e.format)
			}
			if err := s.check(); err != nil {
				return err
			}
			return addAll(cmd, e, files, s, l, replace)
		},
	}
	s.flags(c)
	l.flags(c, "as")
	c.Flags().StringVar(&l.name, "case", "", "name of a case that the articles join")
	c.Flags().StringVar(&e.format, "format", "text", "text or jsonl: a line for each article")
	c.Flags().BoolVar(&replace, "replace", false, "let an article take the place of another text with its id")
	return c
}

func addAll(cmd *cobra.Command, e *env, files []string, s source, l ledger, replace bool) error {
	into := ingest.Into{Case: l.name, Replace: replace}
	var err error
	if l.name != "" {
		if into.Author, err = l.author(); err != nil {
			return err
		}
	}
	model, err := openModel(s.weights)
	if err != nil {
		return err
	}
	db, err := l.open(cmd.Context(), e, sqlite.Options{Create: true})
	if err != nil {
		return err
	}
	defer db.Close()
	into.Store = db
	t := tally{e: e}
	o := ingest.Options{Published: s.published, Outlet: s.outlet, Stdin: e.stdin, Model: model, Columns: s.columns, HTTP: ingest.Web()}
	if err := ingest.Add(cmd.Context(), files, lexicon.Arabic(), o, into, t.one); err != nil {
		return err
	}
	return t.end()
}

// A tally prints what became of each document and counts.
type tally struct {
	e      *env
	counts map[ingest.Outcome]int
	all    int
}

func (t *tally) one(a ingest.Added) error {
	if t.counts == nil {
		t.counts = map[ingest.Outcome]int{}
	}
	t.all++
	t.counts[a.Outcome]++
	for _, n := range a.Notes {
		fmt.Fprintln(t.e.err, n)
	}
	if a.Fault != nil {
		fmt.Fprintln(t.e.err, a.Fault)
	}
	if t.e.format == "jsonl" {
		return encoder(t.e.out, "").Encode(wire.NewAdded(string(a.Outcome), a.Document, a.Number, a.Findings, a.Twins, a.Fault))
	}
	if a.Fault != nil {
		return nil
	}
	twins := ""
	for _, d := range a.Twins {
		twins += fmt.Sprintf("  same text as %s", clean(string(d)))
	}
	_, err := fmt.Fprintf(t.e.out, "%-9s  %s%s\n", a.Outcome, clean(string(a.Document)), twins)
	return err
}

// end says the counts on the standard error and tells whether some failed.
func (t *tally) end() error {
	for _, o := range []ingest.Outcome{ingest.New, ingest.Known, ingest.Replaced, ingest.Unchanged, ingest.Failed} {
		if n := t.counts[o]; n > 0 {
			fmt.Fprintf(t.e.err, "%d %s  ", n, o)
		}
	}
	fmt.Fprintln(t.e.err)
	if n := t.counts[ingest.Failed]; n > 0 {
		return some{n, t.all}
	}
	return nil
}

func newReread(e *env) *cobra.Command {
	var l ledger
	var weights string
	c := &cobra.Command{
		Use:     "reread [ID...]",
		Short:   "read articles of the store anew, all or those named; what persons changed stays",
		Example: "  isnad reread\n  isnad reread b01 b02",
		RunE: func(cmd *cobra.Command, args []string) error {
			model, err := openModel(weights)
			if err != nil {
				return err
			}
			db, err := l.open(cmd.Context(), e, sqlite.Options{})
			if err != nil {
				return err
			}
			defer db.Close()
			ids, err := chosen(cmd, db, args, l.name)
			if err != nil {
				return err
			}
			e.format = "text"
			t := tally{e: e}
			if err := ingest.Reread(cmd.Context(), db, ids, lexicon.Arabic(), model, t.one); err != nil {
				return err
			}
			return t.end()
		},
	}
	l.flags(c, "case")
	c.Flags().StringVar(&weights, "weights", "", "file of weights to use in place of the built-in ones")
	return c
}

// chosen lists the documents that are named, else those of the case, else all.
func chosen(cmd *cobra.Command, s *sqlite.Store, args []string, name string) (ids []isnad.DocumentID, err error) {
	for _, a := range args {
		ids = append(ids, isnad.DocumentID(a))
	}
	if len(args) > 0 {
		return ids, nil
	}
	if ids, err = s.Members(cmd.Context(), name); err == nil && len(ids) == 0 && name != "" {
		return nil, fmt.Errorf("case %q holds no documents: %w", name, isnad.ErrNotFound)
	}
	return ids, err
}
